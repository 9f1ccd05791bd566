import { Transform } from 'node:stream'

/** A row as Postgres copies it: fields with their signs escaped, `\N` for null. */
export type ChangeRow = (fields: string[]) => string[]

export const NULL = '\\N'

const ESCAPED: Record<string, string> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}
const MEANT = new Map(Object.entries(ESCAPED).map(([sign, escaped]) => [escaped, sign]))

export const escapeField = (text: string) => text.replaceAll(/[\\\n\r\t\b\f\v]/g, (sign) => ESCAPED[sign] ?? sign)

export const readField = (field: string) =>
  field.includes('\\') ? field.replaceAll(/\\./g, (escaped) => MEANT.get(escaped) ?? escaped.slice(1)) : field

/** The text of a field changed; null stays null. */
export const changeField = (field: string, change: (text: string) => string) =>
  field === NULL ? NULL : escapeField(change(readField(field)))

/** Changes the rows of a stream of COPY in text format, however it is cut into pieces. */
export function changeRows(change: ChangeRow): Transform {
  const decoder = new TextDecoder()
  let cut = ''
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      const lines = (cut + decoder.decode(chunk, { stream: true })).split('\n')
      cut = lines.pop() ?? ''
      try {
        done(null, lines.map((line) => `${change(line.split('\t')).join('\t')}\n`).join(''))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
    flush(done) {
      done(cut === '' ? null : new Error('The copy of a table ended within a row.'))
    },
  })
}

/** Lets rows through and counts them: within a row every end of a line is escaped. */
export function countRows(): Transform & { rows: () => number } {
  let rows = 0
  const through = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
      done(null, chunk)
    },
  })
  return Object.assign(through, { rows: () => rows })
}
