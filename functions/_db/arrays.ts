/** The arrays we send, by the name Postgres gives their elements and the number it gives their type. */
const OIDS = { bool: 1000, int2: 1005, int4: 1007, text: 1009, int8: 1016, float8: 1022, uuid: 2951 }

type Element = string | number | boolean | null | undefined

/**
 * The driver can ask each new connection which array types there are. These numbers are the same in every
 * Postgres, so we tell it instead: a trip less, and none that can fail while nobody listens.
 */
export const arrayTypes = Object.fromEntries(
  Object.entries(OIDS).map(([name, oid]) => [
    `${name}s`,
    {
      to: oid,
      from: [oid],
      serialize: name === 'text' ? textLiteral : plainLiteral,
      parse: (text: string) => text,
    },
  ]),
)

/** Of numbers and the like, in which nothing has to be quoted. */
function plainLiteral(values: readonly Element[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`
}

function textLiteral(values: readonly Element[]): string {
  let literal = '{'
  for (const value of values) {
    if (literal.length > 1) literal += ','
    literal += value === null || value === undefined ? 'null' : quote(String(value))
  }
  return `${literal}}`
}

const quote = (text: string) => `"${text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)}"`
