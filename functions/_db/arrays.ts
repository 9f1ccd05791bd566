/** The arrays we send, by the name Postgres gives their elements and the number it gives their type. */
const OIDS = { bool: 1000, int2: 1005, int4: 1007, text: 1009, int8: 1016, float8: 1022, uuid: 2951 }

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

function toLiteral(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `{${values.map((value) => (value === null || value === undefined ? 'null' : quote(String(value)))).join(',')}}`
}

const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
