import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import { takeTest, useSchool } from '../support/school.ts'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)
const migration = () => {
  const file = readdirSync(MIGRATIONS).find((file) => file.endsWith('_streak_bonus.sql')) ?? ''
  return readFileSync(new URL(file, MIGRATIONS), 'utf8')
}

describe('a database from before a streak bonus asked for a pass', () => {
  const school = useSchool()

  const stateOf = async (person: string) => {
    const sql = school.sql()
    const [learner] = await sql`select streaks, total::integer from user_counters where user_id = ${person}`
    const [streak] = await sql`
      select bonus_day::text from user_streaks where user_id = ${person} and kind = 'learning'
    `
    const marks =
      await sql`select dims -> 'bonus_paid' as paid from activity_events where user_id = ${person} order by seq`
    const bonus = await sql`
      select amount, reference from xp_transactions where user_id = ${person} and reason = 'streak' order by reference
    `
    return { learner, bonus_day: streak?.bonus_day, marks: marks.map(({ paid }) => paid), bonus: [...bonus] }
  }

  it('the bonus that a failed test paid stays, is not paid again, and a replay of the log agrees', async () => {
    const failing = await school.newcomer()
    const passing = await school.newcomer()
    await takeTest(failing, school.test(), { length: 50, correct: 10 })
    await takeTest(passing, school.test(), { length: 50, correct: 40 })
    const [unpaid, paid] = [await stateOf(failing.person), await stateOf(passing.person)]
    expect(unpaid.bonus).toEqual([])
    expect(paid.bonus).toEqual([{ amount: 5, reference: paid.bonus_day }])

    // As the engine left them: the first test of a day paid, whatever its score, and no streak knew its last bonus.
    const sql = school.sql()
    await sql`
      insert into xp_transactions (user_id, community_id, amount, reason, reference, event_id, local_date)
      select user_id, community_id, 5, 'streak', local_date::text, id, local_date
      from activity_events where user_id = ${failing.person} and type = 'test_completed'
    `
    await sql`update user_counters set total = total + 5 where user_id = ${failing.person}`
    await sql`update user_streaks set bonus_day = null`
    await sql`
      update user_counters
      set streaks = (select json_object_agg(key, value::jsonb - 'bonus_day') from json_each(streaks))
      where exists (select from json_each(streaks))
    `
    const [mark = ''] = /do \$bonus\$.+?\$bonus\$;/s.exec(migration()) ?? []
    for (const _ of [1, 2]) {
      await sql.unsafe(mark)
      expect(await stateOf(passing.person)).toEqual(paid)
      const { learner, ...rest } = await stateOf(failing.person)
      expect(rest).toEqual({
        bonus_day: paid.bonus_day,
        marks: [true],
        bonus: [{ amount: 5, reference: paid.bonus_day }],
      })
      expect(learner?.streaks.learning.bonus_day).toBe(paid.bonus_day)
    }

    // A test that is passed later on the same day does not pay it once more.
    await takeTest(failing, school.test(), { length: 50, correct: 40 })
    expect((await stateOf(failing.person)).bonus).toHaveLength(1)
    for await (const difference of verifyAll(school.api().database.db, createRulesets()))
      expect(difference).toBeUndefined()
  })
})
