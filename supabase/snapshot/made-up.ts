import { createHmac } from 'node:crypto'
import { certificateNumber } from '../../functions/_domain/certificates/certificate-number.ts'

/** Makes something up for a value: the same for the same value and key, and nothing that leads back to the value. */
export interface MadeUp {
  name: (value: string) => string
  username: (value: string) => string
  email: (value: string) => string
  certificate: (value: string) => string
  /** 64 hex digits. */
  hash: (value: string) => string
  /** A word for which no other value has the same. */
  code: (value: string) => string
  text: (value: string) => string
  /** A text for which no other value has the same. */
  label: (value: string) => string
  /** Of a page, with no `https://` before it. */
  address: (value: string) => string
}

/** Reserved: no name server knows a name below it, so no mail and no request arrives anywhere. */
const HOST = 'masked.invalid'
const LETTERS = 'abcdefghjkmnpqrstvwxyz0123456789'
const ONSETS = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'j']
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'an', 'el', 'in', 'or', 'un', 'ai', 'ea', 'io', 'ar', 'es', 'um']

export function createMadeUp(key: string | Uint8Array): MadeUp {
  const digest = (purpose: string, value: string) => createHmac('sha256', key).update(`${purpose} ${value}`).digest()
  const code = (value: string) => `x${inLetters(digest('code', value), 12)}`
  const text = (value: string) => {
    const bytes = endless((block) => digest(`text ${block}`, value))
    return value.replaceAll(/[^\r\n]+/g, (line) => fill(line, bytes))
  }
  return {
    name: (value) => {
      const bytes = digest('name', value)
      return `${capital(word(bytes.subarray(0, 2)))} ${capital(word(bytes.subarray(2, 5)))}`
    },
    username: (value) => {
      const bytes = digest('username', value)
      return `${word(bytes.subarray(0, 2))}-${inLetters(bytes.subarray(2), 10)}`
    },
    email: (value) => {
      const bytes = digest('email', value.toLowerCase())
      return `${word(bytes.subarray(0, 2))}.${inLetters(bytes.subarray(2), 12)}@${HOST}`
    },
    certificate: (value) => certificateNumber(digest('certificate', value).subarray(0, 16)),
    hash: (value) => digest('hash', value).toString('hex'),
    code,
    text,
    label: (value) =>
      `${text(value)
        .slice(0, Math.max(3, Array.from(value).length - 14))
        .trimEnd()} ${code(value)}`,
    address: (value) => `${HOST}/${code(value)}`,
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const word = (bytes: Uint8Array) =>
  [...bytes].map((byte) => `${ONSETS[byte >> 4] ?? ''}${NUCLEI[byte & 15] ?? ''}`).join('')

/** Five bits a letter. */
function inLetters(bytes: Uint8Array, length: number): string {
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let letters = ''
  while (letters.length < length) {
    letters += LETTERS.charAt(Number(value & 31n))
    value >>= 5n
  }
  return letters
}

function endless(block: (number: number) => Uint8Array): () => number {
  let [number, at] = [0, 0]
  let bytes: Uint8Array = new Uint8Array()
  return () => {
    if (at === bytes.length) {
      bytes = block(number++)
      at = 0
    }
    return bytes[at++] ?? 0
  }
}

/** A line of as many characters, with the mark of a list, heading or quotation before it. */
function fill(line: string, next: () => number): string {
  const mark = /^\s*(?:[-*+>#]+\s+)?/.exec(line)?.[0] ?? ''
  const length = Array.from(line.slice(mark.length)).length
  if (length === 0) return mark
  let text = ''
  while (text.length < length) {
    const syllables = 1 + (next() & 3)
    text += `${text === '' ? '' : ' '}${word(Uint8Array.from({ length: syllables }, next))}`
  }
  const end = /[.?!:]$/.exec(line)?.[0] ?? ''
  const cut = text.slice(0, length - end.length)
  return mark + capital(cut.endsWith(' ') ? `${cut.slice(0, -1)}o` : cut) + end
}
