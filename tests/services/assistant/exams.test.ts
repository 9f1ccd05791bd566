import { beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../support/clock.ts'
import { helped } from '../../support/helped.ts'
import { useSchool } from '../../support/school.ts'

const words = 'I would say it is the first one.'

describe('help while an exam runs', () => {
  const clock = createClock()
  const school = useSchool({ now: clock.now })
  // Without quotas an attempt asks the first of the bank.
  beforeAll(() => school.sql()`update tests set quotas = null where id = ${school.test()}`)
  const testOf = async (slug: string) => {
    const [row] = await school.sql()<{ id: string }[]>`select id from tests where slug = ${slug} and status = 'live'`
    if (!row) throw new Error(`The seeds have no ${slug}.`)
    return row.id
  }
  const learner = async () => {
    const me = await school.newcomer()
    const finished = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    await me.finish(finished.id)
    return { me, finished: finished.id, help: helped(school.api(), me.person) }
  }
  /** Which question of an attempt has this place in the bank. */
  const numberOf = async (attempt: string, position: number) => {
    const [row] = await school.sql()<{ number: number }[]>`
      select array_position(question_order, ${position}::smallint) as number from attempts where id = ${attempt}
    `
    return row?.number ?? 0
  }

  it('is refused in the exam itself, before anything is stored', async () => {
    const { me, help } = await learner()
    const exam = await me.start({ test_id: school.test(), mode: 'exam', length: 75 })
    expect(await help.refusal(exam.id, 1, { words })).toMatchObject({ status: 403, code: 'exam_running' })
    expect(await help.ladderRefusal(exam.id, 1)).toMatchObject({ status: 403, code: 'exam_running' })
    const [steps] = await school.sql()<{ n: number }[]>`
      select count(*)::int as n from assistant_steps where attempt_id = ${exam.id}
    `
    expect(steps?.n).toBe(0)
    await me.finish(exam.id)
    expect((await help.step(exam.id, 1)).step).toBe('explain')
  })

  it('is refused for the same question of another attempt, and given for others', async () => {
    const { me, finished, help } = await learner()
    const long = await me.start({ test_id: school.test(), mode: 'practice', length: 100 })
    await me.finish(long.id)
    await help.step(finished, 1)
    const exam = await me.start({ test_id: school.test(), mode: 'exam', length: 75 })
    // An exam of 75 asks the first 75 of the bank: its pool has fewer.
    expect((await help.refusal(finished, 1)).code).toBe('exam_running')
    expect((await help.ladderRefusal(finished, 1)).code).toBe('exam_running')
    expect((await help.refusal(long.id, await numberOf(long.id, 7))).code).toBe('exam_running')
    expect((await help.step(long.id, await numberOf(long.id, 99))).step).toBe('explain')
    await me.finish(exam.id)
    expect((await help.step(finished, 2)).step).toBe('explain')
  })

  it('is refused for the same words in another test, and in a version that was published since', async () => {
    const { me, help } = await learner()
    const other = await testOf('security-fundamentals')
    const practice = await me.start({ test_id: other, mode: 'practice', length: 25 })
    const exam = await me.start({ test_id: school.test(), mode: 'exam', length: 75 })
    expect((await help.step(practice.id, 1, { words })).step).toBe('nudge')
    await school.sql().begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`
        update questions set prompt = ${`  ${practice.questions[1]?.prompt.toUpperCase()} `}
        where test_id = ${school.test()} and test_version = 1 and position = 3
      `
    })
    expect((await help.refusal(practice.id, 2, { words })).code).toBe('exam_running')
    expect((await help.step(practice.id, 3, { words })).step).toBe('nudge')
    await me.finish(exam.id)
  })

  it('is given again once the time of the exam is up, though nobody finished it', async () => {
    const { me, finished, help } = await learner()
    await school.sql()`update tests set time_limit_minutes = 30 where id = ${school.test()}`
    await me.start({ test_id: school.test(), mode: 'exam', length: 75 })
    await school.sql()`update tests set time_limit_minutes = null where id = ${school.test()}`
    expect((await help.refusal(finished, 1)).code).toBe('exam_running')
    clock.pass({ minutes: 31 })
    expect((await help.step(finished, 1)).step).toBe('explain')
  })

  it('shows no answers of other questions as examples', async () => {
    const { me, help } = await learner()
    const other = await testOf('security-fundamentals')
    const practice = await me.start({ test_id: other, mode: 'practice', length: 50 })
    const topics = practice.questions.map(({ topic }) => topic)
    const number = topics.findIndex((topic, index) => topics.lastIndexOf(topic) > index) + 1
    const answered = topics.lastIndexOf(topics[number - 1] ?? '')
    const answers = await me.answers(practice.id, () => true)
    await me.save(practice.id, { responses: [answers[answered]] })
    await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    for (const text of ['one thought of mine', 'another thought of mine'])
      await help.step(practice.id, number, { words: text })
    expect((await help.step(practice.id, number, { words })).from).toBe('method')
  })
})
