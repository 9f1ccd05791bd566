import { describe, expect, it } from 'vitest'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { lineagesIn, practicing } from '../../support/practice.ts'
import { OTHER, useCorrections } from '../../support/corrections.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'

describe('a practice session while its questions change', () => {
  const { school, correct, start: apply, publish } = useCorrections()
  const harborer = async () => {
    const me = await school.newcomer()
    return { me, my: practicing(school.api(), me) }
  }
  const of = (test: string, length = 25) => ({
    community_id: school.harbor(),
    preset: 'unseen',
    length,
    tests: [test],
  })

  it('asks what it was started with after a new version, and after the test is retired', async () => {
    const { my } = await harborer()
    const test = await publish()
    const before = await my.start(of(test))
    await publishVersion(school.sql(), test, 2)
    await school.sql()`update tests set status = 'retired' where id = ${test}`
    const after = await my.read(before.id)
    expect(after.questions).toEqual(before.questions)
    const responses = await my.answers(before.id, () => true)
    expect(await my.finish(before.id, { sent_at: Date.now(), responses })).toMatchObject({ correct: 25 })
  })

  it('judges a question by what is corrected meanwhile, and a void one is right for everybody', async () => {
    const { my } = await harborer()
    const test = await publish()
    const { id, questions } = await my.start(of(test))
    const numberOf = (position: number) =>
      questions.findIndex(({ prompt }) => prompt.startsWith(`Prompt ${position} of`)) + 1
    await apply(await correct({ test_id: test, position: 1, decision: 'also', answer: { choice: OTHER } }))
    await apply(await correct({ test_id: test, position: 3, decision: 'void' }))
    const read = await my.read(id)
    const at = (position: number) => read.questions[numberOf(position) - 1]?.revealed
    expect(at(1)?.also).toHaveLength(1)
    expect(at(3)?.void).toBe(true)
    const wrong = await my.answers(id, () => false)
    const responses = wrong.filter(({ number }) => number === numberOf(3))
    expect(await my.finish(id, { sent_at: Date.now(), responses })).toMatchObject({ correct: 1 })
  })

  it('shows nothing of what is right while an exam on the test runs, and does not begin with it', async () => {
    const { me, my } = await harborer()
    const [test, other] = [await publish(), await publish()]
    const { id } = await my.start({ ...of(test, 50), tests: [test, other] })
    const exam = await me.start({ test_id: test, mode: 'exam', length: 25 })
    const { questions } = await my.read(id)
    expect(questions.filter(({ revealed }) => revealed === null)).toHaveLength(25)
    await my.finish(id)
    expect(await my.review(id)).toMatchObject({ withheld: 25, questions: { length: 25 } })
    const asked = await lineagesIn(school.api(), (await my.start({ ...of(test, 50), tests: [test, other] })).id)
    expect(asked).toHaveLength(25)
    await me.sinceMinutes(exam.id, 10)
    await me.finish(exam.id)
    expect(await my.review(id)).toMatchObject({ withheld: 0, questions: { length: 50 } })
  })

  it('no question of the exam pool, of a draft, or of a test without practice or with later feedback is ever asked', async () => {
    const community = await createCommunity(school.sql())
    const person = await createPerson(school.sql(), 'Kit')
    await addMember(school.sql(), community, person, 'student')
    const me = sitter(school.api(), person)
    const my = practicing(school.api(), me)
    const titles = ['open', 'closed', 'later', 'retired', 'pooled', 'end'] as const
    const tests: Partial<Record<(typeof titles)[number], string>> = {}
    for (const title of titles) tests[title] = await publishBank(school.sql(), { community })
    const { open = '', closed = '', later = '', retired = '', pooled = '', end = '' } = tests
    await school.sql()`update tests set allows_practice = false where id = ${closed}`
    await school.sql()`update tests set feedback = 'at_end' where id = ${end}`
    await school.sql()`update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${later}`
    await school.sql()`update tests set status = 'retired' where id = ${retired}`
    // Past the trigger that freezes what is published.
    await school.sql().begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`update questions set pool = 'exam' where test_id = ${pooled} and position > 5`
    })
    const seen = JSON.stringify([
      await my.preview(`c-${community.slice(0, 8)}`, { length: '100' }),
      await my.start({ community_id: community, preset: 'exam_mix', length: 100 }),
    ])
    const [session] = await school.sql()<{ id: string; length: number }[]>`
      select id, length from practice_sessions where user_id = ${person}
    `
    expect(session?.length).toBe(30)
    const rows = await school.sql()<{ test_id: string; position: number; id: string; explanation: string }[]>`
      select test_id, position, id, explanation from questions join question_keys on question_id = id
      where questions.community_id = ${community}
    `
    const allowed = rows.filter(({ test_id, position }) => test_id === open || (test_id === pooled && position <= 5))
    expect(allowed).toHaveLength(30)
    const asked = await school.sql()<{ id: string }[]>`
      select unnest(question_ids) as id from practice_sessions where user_id = ${person}
    `
    expect(asked.map(({ id }) => id).toSorted()).toEqual(allowed.map(({ id }) => id).toSorted())
    for (const { id } of rows.filter((row) => !allowed.includes(row))) expect(seen.includes(id)).toBe(false)
  })

  it('is in the export of its learner as text, without keys, and goes with them', async () => {
    const { me, my } = await harborer()
    const test = await publish()
    await takeTest(me, test, { correct: 20, mode: 'practice' })
    const { id } = await my.start({ ...of(test), preset: 'weak_spots' })
    await my.save(id, { responses: (await my.answers(id, () => true)).slice(0, 3) })
    const text = await (await school.api().ask('/gamification-api/profile/export', me.person)).text()
    const { practice } = exported.parse(JSON.parse(text))
    expect(practice).toMatchObject([
      {
        id,
        community: 'harbor',
        preset: 'weak_spots',
        status: 'in_progress',
        answers: [{ number: 1, right: null }, {}, {}],
      },
    ])
    await my.finish(id)
    const again = await (await school.api().ask('/gamification-api/profile/export', me.person)).json()
    expect(exported.parse(again).practice[0]?.answers.map(({ right }) => right)).toEqual([true, true, true])
    expect(text).not.toMatch(/"(explanation|tip|key|accepted|right)":[^tfn]/)
    await school.sql()`delete from auth.users where id = ${me.person}`
    expect(await school.sql()`select from practice_sessions where user_id = ${me.person}`).toHaveLength(0)
  })
})
