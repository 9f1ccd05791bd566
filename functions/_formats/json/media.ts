import type { BankMedia } from '../bank-media.ts'
import { ImportError } from '../diagnostics.ts'
import { isRecord } from '../is-record.ts'
import type { JsonPlace } from './elements.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const EXPECTED = 'expected media as {"id": …, "name": …, "alt": …, "data": …}, with the file in base 64'

/** A picture or sound in its place of the list. Its bytes are looked at by whoever stores them. */
export function readMedia(text: string, { start, end, line }: JsonPlace): BankMedia {
  const value = parse(text.slice(start, end), line)
  if (!isRecord(value)) throw new ImportError('malformed', EXPECTED, line)
  const { id, name = '', alt = '', data, ...rest } = value
  const isWhole = [id, name, alt, data].every((it) => typeof it === 'string') && Object.keys(rest).length === 0
  if (!isWhole || !ID.test(String(id))) throw new ImportError('malformed', EXPECTED, line)
  return { id: String(id), name: String(name), alt: String(alt), base64: String(data) }
}

export const writeMedia = ({ id, name, alt, base64 }: BankMedia) => ({ id, name, alt, data: base64 })

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ImportError('malformed', EXPECTED, line)
  }
}
