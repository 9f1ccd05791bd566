import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withService } from '../../../functions/_db/session.ts'
import type { BudgetLimits } from '../../../functions/_domain/assistant/budgets.ts'
import { LIST_PRICES } from '../../../functions/_domain/assistant/list-prices.ts'
import { LEASE } from '../../../functions/_services/assistant/assistant-services.ts'
import { reserve } from '../../../functions/_services/assistant/reserve.ts'
import { settle } from '../../../functions/_services/assistant/settle.ts'
import { sweepAssistant } from '../../../functions/_services/assistant/sweep.ts'
import { useDatabase } from '../../support/database.ts'
import { createCommunity, createPerson } from '../../support/people.ts'

const MODEL = 'claude-sonnet-5-5'
/** An output token costs ten millionths of a dollar. */
const usageOf = (outputTokens: number) => ({ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens })

/** One asking: who it is for, what it may cost at most, and what becomes of it. */
const askings = fc.array(
  fc.record({
    learner: fc.nat(2),
    community: fc.nat(1),
    amount: fc.integer({ min: 0, max: 400 }),
    fate: fc.oneof(
      fc.record({ type: fc.constant('settled' as const), tokens: fc.nat(60), twice: fc.boolean() }),
      fc.constant({ type: 'crashed' as const }),
    ),
  }),
  { minLength: 1, maxLength: 24 },
)

