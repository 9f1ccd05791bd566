import { setNeeds } from '../../_db/queries/gates/write.ts'
import { loadSurroundings, authoredGates, type AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import type { Database } from '../../_db/client.ts'
import { refusedBy } from '../../_db/errors.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { findCycle } from '../../_domain/gates/find-cycle.ts'
import { DomainError } from '../../_domain/errors.ts'
import { surroundingsOf } from './surroundings.ts'

interface Wanted {
  id: string
  community_id: string
  needs: readonly string[]
}

/** Writes what a gate needs, or says why it cannot need that. */
export async function writeNeeds(tx: Transaction, wanted: Wanted): Promise<void> {
  const all = await authoredGates(tx, wanted.community_id)
  const gate = all.find(({ id }) => id === wanted.id)
  if (!gate) throw new Error('A gate that was just written is not there.')
  const { inReach } = surroundingsOf(gate, all, await loadSurroundings(tx, wanted.community_id))
  const errors = wanted.needs.flatMap((id, index) =>
    inReach.has(id)
      ? []
      : [{ path: `body.needs[${index}]`, message: `is no gate of ${gate.of_title}${OR_ITS_COURSES[gate.scope]}` }],
  )
  if (errors.length > 0) throw new DomainError('validation_failed', 'It cannot need that.', { errors })
  refuseCycle(all, wanted)
  const needed = all.filter(({ id }) => wanted.needs.includes(id))
  await setNeeds(
    tx,
    gate,
    needed.map(({ id, scope }) => ({ id, scope })),
  )
}

const OR_ITS_COURSES = { course: '', program: ' or of a course in it' }

function refuseCycle(all: readonly AuthoredGateRow[], { id, needs }: Wanted, cause?: unknown): void {
  const edges = new Map(all.map((gate) => [gate.id, gate.id === id ? needs : gate.needs]))
  const circle = findCycle(id, edges)
  if (!circle) return
  const titles = circle.map((one) => all.find((gate) => gate.id === one)?.title ?? '?')
  throw new DomainError('milestone_cycle', 'Gates that need each other never open.', {
    errors: [{ path: 'body.needs', message: titles.join(' → ') }],
    cause,
  })
}

/** What the triggers refuse of what gates need, since somebody else changed something at the same time. */
export async function toNeedsRefusal(db: Database, claims: Claims, wanted: Wanted, error: unknown): Promise<unknown> {
  const said = refusedBy(error)?.message ?? ''
  if (said.includes('need each other in a circle'))
    await withUser(db, claims, async (tx) => refuseCycle(await authoredGates(tx, wanted.community_id), wanted, error))
  return error
}
