import { describe, expect, it } from 'vitest'
import { RUNGS } from '../../../functions/_domain/assistant/ladder.ts'
import { conversation } from '../../../functions/_contracts/assistant/conversations.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { listOfCommunity } from '../../../functions/_contracts/wire.ts'
import { createClock } from '../../support/clock.ts'
import { helpedInPractice } from '../../support/helped.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { practicing } from '../../support/practice.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { useSchool } from '../../support/school.ts'
import { useStandIn } from '../../support/stand-in.ts'

const words = 'I would say it is the first one.'

describe('help in practice across tests', () => {
  const clock = createClock()
  const standIn = useStandIn()
  const school = useSchool({ now: clock.now, assistant: () => ({ model: standIn.client() }) })
  const learner = async (tests?: string[]) => {
    const me = await school.newcomer()
    const my = practicing(school.api(), me)
    const test = await publishBank(school.sql(), { community: school.harbor(), questions: 25 })
    const session = await my.start({
      ...{ community_id: school.harbor(), preset: 'unseen', length: 10 },
      tests: tests ?? [test],
    })
    return { me, my, test, session, help: helpedInPractice(school.api(), me.person) }
  }

  it('climbs the same ladder, and before the answer nothing of what is right is sent or told', async () => {
    const { session, help, me } = await learner()
    const [question] = session.questions
    expect(await help.ladder(session.id, 1)).toMatchObject({ rung: null, next: 'nudge', steps: [] })
    const told: string[] = []
    for (const [n, step] of RUNGS.entries()) {
      const said = `Thought ${n} of ${me.person}.`
      const answer = await help.step(session.id, 1, { words: said })
      expect(answer).toMatchObject({ step, source: step === 'reveal' ? 'author' : 'model' })
      if (step === 'reveal') expect(answer.author).toContain(question?.revealed?.explanation)
      else told.push(answer.model, answer.author, JSON.stringify(standIn.requests(said).at(0)?.body))
      if (n < 3) expect(told.join('\n')).not.toContain(question?.revealed?.explanation)
    }
    expect(told.join('\n')).not.toContain('<right_answer>')
    expect(await help.refusal(session.id, 1, { words: 'And what else could I know?' })).toMatchObject({
      ...{ status: 409, code: 'no_more_help' },
    })
    expect((await help.ladder(session.id, 2)).rung).toBeNull()
  })

  it('explains an answer that was given, and goes on in the review of a finished session', async () => {
    const { session, help, my } = await learner()
    const [first] = await my.answers(session.id, () => false)
    await my.save(session.id, { responses: [first] })
    expect((await help.step(session.id, 1, { words })).step).toBe('explain')
    await my.finish(session.id)
    expect((await help.step(session.id, 2, { words })).step).toBe('explain')
    expect((await help.ladder(session.id, 1)).steps).toHaveLength(1)
  })

  it('takes one step for a key, and none with it in another place', async () => {
    const { session, help } = await learner()
    const [one, again] = [
      await help.step(session.id, 1, { words, key: 'a' }),
      await help.step(session.id, 1, { words, key: 'a' }),
    ]
    expect([again.id, again.replayed]).toEqual([one.id, true])
    expect((await help.refusal(session.id, 2, { words, key: 'a' })).code).toBe('conflict')
  })

  it('is refused while an exam runs on the test, where the test shows later what is right, and once it was given up', async () => {
    const { session, help, me, my, test } = await learner()
    expect((await help.step(session.id, 1, { words })).step).toBe('nudge')
    const exam = await me.start({ test_id: test, mode: 'exam', length: 25 })
    expect(await help.refusal(session.id, 1, { words })).toMatchObject({ status: 403, code: 'exam_running' })
    expect(await help.ladderRefusal(session.id, 1)).toMatchObject({ status: 403, code: 'exam_running' })
    await me.finish(exam.id)
    await school.sql()`
      update tests set feedback = 'after_date', feedback_from = to_timestamp(${(clock.now() + 3_600_000) / 1000})
      where id = ${test}
    `
    expect((await help.refusal(session.id, 1, { words })).code).toBe('feedback_later')
    clock.pass({ minutes: 61 })
    expect((await help.ladder(session.id, 1)).rung).toBe('nudge')
    const other = await publishBank(school.sql(), { community: school.harbor(), questions: 25 })
    await my.start({
      ...{ community_id: school.harbor(), preset: 'unseen', length: 5, tests: [other] },
      restart: true,
    })
    expect((await help.refusal(session.id, 1, { words })).code).toBe('attempt_abandoned')
  })

  it('is refused where an exam on another test asks in the same words', async () => {
    const { session, help, me } = await learner()
    // Without quotas an exam of 75 asks the first 75 of the bank.
    await school.sql()`update tests set quotas = null where id = ${school.test()}`
    await school.sql().begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`
        update questions set prompt = ${`  ${session.questions[2]?.prompt.toUpperCase()} `}
        where test_id = ${school.test()} and test_version = 1 and position = 3
      `
    })
    const exam = await me.start({ test_id: school.test(), mode: 'exam', length: 75 })
    expect((await help.refusal(session.id, 3, { words })).code).toBe('exam_running')
    expect((await help.step(session.id, 4, { words })).step).toBe('nudge')
    await me.finish(exam.id)
  })

  it('is the learner’s alone: others find no session; those who teach read it, and the export has it', async () => {
    const { session, help, me, test } = await learner()
    // The newest comes first, and time stands still otherwise.
    clock.pass({ minutes: 1 })
    await help.step(session.id, 1, { words })
    const other = helpedInPractice(school.api(), (await school.newcomer()).person)
    expect((await other.refusal(session.id, 1, { words })).status).toBe(404)
    expect((await other.ladderRefusal(session.id, 1)).status).toBe(404)

    const teacher = await createPerson(school.sql(), 'Tess')
    await addMember(school.sql(), school.harbor(), teacher, 'instructor')
    const response = await school.api().ask('/assistant-api/conversations?community=harbor&limit=1', teacher)
    const { data } = listOfCommunity(conversation).parse(await response.json())
    expect(data).toMatchObject([{ step: 'nudge', words, number: 1, test: { id: test }, learner: { id: me.person } }])

    const record = exported.parse(await (await school.api().ask('/gamification-api/profile/export', me.person)).json())
    expect(record.practice.find(({ id }) => id === session.id)?.help).toMatchObject([
      { number: 1, step: 'nudge', words },
    ])
  })
})
