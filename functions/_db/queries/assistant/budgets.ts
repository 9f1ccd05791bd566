import { sql, type SQL } from 'drizzle-orm'
import type { BudgetAccount } from '../../../_domain/assistant/budgets.ts'
import type { Transaction } from '../../session.ts'

/** Whose money an answer costs, and in which periods. */
export interface BudgetOwner {
  community_id: string
  /** Null once the account was deleted: its budget went with it. */
  user_id: string | null
  day: string
  month: string
}

type AccountRow = BudgetAccount & Record<string, unknown>

/** The three budgets of an owner as rows; that of a deleted account matches none. */
const keys = ({ community_id, user_id, day, month }: BudgetOwner): SQL => sql`(
  values
    ('community', ${community_id}::uuid, null::uuid, ${month}::date),
    ('learner', ${community_id}::uuid, ${user_id}::uuid, ${day}::date),
    ('site', null, null, ${month}::date)
) as key (scope, community_id, user_id, period)`

const matches = sql`
  budget.scope = key.scope
  and budget.period = key.period
  and budget.community_id is not distinct from key.community_id
  and budget.user_id is not distinct from key.user_id
`

/** Creates the budgets that are not there yet. In the order in which they are locked, as every other writer does. */
export const openBudgets = (tx: Transaction, owner: BudgetOwner) =>
  tx.execute(sql`
    insert into assistant_budgets (scope, community_id, user_id, period)
    select scope, community_id, user_id, period
    from ${keys(owner)}
    where scope <> 'learner' or user_id is not null
    order by scope
    on conflict do nothing
  `)

/** The budgets of an owner, locked until the transaction ends: whoever else wants them waits. */
export const lockBudgets = async (tx: Transaction, owner: BudgetOwner): Promise<BudgetAccount[]> => [
  ...(await tx.execute<AccountRow>(sql`
    select budget.scope, budget.reserved::float8, budget.spent::float8
    from assistant_budgets as budget
    join ${keys(owner)} on ${matches}
    order by budget.scope
    for update of budget
  `)),
]

/** The same without a lock, for reading. */
export const readBudgets = async (tx: Transaction, owner: BudgetOwner): Promise<BudgetAccount[]> => [
  ...(await tx.execute<AccountRow>(sql`
    select budget.scope, budget.reserved::float8, budget.spent::float8
    from assistant_budgets as budget
    join ${keys(owner)} on ${matches}
    order by budget.scope
  `)),
]

/** Changes budgets that are locked already. */
export const moveBudgets = (
  tx: Transaction,
  owner: BudgetOwner,
  { reserved, spent }: { reserved: number; spent: number },
) =>
  tx.execute(sql`
    update assistant_budgets as budget
    set reserved = reserved + ${reserved}::bigint, spent = spent + ${spent}::bigint
    from ${keys(owner)}
    where ${matches}
  `)
