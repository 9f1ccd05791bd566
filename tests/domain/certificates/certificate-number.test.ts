import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  certificateNumber,
  LETTERS,
  readCertificateNumber,
} from '../../../functions/_domain/certificates/certificate-number.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 32 })
const place = fc.nat({ max: 11 })
const plain = (number: string) => number.replaceAll('-', '')

describe('a certificate number', () => {
  it('is three groups of four letters that nobody takes for others', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(certificateNumber(random)).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
    expect(certificateNumber(new Uint8Array(8))).toBe('2222-2222-2222')
    expect(() => certificateNumber(new Uint8Array(7))).toThrow(RangeError)
  })

  it('follows from its bytes, and others from others', () => {
    const numbers = Array.from({ length: 5000 }, (_, n) => {
      const random = new Uint8Array(8)
      new DataView(random.buffer).setBigUint64(0, BigInt(n) * 7_919n ** 4n)
      return certificateNumber(random)
    })
    expect(new Set(numbers).size).toBe(5000)
  })

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(bytes, fc.infiniteStream(fc.constantFrom('', ' ', '-', '–', ' - ')), (random, gaps) => {
        const number = certificateNumber(random)
        const typed = Array.from(plain(number).toLowerCase(), (letter) => letter + gaps.next().value).join('')
        expect(readCertificateNumber(` ${typed}\n`)).toEqual({ number })
      }),
    )
  })

  it('is told from one with a wrong letter, and from one with any two that changed places', () => {
    fc.assert(
      fc.property(bytes, place, fc.constantFrom(...LETTERS.split('')), (random, at, letter) => {
        const letters = Array.from(plain(certificateNumber(random)))
        fc.pre(letters[at] !== letter)
        expect(readCertificateNumber(letters.with(at, letter).join(''))).toEqual({ wrong: 'check' })
      }),
    )
    fc.assert(
      fc.property(bytes, place, place, (random, a, b) => {
        const letters = Array.from(plain(certificateNumber(random)))
        fc.pre(letters[a] !== letters[b])
        const swapped = letters.with(a, letters[b] ?? '').with(b, letters[a] ?? '')
        expect(readCertificateNumber(swapped.join(''))).toEqual({ wrong: 'check' })
      }),
    )
  })

  it('is not one where something is missing or no letter of ours', () => {
    expect(readCertificateNumber('')).toEqual({ wrong: 'length' })
    expect(readCertificateNumber('2222-2222-222')).toEqual({ wrong: 'length' })
    expect(readCertificateNumber('2222-2222-222O')).toEqual({ wrong: 'letter' })
    expect(readCertificateNumber('2222-2222-22😀')).toEqual({ wrong: 'letter' })
  })
})
