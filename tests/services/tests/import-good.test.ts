import { describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { HEAD, countBanks, imported, sendBank, useMember, type Sending } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')

const send = (query: Record<string, string>, sending: Sending) => sendBank(api(), instructor(), query, sending)
const counts = () => countBanks(api())

describe('an import that takes what is right', () => {
  const MIXED = 'Read this.\n\nOne? {T}\n\nTwo? {#two}\n\nThree? {=a ~b}\n\nFour? {=a =b ~c}\n'
  const query = { community: 'harbor', format: 'gift', ...HEAD, topic: 'T', explanation: 'E' }

  it('an import with accept=good writes the questions that are right, and reports the rest', async () => {
    const data = await imported(await send({ ...query, slug: 'mixed', accept: 'good' }, { body: MIXED }))
    expect(data).toMatchObject({ accepted: 2, refused: 2, skipped: 1, version: 1, test: { slug: 'mixed' } })
    expect(data.questions.map(({ line, status }) => [line, status])).toEqual([
      [1, 'skipped'],
      [3, 'accepted'],
      [5, 'refused'],
      [7, 'accepted'],
      [9, 'refused'],
    ])
    const { sql } = api().database
    const rows =
      await sql`select position, prompt from questions where test_id = ${data.test?.id ?? null} order by position`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { position: 1, prompt: 'One?' },
      { position: 2, prompt: 'Three?' },
    ])
  })

  it('a dry run with accept=good answers what the import would, and changes nothing', async () => {
    const before = await counts()
    const dry = await imported(
      await send({ ...query, slug: 'mixed-dry', accept: 'good', dry_run: 'true' }, { body: MIXED }),
    )
    expect(await counts()).toEqual(before)
    const real = await imported(await send({ ...query, slug: 'mixed-dry', accept: 'good' }, { body: MIXED }))
    expect({ ...real, dry_run: true, test: { ...real.test, id: dry.test?.id } }).toEqual(dry)
  })

  it('a repeat of an import with accept=good finds what it wrote', async () => {
    const sending = { body: MIXED, key: 'mixed-again' }
    const first = await imported(await send({ ...query, slug: 'mixed-again', accept: 'good' }, sending))
    const again = await imported(await send({ ...query, slug: 'mixed-again', accept: 'good' }, sending))
    expect(again).toEqual({ ...first, replayed: true })
  })

  it('an import with accept=good of a file without a right question is refused', async () => {
    const before = await counts()
    const response = await send({ ...query, slug: 'none-right', accept: 'good' }, { body: 'Two? {#two}' })
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'import_refused' })
    expect(await counts()).toEqual(before)
  })

  it('an import with accept=good takes the first 500 right questions, wherever they stand', async () => {
    const many = Array.from({ length: 700 }, (_, index) => (index % 4 === 0 ? `${index}? {#two}` : `${index}? {T}`))
    const body = many.join('\n\n')
    const data = await imported(await send({ ...query, slug: 'many', accept: 'good', publish: 'true' }, { body }))
    expect(data).toMatchObject({ accepted: 500, test: { status: 'live' } })
    expect(data.questions.at(-1)?.reason).toMatchObject({ code: 'too_many' })
  })

  it('without accept=good the same file is refused whole, and the refusal says how to take the rest', async () => {
    const problem = await problemOf(await send({ ...query, slug: 'mixed-whole' }, { body: MIXED }))
    expect(problem.detail).toBe(
      'Some questions have mistakes, so nothing was imported. With accept=good, the other questions are imported.',
    )
    expect(problem.errors.map(({ path }) => path)).toEqual(['line 5', 'line 9'])
  })
})
