import { describe, expect, it } from 'vitest'
import { readiness as readinessContract } from '../../../functions/_contracts/readiness/readiness.ts'
import { useGuild } from '../../support/guild.ts'
import { judgeAll, onlyBank } from '../../support/mastery.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('what an exam would come to', () => {
  const guild = useGuild()
  const learner = async () => sitter(guild.api(), await guild.member('student'))
  const ask = (person: string, test: string) => guild.api().ask(`/attempts-api/tests/${test}/readiness`, person)
  const read = async (person: string, test: string) => {
    const response = await ask(person, test)
    const text = await response.text()
    expect(response.status, text).toBe(200)
    return readinessContract.parse(JSON.parse(text).data)
  }
  const stored = (person: string) => guild.sql()`
    select score, chance, percent::float8 as percent, attempt_id from score_predictions
    where user_id = ${person} order by predicted_at
  `

  it('is not said before enough was answered, and then is stored, shown again in its place, and scored by the next exam', async () => {
    await onlyBank(guild.sql(), guild.id())
    const test_id = await publishBank(guild.sql(), { community: guild.id(), questions: 75 })
    const me = await learner()
    expect(await read(me.person, test_id)).toMatchObject({
      ...{ length: 75, prediction: null, raises: [] },
      missing: { answers: 30, topics: ['Topic 0', 'Topic 1', 'Topic 2'] },
    })
    await takeTest(me, test_id, { correct: 25 })
    await judgeAll(guild.api())
    expect(await read(me.person, test_id)).toMatchObject({ missing: { answers: 5, topics: [] }, prediction: null })
    expect(await stored(me.person)).toEqual([])
    await takeTest(me, test_id, { correct: 45, length: 50 })
    await judgeAll(guild.api())
    const first = await read(me.person, test_id)
    expect(first).toMatchObject({ missing: null, record: { exams: 0, brier: null } })
    expect(first.raises.length).toBeGreaterThan(0)
    expect(await read(me.person, test_id)).toEqual(first)
    expect(await stored(me.person)).toMatchObject([{ attempt_id: null, percent: null }])
    // What was finished so far was yesterday, and the next exam begins after what was shown.
    await guild.sql()`
      update attempts
      set status = 'finished', started_at = started_at - interval '1 day', finished_at = finished_at - interval '1 day'
      where user_id = ${me.person}
    `
    await guild.sql()`update score_predictions set predicted_at = predicted_at - interval '1 hour'`
    const { attempt_id } = await takeTest(me, test_id, { correct: 40, length: 50 })
    // A look at it before the worker has followed the exam takes nothing back.
    await read(me.person, test_id)
    await judgeAll(guild.api())
    expect(await stored(me.person)).toMatchObject([{ attempt_id, percent: 80 }])
    await read(me.person, test_id)
    expect(await stored(me.person)).toHaveLength(2)
  })

  it('is corrected by exams that were taken as they had been predicted, and by no others', async () => {
    await onlyBank(guild.sql(), guild.id())
    const test_id = await publishBank(guild.sql(), { community: guild.id(), questions: 50 })
    const [me, other] = [await learner(), await learner()]
    await takeTest(me, test_id, { correct: 35, length: 50 })
    await takeTest(other, test_id, { correct: 20, length: 50 })
    await judgeAll(guild.api())
    const scoreNow = async () => (await read(me.person, test_id)).prediction?.score ?? 0
    const before = await scoreNow()
    // Forty times the other was told 60% a minute before they got 40%.
    await guild.sql()`
      insert into score_predictions (
        user_id, community_id, test_id, predicted_at, score, low, high, chance, attempt_id, percent, length, plain_score,
        plain_variance, plain_again
      )
      select
        user_id, community_id, test_id, started_at - interval '1 minute', 60, 50, 70, 0.5, id, percent, 50, 60, 25, 1
      from attempts, generate_series(1, 40)
      where user_id = ${other.person}
    `
    expect(await scoreNow()).toBeLessThan(before - 8)
    await guild.sql()`update score_predictions set length = 25 where user_id = ${other.person}`
    expect(await scoreNow()).toBe(before)
    await guild.sql()`
      update score_predictions set length = 50, predicted_at = predicted_at - interval '3 days'
      where user_id = ${other.person}
    `
    expect(await scoreNow()).toBe(before)
  })

  it('is told of live tests of their own community alone', async () => {
    const me = await learner()
    const [other] = await guild.sql()<{ id: string }[]>`select id from tests where slug = 'networking-fundamentals'`
    expect((await ask(me.person, other?.id ?? '')).status).toBe(404)
    const retired = await onlyBank(guild.sql(), guild.id())
    await onlyBank(guild.sql(), guild.id())
    expect((await ask(me.person, retired)).status).toBe(404)
  })
})