describe('the money of the assistant', () => {
  const database = useDatabase()

  it('is reserved before it is spent, then settled or released, and never more than there is', async () => {
    const { sql, db } = database()
    const communities = [await createCommunity(sql), await createCommunity(sql)]
    const learners = await Promise.all(['A', 'B', 'C'].map((name) => createPerson(sql, name)))
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        askings,
        fc.record({ site: fc.nat(3000), community: fc.nat(2000), learner: fc.nat(1000) }),
        async (asked, limits: BudgetLimits) => {
          // Each run has a month of its own.
          const now = Date.UTC(2030, run++, 15, 12)
          const month = new Date(now).toISOString().slice(0, 7)
          const outcomes = await Promise.all(
            asked.map(async ({ learner, community, amount, fate }) => {
              const reserved = await withService(db, (tx) =>
                reserve(tx, {
                  community_id: communities[community] ?? '',
                  user_id: learners[learner] ?? '',
                  task: 'hint',
                  model: MODEL,
                  amount,
                  limits,
                  now,
                }),
              )
              await expectSound(limits, month)
              if (reserved.type === 'exhausted') return reserved.scope
              if (fate.type === 'crashed') return 'crashed'
              const pay = { id: reserved.id, usage: usageOf(fate.tokens), prices: LIST_PRICES, now: now + 1000 }
              for (const _ of fate.twice ? [1, 2] : [1]) await withService(db, (tx) => settle(tx, pay))
              return 'settled'
            }),
          )
          await expectSound(limits, month)
          const crashed = outcomes.filter((outcome) => outcome === 'crashed').length
          expect(await sweepAssistant({ db, now: () => now + LEASE - 1 })).toBe(0)
          // Two sweepers at once share the work.
          const swept = await Promise.all([0, 1].map(() => sweepAssistant({ db, now: () => now + LEASE + 1 })))
          expect(swept.reduce((sum, n) => sum + n, 0)).toBe(crashed)
          await expectSound(limits, month)
          const [left] = await sql<{ reserved: number; unpaid: number }[]>`
            select
              (select coalesce(sum(reserved), 0)::int from assistant_budgets where to_char(period, 'YYYY-MM') = ${month}) as reserved,
              (
                select count(*)::int from assistant_reservations
                where to_char(day, 'YYYY-MM') = ${month} and amount <> settled + released
              ) as unpaid
          `
          expect(left).toEqual({ reserved: 0, unpaid: 0 })
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)

  /** Each budget is what its reservations say, and within its limit. One statement: a picture of one moment. */
  async function expectSound(limits: BudgetLimits, month: string) {
    const wrong = await database().sql`
      with budget as (
        select
          scope, community_id, user_id, period, reserved, spent,
          case scope
            when 'site' then ${limits.site}::bigint
            when 'community' then ${limits.community}::bigint
            else ${limits.learner}::bigint
          end as most
        from assistant_budgets
        where to_char(period, 'YYYY-MM') = ${month}
      )
      select scope, reserved, spent, most, known.*
      from budget
      cross join lateral (
        select
          coalesce(sum(amount) filter (where state = 'open'), 0) as known_reserved, coalesce(sum(settled), 0) as known_spent,
          bool_or(state <> 'open' and amount <> settled + released) as unsettled
        from assistant_reservations as it
        where to_char(it.day, 'YYYY-MM') = ${month}
          and (budget.community_id is null or it.community_id = budget.community_id)
          and (budget.user_id is null or it.user_id = budget.user_id)
      ) as known
      where reserved <> known_reserved or spent <> known_spent or reserved + spent > most or unsettled
    `
    expect([...wrong]).toEqual([])
    const [costs] = await database().sql<{ same: boolean }[]>`
      select
        (select coalesce(sum(cost), 0) from assistant_usage where to_char(day, 'YYYY-MM') = ${month})
        = (select coalesce(sum(spent), 0) from assistant_budgets where scope = 'site' and to_char(period, 'YYYY-MM') = ${month})
        as same
    `
    expect(costs?.same).toBe(true)
  }

  it('lets exactly as many pay as can, however many come at once', async () => {
    const { sql, db } = database()
    const community = await createCommunity(sql)
    const learners = await Promise.all(Array.from({ length: 50 }, (_, n) => createPerson(sql, `Learner ${n}`)))
    const limits = { site: 10_000, community: 599, learner: 10_000 }
    const now = Date.UTC(2029, 1, 1)
    const outcomes = await Promise.all(
      learners.map((user_id) =>
        withService(db, (tx) =>
          reserve(tx, { community_id: community, user_id, task: 'hint', model: MODEL, amount: 100, limits, now }),
        ),
      ),
    )
    expect(outcomes.filter(({ type }) => type === 'reserved')).toHaveLength(5)
    expect(outcomes.filter((it) => it.type === 'exhausted' && it.scope === 'community')).toHaveLength(45)
  })

  it('of a learner whose account is deleted is settled all the same, and the cost stays', async () => {
    const { sql, db } = database()
    const community = await createCommunity(sql)
    const user_id = await createPerson(sql, 'Gone')
    const limits = { site: 10_000, community: 10_000, learner: 10_000 }
    const now = Date.UTC(2028, 1, 1)
    const reserved = await withService(db, (tx) =>
      reserve(tx, { community_id: community, user_id, task: 'hint', model: MODEL, amount: 100, limits, now }),
    )
    if (reserved.type !== 'reserved') throw new Error('There was enough.')
    await sql`delete from auth.users where id = ${user_id}`
    const { id } = reserved
    await withService(db, (tx) => settle(tx, { id, usage: usageOf(4), prices: LIST_PRICES, now }))
    const [row] =
      await sql`select user_id, state, settled::int, released::int from assistant_reservations where id = ${id}`
    expect(row).toEqual({ user_id: null, state: 'settled', settled: 40, released: 60 })
    const budgets = await sql`
      select scope, reserved::int, spent::int from assistant_budgets where period = '2028-02-01' order by scope
    `
    expect([...budgets]).toEqual([
      { scope: 'community', reserved: 0, spent: 40 },
      { scope: 'site', reserved: 0, spent: 40 },
    ])
    const [usage] =
      await sql`select requests, output_tokens::int, cost::int from assistant_usage where community_id = ${community}`
    expect(usage).toEqual({ requests: 1, output_tokens: 4, cost: 40 })
  })
})
