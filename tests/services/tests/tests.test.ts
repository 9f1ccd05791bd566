import { beforeAll, describe, expect, it } from 'vitest'
import { test as testContract, testDetail, type Test } from '../../../functions/_contracts/tests/tests.ts'
import { useApi } from '../../support/api.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

const BOTH = { exam: [25, 50, 75, 100], practice: [25, 50, 75, 100] }

describe('the tests of a community', () => {
  const api = useApi()
  let student: string
  let outsider: string
  beforeAll(async () => {
    const { sql } = api().database
    student = await createPerson(sql, 'Sia')
    outsider = await createPerson(sql, 'Ole')
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    await addMember(sql, harbor?.id, student, 'student')
  })
  const list = async (): Promise<Test[]> =>
    (await (await api().ask('/attempts-api/tests?community=harbor', student)).json()).data

  it('tests are listed by category, with the lengths that their bank can fill', async () => {
    const tests = await list()
    expect(
      tests
        .map((test) => testContract.parse(test))
        .map(({ slug, category, questions, lengths }) => ({ slug, category, questions, lengths })),
    ).toEqual([
      { slug: 'networking-fundamentals', category: 'network', questions: 150, lengths: BOTH },
      { slug: 'security-fundamentals', category: 'security', questions: 150, lengths: BOTH },
      { slug: 'computing-essentials', category: 'systems', questions: 100, lengths: BOTH },
    ])
  })

  it('only members see the tests of a community; for others it does not exist', async () => {
    expect(await problemOf(await api().ask('/attempts-api/tests?community=harbor', outsider))).toMatchObject({
      status: 404,
    })
    const [test] = await list()
    expect(await problemOf(await api().ask(`/attempts-api/tests/${test?.id}`, outsider))).toMatchObject({ status: 404 })
    expect(await problemOf(await api().ask(`/attempts-api/tests/${crypto.randomUUID()}`, student))).toMatchObject({
      status: 404,
    })
  })

  it('the topics and kinds of a test add up to its questions', async () => {
    for (const { id, questions } of await list()) {
      const { data } = await (await api().ask(`/attempts-api/tests/${id}`, student)).json()
      const detail = testDetail.parse(data)
      const sum = (rows: { questions: number }[]) => rows.reduce((total, row) => total + row.questions, 0)
      expect([sum(detail.topics), sum(detail.kinds)]).toEqual([questions, questions])
      expect(detail.community.slug).toBe('harbor')
    }
  })

  it('drafts are not listed', async () => {
    const { sql } = api().database
    await sql`
      insert into tests (community_id, slug, title, category, difficulty)
      select id, 'unfinished', 'Unfinished', 'network', 'easy' from communities where slug = 'harbor'
    `
    expect((await list()).map(({ slug }) => slug)).not.toContain('unfinished')
  })

  it('no response about tests has a key, an explanation or a tip', async () => {
    const { sql } = api().database
    const keys = await sql<{ explanation: string; exam_tip: string }[]>`select explanation, exam_tip from question_keys`
    const [first] = await list()
    const seen =
      (await (await api().ask('/attempts-api/tests?community=harbor', student)).text()) +
      (await (await api().ask(`/attempts-api/tests/${first?.id}`, student)).text())
    expect(keys.filter(({ explanation, exam_tip }) => seen.includes(explanation) || seen.includes(exam_tip))).toEqual(
      [],
    )
  })
})
