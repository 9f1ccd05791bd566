import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BANK_FORMATS } from '../../functions/_domain/attempts/bank.ts'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import { useApi } from '../support/api.ts'
import { problemOf } from '../support/problem.ts'
import { addPictureRow } from '../support/picture-row.ts'
import { someBank, SOME_PICTURE } from '../support/some-banks.ts'
import { countTurns } from '../support/turns.ts'
import { HEAD, imported, jsonFile, plainBank, sendBank, useMember } from '../support/bank-files.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')

const QUERY = { community: 'harbor', ...HEAD, dry_run: 'true', topic: 'Topic', explanation: 'Because.' }
const send = (format: string, body: BodyInit, headers: Record<string, string> = {}) =>
  sendBank(api(), instructor(), { ...QUERY, format }, { body, headers })

describe('a file that is no UTF-8', () => {
  it.each([
    ['Latin-1', Buffer.from('Un?\n\nCaf\xe9 {T}\n', 'latin1'), 'line 3', /not UTF-8/],
    ['UTF-16 with its mark', Buffer.from('\ufeffOne? {T}', 'utf16le'), 'line 1', /UTF-16/],
    ['UTF-16 without', Buffer.from('One? {T}', 'utf16le'), 'line 1', /UTF-16/],
    ['cut within a letter', Buffer.from('One? {T}\n\n😀').subarray(0, -1), 'line 3', /not UTF-8/],
  ])('is refused by name: %s', async (_, body, path, message) => {
    const problem = await problemOf(await send('gift', new Uint8Array(body)))
    expect(problem).toMatchObject({ status: 422, code: 'not_utf8', errors: [{ path }] })
    expect(problem.detail).toMatch(message)
  })

  it('is not one with the mark of UTF-8 in front', async () => {
    expect(await imported(await send('gift', '\ufeffOne? {T}'))).toMatchObject({ accepted: 1, refused: 0 })
  })
})

describe('a file that is too large', () => {
  const big = 'x'.repeat(10 * 1024 * 1024 + 1)

  it('is refused with 413, whether its length is announced or not', async () => {
    expect(await problemOf(await send('gift', big))).toMatchObject({ status: 413, code: 'body_too_large' })
    const streamed = { method: 'POST', body: new Blob([big]).stream(), duplex: 'half' } as RequestInit
    const response = await api().ask('/attempts-api/tests/import?format=gift&community=harbor', instructor(), streamed)
    expect(await problemOf(response)).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  it('may be ten MiB, and is read no further than it has to', async () => {
    const answers = await imported(await send('gift', 'What? {T}\n\n'.repeat(900_000)))
    expect(answers).toMatchObject({ accepted: 500, refused: 1 })
    expect(answers.questions.at(-1)?.reason?.message).toContain('more than the 500 questions')
  })
  it('is read while others are answered', async () => {
    const large = `[${'{"kind": "true_false", "prompt": "What?"},'.repeat(200_000)}1]`
    const turns = countTurns()
    const importing = send('json', large)
    const other = api().ask('/attempts-api/tests?community=harbor', instructor())
    expect(await Promise.race([other.then(() => 'the other'), importing.then(() => 'the import')])).toBe('the other')
    const { refused } = await imported(await importing)
    expect(refused).toBe(501)
    // The reader pauses after each question; how often beyond that depends on how the body arrives.
    expect(await turns.stop()).toBeGreaterThanOrEqual(refused)
  })
})

describe('a file', () => {
  it('is what the query says it is, whatever it is sent as', async () => {
    for (const type of ['application/json', 'application/xml', 'text/csv', 'application/octet-stream', 'x'])
      expect(await imported(await send('gift', 'One? {T}', { 'Content-Type': type }))).toMatchObject({ accepted: 1 })
    const broken = await imported(await send('json', '{"questions": [', { 'Content-Type': 'application/json' }))
    expect(broken.questions).toMatchObject([{ line: 1, reason: { code: 'malformed' } }])
  })

  it('that is empty says so, in every format', async () => {
    for (const format of BANK_FORMATS)
      for (const body of ['', ' \n\n']) {
        const { accepted, questions } = await imported(await send(format, body))
        expect(accepted).toBe(0)
        expect(questions[0]?.reason?.code).toBe('empty')
      }
  })

  it('needs a format, and goes to the home community or one named place', async () => {
    const ask = async (query: Record<string, string>) =>
      (await problemOf(await sendBank(api(), instructor(), query, { body: 'x' }))).errors.map(({ path }) => path)
    expect(await ask({ community: 'harbor' })).toEqual(['query.format'])
    expect(await ask({ format: 'gift', community: 'No slug' })).toEqual(['query.community'])
    expect(await ask({ format: 'gift' }), 'the home community, and so the file is read').toEqual(['line 1'])
    expect(await ask({ format: 'gift', community: 'harbor', test_id: crypto.randomUUID() })).toEqual([
      'query.community',
    ])
    expect(await ask({ format: 'gift', community: 'harbor', dry_run: 'yes' })).toEqual(['query.dry_run'])
  })

  it('of garbage never fails on our side', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BANK_FORMATS), fc.uint8Array({ maxLength: 300 }), async (format, bytes) => {
        const response = await send(format, new Uint8Array(bytes))
        expect(response.status).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })
})

describe('what may come into a bank', () => {
  it('is what the database takes, too', async () => {
    const { sql } = api().database
    const [harbor] = await sql<{ id: string }[]>`select id from communities where slug = 'harbor'`
    await addPictureRow(sql, { id: SOME_PICTURE, community: harbor?.id ?? '', width: 100, height: 100 })
    await fc.assert(
      fc.asyncProperty(someBank, async (bank) => {
        const query = { community: 'harbor', format: 'json', dry_run: 'true' }
        const response = await sendBank(api(), instructor(), query, { body: jsonFile(bank, { ...HEAD, slug: 'any' }) })
        expect(await imported(response)).toMatchObject({ accepted: bank.length, refused: 0 })
      }),
      { numRuns: 60 },
    )
  })

  it('ends where the database’s limits do', async () => {
    const [question] = plainBank(1)
    const spoiled = [
      { topic: 'x'.repeat(61) },
      { topic: ' ' },
      { prompt: 'x'.repeat(4001) },
      { explanation: '' },
      { options: ['one'] },
      { options: Array.from({ length: 9 }, String) },
      { answer: { choice: 3 } },
      { answer: { choice: -1 } },
      { answer: { choices: [0] } },
      { kind: 'essay' },
      { kind: 'numeric' },
      { prompt: 'A bell: \u0007' },
      { prompt: 'Look: ![here](https://example.test/a.png)' },
      { hint: 'unknown' },
    ]
    for (const change of spoiled)
      expect(bankQuestion.safeParse({ ...question, ...change }).success, JSON.stringify(change)).toBe(false)
  })
})
