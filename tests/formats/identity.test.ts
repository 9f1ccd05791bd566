import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BANK_FORMATS, type BankFormat, type BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { unwritable, writeBank } from '../../functions/_formats/write-bank.ts'
import { someBank, somePlainBank } from '../support/some-banks.ts'

describe.each(BANK_FORMATS)('%s', (format) => {
  it('the format reads back exactly every bank that it can carry', () => {
    fc.assert(
      fc.property(format === 'aiken' ? somePlainBank : someBank, (bank) => {
        const carried = bank.filter((question) => unwritable(format, [question]).length === 0)
        fc.pre(carried.length > 0)
        const text = writeBank(format, carried)
        expect(readBank(format, text).map(({ question, refusal }) => question ?? refusal)).toEqual(carried)
        // What was read and is written again is the same file.
        expect(writeBank(format, carried)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('the format reports what is wrong with any text, and never throws', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(someBank, fc.nat(), fc.string(), fc.nat(40))
        .map(([bank, at, splinter, cut]) => splice(written(format, bank), at, splinter, cut)),
    )
    fc.assert(
      fc.property(garbage, (text) => {
        const entries = readBank(format, text)
        expect(entries.length).toBeGreaterThan(0)
        const lines = text.split(/\r\n|\r|\n/).length
        expect(entries.some(({ question, refusal }) => question ?? refusal)).toBe(true)
        for (const { line, question, refusal, skipped } of entries) {
          expect([question, refusal, skipped].filter((each) => each !== undefined)).toHaveLength(1)
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

const written = (format: BankFormat, bank: BankQuestion[]) =>
  writeBank(
    format,
    bank.filter((question) => unwritable(format, [question]).length === 0),
  )

function splice(text: string, at: number, splinter: string, cut: number): string {
  const place = text.length === 0 ? 0 : at % text.length
  return text.slice(0, place) + splinter + text.slice(place + cut)
}
