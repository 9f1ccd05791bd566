import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import { publishBank } from '../support/publish-bank.ts'
import { takeTest, useSchool } from '../support/school.ts'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)
const migration = (name: string) => {
  const file = readdirSync(MIGRATIONS).find((file) => file.endsWith(`_${name}.sql`)) ?? ''
  return readFileSync(new URL(file, MIGRATIONS), 'utf8')
}

describe('a database from before tests were passed', () => {
  const school = useSchool()

  it('events of before are marked and counted as the engine would have, and a second run changes nothing', async () => {
    const me = await school.newcomer()
    const short = await publishBank(school.sql(), { community: school.harbor(), questions: 25 })
    for (const [test, length, correct] of [
      [school.test(), 25, 20],
      [school.test(), 50, 29],
      [school.test(), 50, 31],
      [school.test(), 75, 75],
      [short, 25, 14],
      [short, 25, 15],
      [short, 25, 25],
    ] as const)
      await takeTest(me, test, { length, correct })
    const stateOf = async () => ({
      dims: await school.sql()`select dims from activity_events where user_id = ${me.person} order by seq`,
      counters: await school.sql()`select counters from user_counters where user_id = ${me.person}`,
      passes:
        await school.sql()`select length, correct from attempts where user_id = ${me.person} and first_pass order by 1`,
    })
    const now = await stateOf()
    expect(now.passes).toEqual([
      { length: 25, correct: 15 },
      { length: 50, correct: 31 },
    ])
    expect(now.counters[0]?.counters['test_completed@first_pass=true']?.[0]).toBe(2)
    expect(now.counters[0]?.counters['test_completed@passed=true']?.[0]).toBe(5)

    await school.sql().unsafe(`
      alter table activity_events disable trigger activity_events_keep;
      update activity_events set dims = (dims::jsonb - 'passed' - 'first_pass')::json;
      alter table activity_events enable trigger activity_events_keep;
      update attempts set first_pass = false;
      update user_counters set counters = (
        select json_object_agg(key, value) from json_each(counters) where key !~ 'passed|first_pass'
      );
    `)
    const [mark] = /do \$passes\$.+?\$passes\$;/s.exec(migration('passed_tests')) ?? []
    for (const _ of [1, 2]) {
      await school.sql().unsafe(mark ?? '')
      expect(await stateOf()).toEqual(now)
    }
    for await (const difference of verifyAll(school.api().database.db, createRulesets()))
      expect(difference).toBeUndefined()
  })

  it('rules of "every test" that communities wrote ask for passes, in the parts of a rule, too', async () => {
    const old = (by: string) => `{${by}"counter": "test_completed@first=true", "gte": "all_tests"}`
    const rule = `{"any": [${old('')}, {"all": [${old('"by": "category", ')}, {"counter": "test_completed@first=true", "gte": 3}]}]}`
    const sql = school.sql()
    await sql.unsafe('alter table achievements drop constraint achievements_criteria_follow_the_grammar')
    await sql.unsafe(`
      insert into achievements (
        community_id, pack, slug, name, description, type, category, icon, color, rarity, points, xp, status, criteria
      )
      values (
        '${school.harbor()}', 'custom', 'all_of_them', 'All of them', 'Every test.', 'collection', 'coverage', 'flag', 'sky',
        'rare', 100, 100, 'live', '${rule}'
      )
    `)
    const [, rewrite] = /(update public\.achievements\n.+?;)\n/s.exec(migration('passed_tests')) ?? []
    await sql.unsafe(rewrite ?? '')
    const [row] = await sql`select criteria, version from achievements where slug = 'all_of_them'`
    const passes = { counter: 'test_completed@first_pass=true', gte: 'all_tests' }
    expect(row).toEqual({
      version: 2,
      criteria: {
        any: [
          passes,
          {
            all: [
              { ...passes, by: 'category' },
              { counter: 'test_completed@first=true', gte: 3 },
            ],
          },
        ],
      },
    })
  })
})
