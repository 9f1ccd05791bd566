import { endLostSteps } from '../../_db/queries/assistant/steps.ts'
import { endLostTurns } from '../../_db/queries/support/assistant-turns.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'
import { expireLost } from './settle.ts'

/** Ends what processes that died left open, and returns how many reservations that were. */
export async function sweepAssistant({ db, now }: DatabaseContext): Promise<number> {
  await withService(db, (tx) => endLostSteps(tx, now()))
  await withService(db, (tx) => endLostTurns(tx, now()))
  let expired = 0
  // Each in a transaction of its own, so that budgets are locked for a moment only.
  while (await withService(db, (tx) => expireLost(tx, now()))) expired++
  return expired
}
