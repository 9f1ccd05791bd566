import { beforeAll, describe, expect, it } from 'vitest'
import { gradesImport } from '../../../functions/_contracts/assignments/gradebook.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { problemOf } from '../../support/problem.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'

describe('the gradebook', () => {
  const work = useAssigning()
  const { sql, slug, at, member, send, refusal, make, publish, book, grade, finished, mine } = work
  let instructor: string
  let ana: string
  let ben: string
  let homework: string
  let quiz: string
  beforeAll(async () => {
    instructor = await member('instructor', 'Ines')
    ana = await member('student', 'Ana =1+1')
    ben = await member('student', 'Ben')
    const test = await work.test()
    const everybody = { everybody: true, opens_at: inHours(-50), late_policy: 'refused' }
    const body = { ...everybody, subject_id: test, due_at: inHours(-1) }
    homework = (
      await publish(instructor, await make(instructor, { ...body, title: '=Homework', category: 'Homework' }))
    ).id
    const mix = { ...everybody, kind: 'mix', questions: 10, title: 'Quiz', category: 'Quizzes', due_at: inHours(9) }
    quiz = (await publish(instructor, await make(instructor, mix))).id
    await finished(ana, { test, percent: 80, ago: 2 })
  })

  const cell = async (who: string, of: string) =>
    (await book(instructor)).learners
      .find(({ user_id }) => user_id === who)
      ?.grades.find(({ assignment_id }) => assignment_id === of)
  const totals = async (query = '') => (await book(instructor, query)).learners.map(({ total }) => total)

  it('counts what is missing as zero once it closed, and what is open not at all', async () => {
    expect(await cell(ana, homework)).toMatchObject({ state: 'done', score: 80 })
    expect(await cell(ben, homework)).toMatchObject({ state: 'missing', score: null })
    expect(await cell(ben, quiz)).toMatchObject({ state: 'not_started', score: null })
    expect(await totals()).toEqual([80, 0])
    expect(await totals('?sort=total')).toEqual([0, 80])
    expect(await totals('?sort=total&order=desc')).toEqual([80, 0])
    expect(await totals(`?sort=${homework}&order=desc`)).toEqual([80, 0])
    expect((await book(instructor, '?search=ben')).learners).toHaveLength(1)
  })

  it('weighs categories against each other', async () => {
    const set = await grade(instructor, quiz, ana, { revision: 0, percent: 20, reason: 'Orally.' })
    expect(await totals()).toEqual([50, 0])
    const weigh = (name: string, weight: number) =>
      send('PUT', `/${slug()}/gradebook/categories`, instructor, { name, weight })
    expect((await weigh('Homework', 3)).status).toBe(200)
    expect(await totals()).toEqual([65, 0])
    expect(await totals('?sort=total&order=desc')).toEqual([65, 0])
    await weigh('Homework', 1)
    const undo = send('DELETE', at(`/${quiz}/grades/${ana}?revision=${set.grade.revision}`), instructor)
    expect((await undo).status).toBe(200)
    expect(await totals()).toEqual([80, 0])
  })

  it('tells the slower of two instructors, loses neither grade, and takes back what was set', async () => {
    const other = await member('admin', 'Ada')
    const first = await grade(instructor, homework, ben, { revision: 0, percent: 70, reason: 'Orally.' })
    expect(first).toMatchObject({ grade: { score: 70, state: 'done', revision: 1 }, set_by: 'Ines' })
    const second = { revision: 0, percent: 50, reason: 'On paper.' }
    const refused = await send('PUT', at(`/${homework}/grades/${ben}`), other, second)
    const { status, detail } = await problemOf(refused)
    expect([status, detail]).toEqual([409, 'Ines set this grade meanwhile. Yours is not saved yet.'])
    await grade(other, homework, ben, { ...second, revision: 1 })
    await grade(other, homework, ben, { revision: 2, excused: true, reason: 'Was ill.' })
    expect(await mine(ben)).toContainEqual(
      expect.objectContaining({
        id: homework,
        state: 'excused',
        set_by_hand: expect.objectContaining({ excused: true }),
      }),
    )
    expect(await totals()).toEqual([80, null])
    expect((await send('DELETE', at(`/${homework}/grades/${ben}?revision=3`), other)).status).toBe(200)
    expect(await refusal(send('DELETE', at(`/${homework}/grades/${ben}?revision=3`), other))).toBe('409 conflict')
    expect(await cell(ben, homework)).toMatchObject({ state: 'missing', revision: 4 })
    const audited = await sql()`
      select action, actor_id, details -> 'percent' as percent, details #> '{before,percent}' as before
      from audit_log
      where subject_type = 'assignment' and details ->> 'user_id' = ${ben}
      order by id
    `
    expect(audited).toEqual([
      { action: 'grade.set', actor_id: instructor, percent: 70, before: null },
      { action: 'grade.set', actor_id: other, percent: 50, before: 70 },
      { action: 'grade.set', actor_id: other, percent: null, before: 50 },
      { action: 'grade.withdrawn', actor_id: other, percent: null, before: null },
    ])
    expect(await refusal(send('PUT', at(`/${homework}/grades/${ben}`), ben, second))).toBe('403 not_allowed')
  })

  it('goes out as a file that no spreadsheet runs', async () => {
    const response = await send('GET', `/${slug()}/gradebook/export`, instructor)
    expect(response.headers.get('Content-Type')).toContain('text/csv')
    const [head = '', first = '', ...rest] = (await response.text()).trim().split('\r\n')
    expect(head).toBe('"learner","username","\'=Homework","Quiz","total"')
    expect(first).toMatch(/^"Ana =1\+1","[\w-]+","80","not started",80$/)
    expect(rest).toHaveLength(1)
  })

  it('takes grades from a file, after it said what they would change', async () => {
    const names = new Map(
      (await sql()<{ id: string; username: string }[]>`select id, username from profiles`).map((it) => [
        it.id,
        it.username,
      ]),
    )
    const csv = [
      'username;assignment;percent;reason',
      `${names.get(ana)};'=Homework;80;same`,
      `${names.get(ana)};Quiz;91,5 %;`,
      `@${names.get(ben)};${quiz};excused;Was ill.`,
      `${names.get(ben)};Quiz;12;twice`,
      'nobody;Quiz;12;',
      `${names.get(ben)};Else;12;`,
      `${names.get(ben)};'=Homework;many;`,
    ].join('\n')
    const run = async (apply: boolean) =>
      one(gradesImport).parse(
        await (await send('POST', `/${slug()}/gradebook/import`, instructor, { csv, apply })).json(),
      ).data
    const dry = await run(false)
    expect(dry).toMatchObject({
      applied: false,
      changes: [
        { line: 3, learner: 'Ana =1+1', assignment: 'Quiz', before: 'not started', after: '91.5' },
        { line: 4, learner: 'Ben', before: 'not started', after: 'excused' },
      ],
      unchanged: 1,
    })
    expect(dry.refused.map(({ line }) => line)).toEqual([5, 6, 7, 8])
    expect(await cell(ana, quiz)).toMatchObject({ score: null })
    expect((await run(true)).applied).toBe(true)
    expect(await cell(ana, quiz)).toMatchObject({ score: 91.5, set_by_hand: { reason: 'From a file of grades.' } })
    expect(await cell(ben, quiz)).toMatchObject({ state: 'excused', set_by_hand: { reason: 'Was ill.' } })
    const bad = (text: string) => refusal(send('POST', `/${slug()}/gradebook/import`, instructor, { csv: text }))
    expect(await bad('name,percent')).toBe('422 validation_failed')
    expect(await bad('"')).toBe('422 validation_failed')
  })
})
