import { lockBudgets, moveBudgets } from '../../_db/queries/assistant/budgets.ts'
import {
  closeReservation,
  lockLostReservation,
  lockReservation,
  type OpenReservation,
} from '../../_db/queries/assistant/reservations.ts'
import { addUsage } from '../../_db/queries/assistant/usage.ts'
import type { Transaction } from '../../_db/session.ts'
import type { Prices } from '../../_domain/assistant/list-prices.ts'
import type { Usage } from '../../_domain/assistant/model-request.ts'
import { costOf } from '../../_domain/assistant/prices.ts'

const NO_USAGE: Usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }

/** Pays what an answer cost, and gives back the rest. One that was settled or has expired stays as it is. */
export async function settle(
  tx: Transaction,
  { id, usage, prices, now }: { id: string; usage: Usage; prices: Prices; now: number },
): Promise<void> {
  const reservation = await lockReservation(tx, id)
  if (!reservation) return
  // An answer cannot cost more than the most it can cost; if the prices were wrong, the budget still is right.
  const cost = Math.min(reservation.amount, costOf(reservation.model, usage, prices))
  await close(tx, reservation, { state: 'settled', settled: cost, usage, now })
}

/**
 * Pays one reservation whose process died, as if the answer had cost the most it could: what the provider bills is not
 * known, and less could spend more than the budget. Answers whether there was one.
 */
export async function expireLost(tx: Transaction, now: number): Promise<boolean> {
  const reservation = await lockLostReservation(tx, now)
  if (!reservation) return false
  await close(tx, reservation, { state: 'expired', settled: reservation.amount, usage: NO_USAGE, now })
  return true
}

async function close(
  tx: Transaction,
  reservation: OpenReservation,
  closing: Parameters<typeof closeReservation>[2],
): Promise<void> {
  await lockBudgets(tx, reservation)
  await moveBudgets(tx, reservation, { reserved: -reservation.amount, spent: closing.settled })
  await closeReservation(tx, reservation, closing)
  await addUsage(tx, reservation, closing.usage, closing.settled)
}
