import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import * as columns from '../../functions/_db/columns.ts'
import { fragment, statement, toText } from '../../functions/_db/statement.ts'
import { useDatabase } from '../support/database.ts'

interface Row {
  number: number
  small: number | null
  whole: number | null
  large: number | null
  fraction: number | null
  yes: boolean | null
  words: string | null
  id: string | null
  day: string | null
  moment: number | null
  packed: unknown
  names: string[] | null
  days: string[] | null
  places: number[] | null
  plain: unknown
}

const sent = columns.sentRows('sent', (rows: Row[]) => rows, {
  keys: { number: columns.smallint((it) => it.number) },
  written: {
    plain: columns.json((it) => it.plain),
    small: columns.smallint((it) => it.small),
    whole: columns.integer((it) => it.whole),
    large: columns.bigint((it) => it.large),
    fraction: columns.float8((it) => it.fraction),
    yes: columns.boolean((it) => it.yes),
    words: columns.text((it) => it.words),
    id: columns.uuid((it) => it.id),
    day: columns.date((it) => it.day),
    moment: columns.instant((it) => it.moment),
    packed: columns.jsonb((it) => it.packed),
    names: columns.textList((it) => it.names),
    days: columns.dateList((it) => it.days),
    places: columns.smallintList((it) => it.places),
  },
})

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const row: fc.Arbitrary<Row> = fc.record({
  number: fc.integer({ min: 0, max: 99 }),
  small: orNull(fc.integer({ min: -32768, max: 32767 })),
  whole: orNull(fc.maxSafeInteger().map((number) => number | 0)),
  large: orNull(fc.maxSafeInteger()),
  // Minus zero is zero where it is a text.
  fraction: orNull(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
  yes: orNull(fc.boolean()),
  words: orNull(
    fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      fc.constantFrom('', 'null', 'NULL', '{}', '"', '\\', 'a,b', '{"a\\"'),
    ),
  ),
  id: orNull(fc.uuid()),
  day: orNull(day),
  moment: orNull(fc.integer({ min: 0, max: 4_000_000_000_000 })),
  packed: json(),
  names: orNull(fc.array(fc.stringMatching(/^[a-z][a-z0-9:]{0,9}$/))),
  days: orNull(fc.array(day)),
  places: orNull(fc.array(fc.integer({ min: 0, max: 100 }))),
  plain: json(),
})

/** As it is after it has been a text: minus zero is zero. */
function json() {
  return fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))
}

describe('rows sent as columns', () => {
  const database = useDatabase()
  let db: Database
  beforeAll(() => {
    db = connect(database().url, { max: 1 })
  })
  afterAll(() => db.end())

  it('rows of every column type arrive in the order they were sent, with equal values', async () => {
    const select = statement<Row[], { row: Record<string, unknown> }>(fragment<Row[]>`
      select to_json(arrived) as row
      from (select number, ${sent.values} from ${sent.ordered} order by place) as arrived (number, ${sent.names})
    `)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const query = select(rows)
        const arrived = await db.withConnection(({ sql }) => query(sql))
        const read = arrived.map(({ row }) => ({
          ...row,
          moment: typeof row.moment === 'string' ? Date.parse(row.moment) : row.moment,
        }))
        expect(read).toEqual(rows)
      }),
      { numRuns: 50 },
    )
  })

  it('sent rows insert, upsert and update the written columns', async () => {
    const small = columns.sentRows('given', (rows: { id: number; title: string; at: number }[]) => rows, {
      keys: { id: columns.integer((it) => it.id) },
      written: { title: columns.text((it) => it.title), seen_at: columns.instant((it) => it.at) },
    })
    const upsert = statement<{ id: number; title: string; at: number }[], object>(fragment`
      insert into shelf as known (id, ${small.names})
      select id, ${small.values} from ${small.rows}
      on conflict (id) do update set ${small.excluded}
    `)
    const update = statement<{ id: number; title: string; at: number }[], object>(fragment`
      update shelf set ${small.assignments} from ${small.rows} where shelf.id = given.id
    `)
    const shelf = () =>
      database().sql`select id, title, extract(epoch from seen_at)::float8 as at from shelf order by id`
    const run = (query: ReturnType<typeof upsert>) => db.withConnection(({ sql }) => query(sql))
    await database().sql`create table shelf (id integer primary key, title text, seen_at timestamptz)`

    await run(
      upsert([
        { id: 1, title: 'one', at: 1000 },
        { id: 2, title: 'two', at: 2000 },
      ]),
    )
    await run(upsert([{ id: 2, title: 'second', at: 2500 }]))
    expect(await shelf()).toEqual([
      { id: 1, title: 'one', at: 1 },
      { id: 2, title: 'second', at: 2.5 },
    ])
    await run(
      update([
        { id: 1, title: 'first', at: 3000 },
        { id: 3, title: 'nowhere', at: 0 },
      ]),
    )
    expect(await shelf()).toEqual([
      { id: 1, title: 'first', at: 3 },
      { id: 2, title: 'second', at: 2.5 },
    ])
  })
})

describe('the text of a statement', () => {
  it('a parameter that is used several times has one number', () => {
    const now = fragment<{ now: number; name: string }>`to_timestamp(${({ now }) => now})`
    const { text, parameters } = toText(
      fragment<{ now: number; name: string }>`select ${now}, ${({ name }) => name}::text, ${now}`,
    )
    expect(text).toBe('select to_timestamp($1), $2::text, to_timestamp($1)')
    expect(parameters.map((read) => read({ now: 7, name: 'Ada' }))).toEqual([7, 'Ada'])
  })

  it('the from clause names each column once, keys first and JSON last, with a parameter for each', () => {
    const rows = columns.sentRows('given', (rows: { id: string; body: object; day: string }[]) => rows, {
      keys: { id: columns.uuid((it) => it.id) },
      written: { body: columns.json((it) => it.body), day: columns.date((it) => it.day) },
    })
    const { text, parameters } = toText(rows.ordered)
    expect(text).toBe(
      'rows from (unnest($1::uuid[], $2::text[]::date[]), json_array_elements($3::text::json)) ' +
        'with ordinality as given (id, day, body, place)',
    )
    const input = [{ id: 'a', body: { x: 1 }, day: '2026-01-02' }]
    expect(parameters.map((read) => read(input))).toEqual([['a'], ['2026-01-02'], '[{"x":1}]'])
    expect(toText(rows.names).text).toBe('body, day')
  })
})
