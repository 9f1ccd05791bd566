import { authoredGates, type AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import { loadSurroundings } from '../../_db/queries/gates/surroundings.ts'
import { setNeeds } from '../../_db/queries/gates/write.ts'
import { refusedBy } from '../../_db/errors.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { findCycle } from '../../_domain/gates/find-cycle.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { surroundingsOf } from './surroundings.ts'

interface GateNeeds {
  id: string
  community_id: string
  needs: readonly string[]
}

/** Writes which gates a gate needs, or says why it cannot need one of them. */
export async function writeNeeds(tx: Transaction, { id: gateId, community_id, needs }: GateNeeds): Promise<void> {
  const rows = await authoredGates(tx, community_id)
  const gate = rows.find(({ id }) => id === gateId)
  if (!gate) throw new Error('A gate that was just written is not there.')
  const { inReach } = surroundingsOf(gate, { rows, surroundings: await loadSurroundings(tx, community_id) })
  const errors = needs.flatMap((id, index) =>
    inReach.has(id)
      ? []
      : [{ path: `body.needs[${index}]`, message: `is no gate of ${gate.of_title}${OR_ITS_COURSES[gate.scope]}` }],
  )
  if (errors.length > 0) throw new DomainError('validation_failed', 'This gate cannot require that one.', { errors })
  refuseCycle(rows, { id: gateId, needs })
  const needed = rows.filter(({ id }) => needs.includes(id))
  await setNeeds(
    tx,
    gate,
    needed.map(({ id, scope }) => ({ id, scope })),
  )
}

const OR_ITS_COURSES = { course: '', program: ' or of a course in it' }

function refuseCycle(
  rows: readonly AuthoredGateRow[],
  { id, needs }: Omit<GateNeeds, 'community_id'>,
  cause?: unknown,
) {
  const edges = new Map(rows.map((gate) => [gate.id, gate.id === id ? needs : gate.needs]))
  const cycle = findCycle(id, edges)
  if (!cycle) return
  const titles = cycle.map((id) => rows.find((gate) => gate.id === id)?.title ?? '?')
  throw new DomainError('milestone_cycle', 'These gates require each other, so none of them could ever open.', {
    errors: [{ path: 'body.needs', message: titles.join(' → ') }],
    cause,
  })
}

/** Names the cycle when the trigger refused one: another request closed it at the same time. Other errors come back as they are. */
export async function toNeedsRefusal(
  { db, claims }: WithClaims<DatabaseContext>,
  { error, ...wanted }: GateNeeds & { error: unknown },
): Promise<unknown> {
  const message = refusedBy(error)?.message ?? ''
  if (message.includes('need each other in a circle'))
    await withUser(db, claims, async (tx) => refuseCycle(await authoredGates(tx, wanted.community_id), wanted, error))
  return error
}
