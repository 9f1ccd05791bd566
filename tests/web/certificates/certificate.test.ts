import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../functions/_contracts/certificates/certificates.ts'
import { gatesText } from '../../../web/src/lib/features/certificates/certificate-words.ts'
import { toCredential } from '../../../web/src/lib/features/certificates/schema-org.server.ts'
import { qrPath } from '../../../web/src/lib/features/certificates/qr-path.server.ts'
import { dayText } from '../../../functions/_domain/locale/dates.ts'

const SCALE = 4

/** What a camera would see of it. */
function picture({ d, size }: { d: string; size: number }) {
  const width = size * SCALE
  const data = new Uint8ClampedArray(4 * width * width).fill(255)
  for (const [, x, y, run] of d.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++)
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(run)) * SCALE; column++)
        data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3)
  return { width, height: width, data }
}

describe('the QR code of a certificate', () => {
  it('decodes to the text that it encodes', () => {
    const address = fc
      .string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz.-'.split('')), minLength: 1, maxLength: 60 })
      .map((host) => `https://${host}/certificates/2222-3333-4444`)
    fc.assert(
      fc.property(address, (text) => {
        expect(decodeQR(picture(qrPath(text)))).toBe(text)
      }),
      { numRuns: 20 },
    )
  })

  it('is a square with a quiet zone of four modules', () => {
    const { d, size } = qrPath('https://laude.example/certificates/2222-2222-2222')
    const places = [...d.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((found) => found.slice(1).map(Number))
    expect(Math.min(...places.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4)
    expect(Math.max(...places.map(([x = 0, , run = 0]) => x + run))).toBe(size - 4)
  })
})

describe('the text of a certificate', () => {
  it('gives its date, and lists at most six gates', () => {
    expect(dayText('2026-11-21', 'full')).toBe('November 21, 2026')
    expect(gatesText(['Subnets'])).toBe('Subnets')
    expect(gatesText(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d, e, and f')
    expect(gatesText(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e, and 2 more')
  })

  it('is available as a schema.org credential, without the holder if the certificate is private', () => {
    const it: Certificate = {
      number: '2222-2222-2222',
      state: 'revoked',
      kind: 'program',
      title: 'Technician',
      community: 'Harbor',
      issued_at: '2026-11-21T10:00:00.000Z',
      issued_on: '2026-11-21',
      visibility: 'private',
      holder: null,
      gates: ['Capstone'],
      revoked: { at: '2026-11-22T10:00:00.000Z', because: null },
      mine: false,
      may_correct: false,
      may_revoke: false,
      correctable_until: null,
    }
    const address = 'https://laude.example/certificates/2222-2222-2222'
    expect(toCredential(it, address)).toMatchObject({
      '@type': 'EducationalOccupationalCredential',
      url: address,
      identifier: '2222-2222-2222',
      name: 'Technician',
      about: { '@type': 'EducationalOccupationalProgram' },
      recognizedBy: { name: 'Harbor' },
      recipient: null,
      status: 'revoked',
      revocation: { date: '2026-11-22T10:00:00.000Z', reason: null },
    })
    expect(toCredential({ ...it, holder: 'Lea' }, address)).toMatchObject({ recipient: { name: 'Lea' } })
  })
})
