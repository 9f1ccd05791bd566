/** Whom a budget is for, from the smallest. Rows are locked in the order of these words: alphabetical. */
export const BUDGET_SCOPES = ['community', 'learner', 'site'] as const
export type BudgetScope = (typeof BUDGET_SCOPES)[number]

/** What may be spent, in millionths of a dollar: of a community and the site in a month, of a learner in a day. */
export type BudgetLimits = Readonly<Record<BudgetScope, number>>

/** What one budget has given away in its period. */
export interface BudgetAccount {
  scope: BudgetScope
  /** For answers that are being given, at the most they can cost. */
  reserved: number
  spent: number
}

/** The budget that has too little left for a sum, the most personal first; null where all have enough. */
export function exhaustedBudget(
  accounts: readonly BudgetAccount[],
  limits: BudgetLimits,
  sum: number,
): BudgetScope | null {
  const exhausted = new Set(
    accounts.filter(({ scope, reserved, spent }) => reserved + spent + sum > limits[scope]).map(({ scope }) => scope),
  )
  return (['learner', 'community', 'site'] as const).find((scope) => exhausted.has(scope)) ?? null
}

/** The day and the month of a moment, in UTC: budgets begin anew with them. */
export function budgetPeriods(now: number): { day: string; month: string } {
  const day = new Date(now).toISOString().slice(0, 10)
  return { day, month: `${day.slice(0, 7)}-01` }
}

export const MICROS_PER_DOLLAR = 1_000_000
