import { lockBudgets, moveBudgets, openBudgets } from '../../_db/queries/assistant/budgets.ts'
import { insertReservation } from '../../_db/queries/assistant/reservations.ts'
import type { AssistantSettingsRow } from '../../_db/queries/assistant/settings.ts'
import type { Transaction } from '../../_db/session.ts'
import { budgetPeriods, exhaustedBudget, type BudgetLimits, type BudgetScope } from '../../_domain/assistant/budgets.ts'
import type { ModelRequest, ModelTask } from '../../_domain/assistant/model-request.ts'
import { mostItCanCost } from '../../_domain/assistant/prices.ts'
import { LEASE, type Assistant } from './assistant-services.ts'
import type { ModelClient } from './model/model-client.ts'

export interface Reserving {
  community_id: string
  user_id: string
  task: ModelTask
  model: string
  /** In millionths of a dollar: the most that the answer can cost. */
  amount: number
  limits: BudgetLimits
  now: number
}

export type Reserved = { type: 'reserved'; id: string } | { type: 'exhausted'; scope: BudgetScope }

/**
 * Takes a sum out of all three budgets, or out of none. Whoever reserves from the same budgets at the same time waits, so that
 * together they never take more than there is.
 */
export async function reserve(tx: Transaction, { limits, amount, now, ...rest }: Reserving): Promise<Reserved> {
  const { day, month } = budgetPeriods(now)
  const owner = { community_id: rest.community_id, user_id: rest.user_id, day, month }
  await openBudgets(tx, owner)
  const scope = exhaustedBudget(await lockBudgets(tx, owner), limits, amount)
  if (scope) return { type: 'exhausted', scope }
  const id = crypto.randomUUID()
  await moveBudgets(tx, owner, { reserved: amount, spent: 0 })
  await insertReservation(tx, { id, ...rest, day, amount, now, leaseUntil: now + LEASE })
  return { type: 'reserved', id }
}

interface ReservingAnswer extends Pick<Reserving, 'community_id' | 'user_id' | 'now'> {
  client: ModelClient
  request: ModelRequest
  settings: AssistantSettingsRow
}

/** The most that the answer to a request can cost, out of the budgets of whoever asked. */
export const reserveAnswer = (
  tx: Transaction,
  { limits, prices }: Assistant,
  { client, request, settings, ...asked }: ReservingAnswer,
): Promise<Reserved> => {
  const model = client.modelOf(request.task)
  const amount = mostItCanCost(model, request, prices)
  return reserve(tx, { ...asked, task: request.task, model, amount, limits: limitsOf(limits, settings) })
}

/** What a community may spend: its own choice, else as configured. More than the site has it never gets. */
export const limitsOf = (configured: BudgetLimits, chosen: AssistantSettingsRow): BudgetLimits => ({
  site: configured.site,
  community: chosen.month_budget ?? configured.community,
  learner: chosen.learner_day_budget ?? configured.learner,
})
