import type { CreateAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { withUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { COURSE_AUTHORS_ONLY, createDraft } from './authored.ts'
import { programAt } from './read-program.ts'

/** Creates a draft, which only instructors and admins of the community see. */
export const createProgram = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: communitySlug, ...values }: CreateAuthoredBody,
): Promise<Program> =>
  withUser(db, claims, async (tx) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, communitySlug, COURSE_AUTHORS_ONLY)
    const draft = await createDraft(tx, { claims, table: 'programs', values: { ...values, community_id } })
    return programAt(tx, { ...draft, claims, now: now() })
  })
