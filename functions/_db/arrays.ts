import type postgres from 'postgres'

/** The arrays we send, by the name Postgres gives their elements and the number it gives their type. */
const OIDS = { bool: 1000, int2: 1005, int4: 1007, text: 1009, int8: 1016, float8: 1022, uuid: 2951 }

/** What an array that is sent may hold. */
export type ArrayElement = string | number | boolean | null | undefined

/**
 * The driver can ask each new connection which array types there are. These numbers are the same in every
 * Postgres, so we tell it instead: a trip less, and none that can fail while nobody listens.
 */
export const arrayTypes = Object.fromEntries(
  Object.entries(OIDS).map(([name, oid]) => [
    `${name}s`,
    { to: oid, from: [oid], serialize: toLiteral, parse: (text: string) => text },
  ]),
)

/** An array as Postgres reads it; what is one already stays as it is. */
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
 * A query by hand whose lists are written out at once: a connection that is lent for it is kept waiting for nothing
 * but Postgres.
 */
export function ready<T extends readonly object[]>(
  strings: TemplateStringsArray,
  ...values: (ArrayElement | ArrayElement[])[]
) {
  const literals = values.map((value) => (Array.isArray(value) ? toLiteral(value) : (value ?? null)))
  return (sql: postgres.Sql): Promise<postgres.RowList<[...T]>> => sql<[...T]>(strings, ...literals)
}
