import type { ArrayElement } from './arrays.ts'
import { fragment, rawSql, type Fragment, type Parameter } from './statement.ts'

/** A column of rows that are sent to Postgres: how a row has it, how it travels, and what the statement makes of it. */
export interface Column<Row> {
  /** Reads the column of all rows as one parameter. */
  parameter: (rows: readonly Row[]) => ArrayElement[] | string
  /** What stands before and after the parameter in a from clause. */
  source: readonly [before: string, after: string]
  /** JSON is cut by a function of its own, which stands behind the arrays. */
  isJson: boolean
  /** What is selected of the column with this name. */
  select: (name: string) => string
}

type Read<Row, Value> = (row: Row) => Value | null | undefined

/** Columns whose values travel as they are. */
const plain =
  <Value extends ArrayElement>(cast: string) =>
  <Row>(read: Read<Row, Value>): Column<Row> => ({
    parameter: (rows) => rows.map(read),
    source: ['', `::${cast}`],
    isJson: false,
    select: (name) => name,
  })

export const smallint = plain<number>('smallint[]')
export const integer = plain<number>('integer[]')
export const bigint = plain<number>('bigint[]')
export const float8 = plain<number>('float8[]')
export const boolean = plain<boolean>('boolean[]')
export const text = plain<string>('text[]')
export const uuid = plain<string>('uuid[]')

/** A day, YYYY-MM-DD. Postgres reads the text: the driver would make a point in time of it. */
export const date = plain<string>('text[]::date[]')

interface Conversion<Value> {
  send: (value: Value) => ArrayElement
  select: (name: string) => string
}

const converted =
  <Value>(cast: string, { send, select }: Conversion<Value>) =>
  <Row>(read: Read<Row, Value>): Column<Row> => ({
    parameter: (rows) =>
      rows.map((row) => {
        const value = read(row)
        return value === null || value === undefined ? null : send(value)
      }),
    source: ['', `::${cast}`],
    isJson: false,
    select,
  })

/** A point in time, in milliseconds since 1970. */
export const instant = converted<number>('float8[]', {
  send: (milliseconds) => milliseconds / 1000,
  select: (name) => `to_timestamp(${name})`,
})

/** JSON that Postgres takes apart. The value `null` is the SQL null. */
export const jsonb = converted<unknown>('text[]', {
  send: (value) => JSON.stringify(value),
  select: (name) => `${name}::jsonb`,
})

/** A list of plain values (ids, dates, numbers) in each row. Arrays of arrays must be of one length, so it travels as text. */
const list = (type: string) =>
  converted<Iterable<string | number | boolean | null>>('text[]', {
    send: (values) => `{${Array.from(values, (value) => value ?? 'null').join(',')}}`,
    select: (name) => `${name}::${type}`,
  })
export const textList = list('text[]')
export const dateList = list('date[]')
export const smallintList = list('smallint[]')
export const integerList = list('integer[]')
export const float8List = list('float8[]')
export const booleanList = list('boolean[]')
export const uuidList = list('uuid[]')

/** JSON that Postgres stores as it comes. All rows travel as one list, which Postgres only cuts: nothing in it is escaped. */
export const json = <Row>(read: (row: Row) => unknown): Column<Row> => ({
  parameter: (rows) => JSON.stringify(rows.map(read)),
  source: ['json_array_elements(', '::text::json)'],
  isJson: true,
  select: (name) => name,
})

export interface SentRows<Input> {
  /** The rows, for a from clause. */
  rows: Fragment<Input>
  /** The same, numbered from 1 in the order they were sent, as `place`. */
  ordered: Fragment<Input>
  /** Names of what is written, for an insert. */
  names: Fragment<unknown>
  /** What is selected for those names, in the same order. */
  values: Fragment<unknown>
  /** `name = value` of what is written, for an update from these rows. */
  assignments: Fragment<unknown>
  /** `name = excluded.name` of what is written, for an insert that becomes an update. */
  excluded: Fragment<unknown>
}

/**
 * Rows that a statement takes as one parameter a column. Each column is named once, beside what a row has in it; `keys` are
 * for the statement to join and compare, `written` go into the table under the same name.
 */
export function sentRows<Input, Row>(
  alias: string,
  rowsOf: (input: Input) => readonly Row[],
  { keys, written }: { keys: Record<string, Column<Row>>; written: Record<string, Column<Row>> },
): SentRows<Input> {
  const all = Object.entries({ ...keys, ...written })
  const [arrays, jsons] = [all.filter(([, { isJson }]) => !isJson), all.filter(([, { isJson }]) => isJson)]
  const sources = [
    fragment<Input>`unnest(${joined(arrays.map(([, column]) => toSource(column, rowsOf)))})`,
    ...jsons.map(([, column]) => toSource(column, rowsOf)),
  ]
  const names = [...arrays, ...jsons].map(([name]) => name)
  const from = (ordinality: string, columns: string[]): Fragment<Input> =>
    fragment<Input>`rows from (${joined(sources)})${rawSql(`${ordinality} as ${alias} (${columns.join(', ')})`)}`
  const list = (each: (name: string, column: Column<Row>) => string) =>
    rawSql(
      Object.entries(written)
        .map(([name, column]) => each(name, column))
        .join(', '),
    )
  return {
    rows: from('', names),
    ordered: from(' with ordinality', [...names, 'place']),
    names: list((name) => name),
    values: list((name, { select }) => select(name)),
    assignments: list((name, { select }) => `${name} = ${select(`${alias}.${name}`)}`),
    excluded: list((name) => `${name} = excluded.${name}`),
  }
}

function toSource<Input, Row>(
  { parameter, source: [before, after] }: Column<Row>,
  rowsOf: (input: Input) => readonly Row[],
): Fragment<Input> {
  const read: Parameter<Input> = (input) => parameter(rowsOf(input))
  return fragment<Input>`${rawSql(before)}${read}${rawSql(after)}`
}

function joined<Input>(fragments: readonly Fragment<Input>[]): Fragment<Input> {
  return fragments.reduce((sql, next) => fragment<Input>`${sql}, ${next}`)
}
