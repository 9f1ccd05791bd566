import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criteria } from '../../functions/_contracts/rules/criteria.ts'
import { EVENT_TYPES } from '../../functions/_domain/engine/event-types.ts'
import { atPath } from '../../functions/_domain/rules/json-path.ts'
import { goodCriteria, spoiledCriteria, type CriteriaJson } from '../support/criteria.ts'
import { useDatabase } from '../support/database.ts'

describe('the grammar of criteria', () => {
  const database = useDatabase()
  const problemInSql = async (rules: CriteriaJson[]) => {
    const rows = await database().sql<{ problem: string | null }[]>`
      select private.criteria_problem(value) as problem
      from jsonb_array_elements(${JSON.stringify(rules)}::text::jsonb) with ordinality
      order by ordinality
    `
    return rows.map((row) => row.problem)
  }
  const problemsInZod = (rule: CriteriaJson) =>
    criteria.safeParse(rule).error?.issues.map((issue) => atPath(issue.path)) ?? []

  it('the event types, facets and metrics in SQL are those of the domain', async () => {
    const [row] = await database().sql`select private.event_types() as types`
    expect(row?.types).toEqual(EVENT_TYPES)
  })

  it('every generated rule is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(goodCriteria, { minLength: 20, maxLength: 20 }), async (rules) => {
        expect(rules.flatMap(problemsInZod)).toEqual([])
        expect((await problemInSql(rules)).filter(Boolean)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('Postgres and the functions refuse the same rules', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spoiledCriteria, { minLength: 40, maxLength: 40 }), async (rules) => {
        const inSql = await problemInSql(rules)
        rules.forEach((rule, index) =>
          expect(
            problemsInZod(rule).length > 0,
            `${JSON.stringify(rule)}: Postgres says ${inSql[index] ?? 'fine'}`,
          ).toBe(inSql[index] !== null),
        )
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [{ counter: 'test_completd', gte: 1 }, 'counter: unknown event type test_completd'],
    [{ all: [{ level: 3 }, { xp: 'lots' }] }, 'all[1].xp: expected a number'],
    [{ any: [] }, 'any: expected a list with at least one rule'],
    [{ level: 3, levle: 4 }, 'levle: unknown key'],
    [{ none_of: [{ level: 3 }] }, 'criteria: expected a rule, such as {"counter": …, "gte": …}'],
    [
      { all: [{ all: [{ all: [{ all: [{ all: [{ level: 1 }] }] }] }] }] },
      'all[0].all[0].all[0].all[0].all[0]: nested deeper than 5',
    ],
  ] as [CriteriaJson, string][])('names the place of what is wrong in %j', async (rule, message) => {
    expect(await problemInSql([rule])).toEqual([message])
    expect(problemsInZod(rule).map((path) => path || 'criteria')).toContain(message.split(': ')[0])
  })

  it('a migration with an invalid rule fails with the place in the JSON', async () => {
    const define = database().sql`
      select private.define_achievements('typing', '[{
        "slug": "broken", "name": "Broken", "description": "Broken.", "type": "level", "category": "speed", "icon": "star",
        "color": "gold", "rarity": "common", "points": 50, "xp": 50,
        "criteria": {"any": [{"level": 5}, {"counter": "typing_test_completed:wpm:sum", "gte": 40}]}
      }]')
    `
    await expect(define).rejects.toThrow(
      'achievement broken of pack typing: malformed criteria at any[1].counter: typing_test_completed is not counted as wpm:sum',
    )
  })
})
