import type { CreateGateBody, AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { gateNames } from '../../_db/queries/gates/names.ts'
import { insertGate } from '../../_db/queries/gates/write.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { freeSlug, slugOf } from '../../_domain/courses/slug.ts'
import { writeNeeds } from './write-needs.ts'
import { toGateRefusal } from './to-gate-refusal.ts'
import { findCurriculum } from './find-curriculum.ts'
import { authoredGateById } from './authored.ts'

/** A gate of a course or program, behind all that it has. A draft is no gate yet. */
export const createGate = (
  db: Database,
  claims: Claims,
  { community: slug, course, program, needs, ...gate }: CreateGateBody,
): Promise<AuthoredGate> =>
  withUser(db, claims, async (tx) => {
    const {
      id: of_id,
      status,
      scope,
      community,
    } = await findCurriculum(tx, claims, { community: slug, course, program })
    if (status === 'retired') throw new DomainError('conflict', `The ${scope} is retired.`)
    const id = await insert({ ...gate, of_id, community_id: community.id })
    if (needs.length > 0) await writeNeeds(tx, { id, community_id: community.id, needs })
    return authoredGateById(tx, { community_id: community.id, community: community.slug }, id)

    async function insert(values: Omit<typeof gate, 'slug'> & { slug?: string; of_id: string; community_id: string }) {
      for (;;) {
        const slug = await nameFor(tx, values)
        const id = await insertGate(tx, scope, { ...values, slug })
        if (id !== undefined) return id
        // Nobody had it a moment ago: somebody has it now.
      }
    }
  }).catch((error: unknown) => {
    throw toGateRefusal(error)
  })

/** Rules name gates by slug, those of courses and those of programs alike: so nobody else may have it. */
async function nameFor(
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
