import { describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { HEAD, imported, jsonFile, plainBank, sendBank, useMember } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')

const idOf = async (slug: string) => {
  const [test] = await api().database.sql`select id from tests where slug = ${slug}`
  return String(test?.id)
}
const download = (id: string, format: string) =>
  api().ask(`/attempts-api/tests/${id}/export?format=${format}`, instructor())
const rows = async (id: string) => {
  const rows = await api().database.sql`
    select position, questions.kind, topic, prompt, to_jsonb(options) as options, fixed_order, answer, explanation, exam_tip
    from questions join question_keys on question_id = id
    where test_id = ${id} order by position
  `
  return rows.map((row) => ({ ...row }))
}

describe('an export', () => {
  it.each([
    ['json', 'application/json; charset=utf-8', 'json'],
    ['csv', 'text/csv; charset=utf-8', 'csv'],
    ['moodle_xml', 'application/xml; charset=utf-8', 'xml'],
  ])('an export of the seeded banks as %s is imported as the same questions', async (format, type, extension) => {
    for (const slug of ['networking-fundamentals', 'security-fundamentals']) {
      const id = await idOf(slug)
      const response = await download(id, format)
      expect(response.headers.get('Content-Type')).toBe(type)
      expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="${slug}-v1.${extension}"`)
      const bytes = await response.bytes()
      const copy = `${slug}-${extension}`
      const query = { community: 'harbor', format, publish: 'true', ...HEAD, slug: copy }
      const { accepted, test, questions } = await imported(await sendBank(api(), instructor(), query, { body: bytes }))
      expect({ accepted, notes: questions.flatMap(({ notes }) => notes) }).toEqual({ accepted: 150, notes: [] })
      expect(await rows(String(test?.id))).toEqual(await rows(id))
      const again = await (await download(String(test?.id), format)).bytes()
      if (format !== 'json') expect(again).toEqual(bytes)
    }
  })

  it('an export as JSON describes the test as a new one needs it', async () => {
    const text = await (await download(await idOf('security-fundamentals'), 'json')).text()
    const query = { community: 'harbor', format: 'json', slug: 'security-again' }
    await imported(await sendBank(api(), instructor(), query, { body: text }))
    const head = (slug: string) => api().database.sql`
      select title, description, category, difficulty, time_limit_minutes from tests where slug = ${slug}
    `
    expect([...(await head('security-again'))]).toEqual([...(await head('security-fundamentals'))])
  })

  it('an export of a seeded bank as GIFT is refused because of what GIFT has no words for, and of nothing else', async () => {
    const problem = await problemOf(await download(await idOf('networking-fundamentals'), 'gift'))
    expect(problem).toMatchObject({ status: 422, code: 'unsupported_export' })
    expect(new Set(problem.errors?.map(({ message }) => message.replace(/^.*: /, '')))).toEqual(
      new Set([
        'GIFT has no categorizing questions',
        'GIFT has no ordering questions',
        'GIFT has no options that belong to nothing in a matching question',
        'GIFT has one gap in a text, and there are more',
      ]),
    )
  })

  it('an export that the format cannot carry is refused, and names the questions', async () => {
    const problem = await problemOf(await download(await idOf('networking-fundamentals'), 'aiken'))
    expect(problem).toMatchObject({ status: 422, code: 'unsupported_export' })
    expect(problem.errors).toContainEqual({
      path: 'question 1',
      message: expect.stringMatching(/^001 A technician reports.*: Aiken has no notes on options$/),
    })
  })

  it('an export as Aiken is imported again where it is single choice on one line', async () => {
    const query = { community: 'harbor', format: 'json' }
    const body = jsonFile(plainBank(5), { ...HEAD, slug: 'plain' })
    const { test } = await imported(await sendBank(api(), instructor(), query, { body }))
    const text = await (await download(String(test?.id), 'aiken')).text()
    expect(text).toContain('Which number comes after 0?\nA. 1\nB. 2\nC. -1\nANSWER: A\n')
    const copy = { community: 'harbor', format: 'aiken', ...HEAD, slug: 'plain-copy' }
    const made = await imported(await sendBank(api(), instructor(), copy, { body: text }))
    expect(await rows(String(made.test?.id))).toEqual(await rows(String(test?.id)))
  })

  it('an export of a version that does not exist is not found', async () => {
    const id = await idOf('networking-fundamentals')
    const response = await api().ask(`/attempts-api/tests/${id}/export?format=json&version=7`, instructor())
    expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not_found' })
    expect(await problemOf(await download(crypto.randomUUID(), 'json'))).toMatchObject({ status: 404 })
    expect(await problemOf(await download(id, 'docx'))).toMatchObject({
      status: 422,
      errors: [{ path: 'query.format' }],
    })
  })
})
