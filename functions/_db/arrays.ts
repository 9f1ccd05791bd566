import type postgres from 'postgres'

/** The types of the arrays we send, by the name Postgres gives their elements, with the number it gives the array type. */
const OIDS = { bool: 1000, int2: 1005, int4: 1007, text: 1009, int8: 1016, float8: 1022, uuid: 2951 }

/** What an array that is sent may hold. */
export type ArrayElement = string | number | boolean | null | undefined

/**
 * The driver would ask on each new connection which array types there are. These numbers are the same in every Postgres,
 * so we pass them: one round trip less, and none whose failure no request would notice.
 */
export const arrayTypes = Object.fromEntries(
  Object.entries(OIDS).map(([name, oid]) => [
    `${name}s`,
    { to: oid, from: [oid], serialize: toLiteral, parse: (text: string) => text },
  ]),
)

/** An array as Postgres reads it; a text that is one already stays as it is. */
export function toLiteral(values: readonly ArrayElement[] | string): string {
  return typeof values === 'string' ? values : `{${values.map(element).join(',')}}`
}

function element(value: ArrayElement): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'string') return String(value)
  // Ids, dates and names need no quotes.
  return /^[\w:.-]+$/.test(value) && !/^null$/i.test(value) ? value : quote(value)
}

const quote = (text: string) => `"${text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)}"`

/**
 * A query whose arrays are written out before a connection is taken for it: the connection then waits for nothing but
 * Postgres.
 */
export function bindQuery<T extends readonly object[]>(
  strings: TemplateStringsArray,
  ...values: (ArrayElement | ArrayElement[])[]
) {
  const literals = values.map((value) => (Array.isArray(value) ? toLiteral(value) : (value ?? null)))
  return (sql: postgres.Sql): Promise<postgres.RowList<[...T]>> => sql<[...T]>(strings, ...literals)
}
