import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { takenTest, testAnalysis, type TestAnalysis } from '../../../functions/_contracts/analysis/analysis.ts'
import { loadBank } from '../../../functions/_db/queries/tests/banks.ts'
import { bandOf } from '../../../functions/_domain/attempts/band.ts'
import { writeAnalysis } from '../../../functions/_formats/csv/analysis.ts'
import { useApi } from '../../support/api.ts'
import { createPeople, storeCohort } from '../../support/cohort.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { plainAnalysis } from '../../support/plain-analysis.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'

const medianOf = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half - 1)] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

describe('the analysis of a test', () => {
  const api = useApi()
  const ids: Record<'v1' | 'exams' | 'practice', string[]> = { v1: [], exams: [], practice: [] }
  let [test, slug, instructor, student] = ['', '', '', '']
  beforeAll(async () => {
    const { sql } = api().database
    const community_id = await createCommunity(sql)
    ;[instructor, student] = await Promise.all([createPerson(sql, 'Ina'), createPerson(sql, 'Sia')])
    await addMember(sql, community_id, instructor, 'instructor')
    await addMember(sql, community_id, student, 'student')
    const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${community_id}`
    slug = row?.slug ?? ''
    test = await publishBank(sql, { community: community_id, questions: 100 })
    await publishVersion(sql, test, 2, 100)
    const people = await createPeople(sql, 215)
    const cohort = { community_id, test_id: test, test_version: 2, lengths: [25, 50, 75, 100] }
    const store = async (
      seed: string,
      from: string,
      more: Partial<typeof cohort>,
      some: string[],
      practice = false,
    ) => {
      const mode = practice ? 'practice' : 'exam'
      const rows = await storeCohort(sql, { ...cohort, ...more, seed, from, people: some, mode })
      return rows.map(({ id }) => id)
    }
    ids.v1 = await store('before', '2026-09-01T12:00:00Z', { test_version: 1 }, people.slice(0, 20))
    ids.exams = await store('the cohort', '2026-10-01T12:00:00Z', {}, people.slice(0, 200))
    ids.practice = await store('after', '2026-10-20T12:00:00Z', {}, people.slice(0, 30), true)
    // Nor do those of somebody who teaches here.
    await store('the teacher', '2026-10-03T12:00:00Z', {}, [instructor])
    // None of these count: too fast, given up, running.
    const others = await store('others', '2026-10-02T12:00:00Z', {}, people.slice(200))
    await sql`update attempts set uncounted = 'too_fast' where id = any (${others.slice(0, 5)})`
    await sql`
      update attempts
      set
        status = case when id = any (${others.slice(5, 10)}) then 'abandoned' else 'in_progress' end,
        finished_at = null, correct = null, percent = null, perfect = null, seconds = null
      where id = any (${others.slice(5)})
    `
  })
  const ask = (query = '', person = instructor) => api().ask(`/attempts-api/tests/${test}/analysis${query}`, person)
  const analysis = async (query = ''): Promise<TestAnalysis> =>
    testAnalysis.parse((await (await ask(query)).json()).data)
  const plain = async (some: string[]) => {
    const { sql } = api().database
    return plainAnalysis(sql, some, await loadBank(sql, test, 2))
  }

  it('the analysis of a cohort of 200 equals, to nine digits, a plain computation over their answers', async () => {
    const near = (found: number | null, expected: number | null, what: string) => {
      if (found === null || expected === null) expect(found, what).toBe(expected)
      else expect(Math.abs(found - expected), what).toBeLessThan(1e-9)
    }
    const { sql } = api().database
    const of = async (length: number) =>
      (await sql<{ id: string }[]>`select id from attempts where length = ${length} and id = any (${ids.exams})`).map(
        ({ id }) => id,
      )
    for (const [query, some] of [
      ['', ids.exams],
      ['?length=50', await of(50)],
      ['?mode=practice', ids.practice],
      ['?mode=all', [...ids.exams, ...ids.practice]],
      ['?since=2026-10-03', ids.exams.slice(36)],
    ] as const) {
      const found = await analysis(query)
      const expected = await plain([...some])
      expect(found.attempts).toBe(some.length)
      near(found.mean, expected.mean, 'mean')
      near(found.deviation, expected.deviation, 'deviation')
      near(found.reliability, query === '?length=50' ? expected.reliability : null, 'reliability')
      expect(found.median).toBeCloseTo(medianOf(expected.percents), 2)
      expect(found.distribution).toEqual(
        Array.from(
          { length: 20 },
          (_, step) => expected.percents.filter((percent) => Math.min(19, Math.floor(percent / 5)) === step).length,
        ),
      )
      for (const band of ['ready', 'almost_there', 'keep_going', 'needs_work'] as const)
        expect(found.bands[band]).toBe(expected.percents.filter((percent) => bandOf(percent) === band).length)
      expect(found.questions).toHaveLength(query === '?length=50' ? 50 : 100)
      for (const question of found.questions) {
        const { position, shown, answered } = question
        const same = expected.questions[position - 1]
        expect({ position, shown, answered, wrong: question.wrong?.times ?? 0 }).toEqual({
          position,
          shown: same?.shown,
          answered: same?.answered,
          wrong: same?.mostly_wrong,
        })
        for (const figure of ['facility', 'point_biserial', 'rest_correlation'] as const)
          near(question[figure], same?.[figure] ?? null, `${query} ${figure} of question ${position}`)
      }
    }
  })

  it('an analysis counts attempts of other versions and lengths, and leaves out attempts that do not count', async () => {
    const all = await analysis()
    expect(all.versions).toEqual([
      { version: 2, attempts: 200 },
      { version: 1, attempts: 20 },
    ])
    expect(all.lengths.map(({ length }) => length)).toEqual([25, 50, 75, 100])
    expect(all.lengths.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(200)
    expect(all.learners).toBe(200)
    expect(await analysis('?version=1')).toMatchObject({ attempts: 20, asked: { version: 1, mode: 'exam' } })
    // Twenty learners had taken version 1 before, so those attempts were their first; none began with practice.
    expect(await analysis('?first=true&mode=all')).toMatchObject({ attempts: 180, learners: 180 })
    expect(await analysis('?first=true&version=1')).toMatchObject({ attempts: 20 })
    expect(await analysis('?since=2027-01-01')).toMatchObject({ attempts: 0, mean: null, seconds: null, questions: [] })
  })

  it('an analysis has the chosen answers of each question, their counts, and its concerns', async () => {
    const { questions } = await analysis('?length=100')
    for (const { kind, choices, shown, answered, facility, wrong, concerns } of questions) {
      const times = (right: boolean) =>
        choices.filter((it) => it.right === right).reduce((sum, it) => sum + it.times, 0)
      if (kind === 'single_choice' || kind === 'true_false') {
        expect(times(true) + times(false)).toBe(answered)
        expect(times(true) / shown).toBe(facility)
        expect(wrong?.times ?? 0).toBe(Math.max(...choices.filter((it) => !it.right).map((it) => it.times)))
      }
      if (wrong) expect(wrong.share).toBe(wrong.times / shown)
      expect(concerns.includes('too_easy')).toBe(shown >= 30 && (facility ?? 0) > 0.95)
    }
    expect(questions.slice(0, 5)).toMatchObject([
      {
        kind: 'single_choice',
        topic: 'Topic 0',
        excerpt: 'Prompt 1 of version 2',
        choices: [{}, {}, { right: true }, {}],
      },
      { kind: 'multiple_choice', choices: [{ right: true }, {}, { right: true }, {}] },
      {
        kind: 'true_false',
        choices: [
          { text: 'True', right: false },
          { text: 'False', right: true },
        ],
      },
      { kind: 'numeric', choices: [{ text: '203', right: true }, {}, {}, {}, {}] },
      { kind: 'short_text', choices: [{ text: 'word 5 of version 2', right: true }, {}] },
    ])
  })

  it('only instructors and admins of the community read an analysis', async () => {
    const stranger = await createPerson(api().database.sql, 'Ole')
    for (const rest of ['', '.csv']) {
      expect(await problemOf(await ask(rest, student))).toMatchObject({ status: 403, code: 'not_allowed' })
      expect(await problemOf(await ask(rest, stranger))).toMatchObject({ status: 404 })
      expect((await api().ask(`/attempts-api/tests/${test}/analysis${rest}`)).status).toBe(401)
      expect(await problemOf(await ask(`${rest}?version=3`))).toMatchObject({ status: 404 })
      expect(await problemOf(await ask(`${rest}?length=30&since=soon`))).toMatchObject({
        status: 422,
        errors: [{ path: 'query.length' }, { path: 'query.since' }],
      })
    }
    const list = (person: string) => api().ask(`/attempts-api/analysis?community=${slug}`, person)
    expect(await problemOf(await list(student))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await problemOf(await list(stranger))).toMatchObject({ status: 404 })
    const { data } = await (await list(instructor)).json()
    const { mean } = await plain(ids.exams)
    const [only, ...others] = data.map((row: unknown) => takenTest.parse(row))
    expect(others).toEqual([])
    expect(only).toMatchObject({ id: test, status: 'live', version: 2, exams: 200, practice: 30, learners: 200 })
    expect(only.last_at).toBe('2026-10-21T17:00:00Z')
    // Of percents as they are stored, with two decimals.
    expect(Math.abs(only.mean - mean)).toBeLessThan(0.005)
  })

  it('an analysis as CSV contains no formula that a spreadsheet runs', async () => {
    const response = await ask('.csv?length=25')
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="bank-\w+-v2-analysis\.csv"$/)
    const text = await response.text()
    expect(text.split('\r\n')).toHaveLength(27)
    const { questions } = await analysis('?length=25')
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(rows.map((row) => [row.position, row.question, Number(row.facility), row.point_biserial])).toEqual(
      questions.map((it) => [String(it.position), it.prompt, it.facility, String(it.point_biserial ?? '')]),
    )
    const [question] = questions
    if (!question) throw new Error('There are no questions.')
    const odd = { ...question, topic: '=1+1', prompt: '@SUM("a")\n, b', point_biserial: -0.25, wrong: null }
    expect(parse(writeAnalysis([odd]), { columns: true, bom: true })).toMatchObject([
      { topic: "'=1+1", question: '\'@SUM("a")\n, b', point_biserial: '-0.25', most_chosen_wrong: '' },
    ])
  })
})
