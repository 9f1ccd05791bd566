import type { AuthoredGate, CreateGateBody } from '../../_contracts/gates/authoring.ts'
import { gateNames } from '../../_db/queries/gates/names.ts'
import { insertGate } from '../../_db/queries/gates/write.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { freeSlug, slugOf } from '../../_domain/courses/slug.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { authoredGateById } from './authored.ts'
import { findCurriculum } from './find-curriculum.ts'
import { toGateRefusal } from './to-gate-refusal.ts'
import { writeNeeds } from './write-needs.ts'

/** Creates a gate at the end of its course or program. Learners do not see a draft. */
export const createGate = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: communitySlug, course, program, needs, ...gate }: CreateGateBody,
): Promise<AuthoredGate> =>
  withUser(db, claims, async (tx) => {
    const curriculum = await findCurriculum(tx, { claims, community: communitySlug, course, program })
    const { scope, community } = curriculum
    if (curriculum.status === 'retired') throw new DomainError('conflict', `The ${scope} is retired.`)
    const id = await insert({ ...gate, of_id: curriculum.id, community_id: community.id })
    if (needs.length > 0) await writeNeeds(tx, { id, community_id: community.id, needs })
    return authoredGateById(tx, { id, community_id: community.id, community: community.slug })

    async function insert(values: Omit<typeof gate, 'slug'> & { slug?: string; of_id: string; community_id: string }) {
      for (;;) {
        const slug = await chooseSlug(tx, values)
        const id = await insertGate(tx, scope, { ...values, slug })
        if (id !== undefined) return id
        // The slug was free when it was chosen; another request took it since. Choose again.
      }
    }
  }).catch((error: unknown) => {
    throw toGateRefusal(error)
  })

/** Rules name the gates of courses and of programs by slug alike, so a slug is unique in the community. */
async function chooseSlug(
  tx: Transaction,
  { slug, title, community_id }: { slug?: string; title: string; community_id: string },
) {
  const taken = new Set((await gateNames(tx, community_id)).map((gate) => gate.slug))
  if (slug === undefined) return freeSlug(slugOf(title), taken)
  if (!taken.has(slug)) return slug
  throw new DomainError('already_exists', 'The community has a gate with this slug.', {
    errors: [{ path: 'body.slug', message: 'is taken' }],
  })
}
