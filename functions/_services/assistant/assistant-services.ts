import type { BudgetLimits } from '../../_domain/assistant/budgets.ts'
import type { Prices } from '../../_domain/assistant/list-prices.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { ModelClient } from './model/model-client.ts'

/** The assistant of a process. */
export interface Assistant {
  /** Without a key there is none, and the authors answer. */
  model: ModelClient | undefined
  /** What may be spent where a community has not chosen less or more; the site's is the last word. */
  limits: BudgetLimits
  prices: Prices
}

export interface AssistantServices extends AttemptServices {
  assistant: Assistant
}

/**
 * How long an answer is waited for, in milliseconds, before its process is taken to be dead: longer than a model client
 * goes on. What was reserved for it then counts as spent.
 */
export const LEASE = 5 * 60_000
