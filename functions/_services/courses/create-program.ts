import type { CreateAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { COURSE_AUTHORS_ONLY, createDraft } from './authored.ts'
import type { Engine } from '../engine/apply.ts'
import { programAt } from './read-program.ts'

/** A draft that only who teaches there sees. */
export function createProgram(
  { db, now }: Engine,
  claims: Claims,
  { community: of, ...draft }: CreateAuthoredBody,
): Promise<Program> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, of, COURSE_AUTHORS_ONLY)
    const id = await createDraft(tx, 'programs', { ...draft, community_id: community.id })
    const written = await authoredSeenBy(tx, claims.sub, 'programs', id)
    if (!written) throw notFound('program')
    return programAt(tx, claims, written, now())
  })
}
