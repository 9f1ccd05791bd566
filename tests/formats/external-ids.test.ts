import { describe, expect, it } from 'vitest'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { writeBank } from '../../functions/_formats/write-bank.ts'
import { plainQuestion } from '../support/bank-files.ts'

describe('what another program calls a question', () => {
  const bank = [{ ...plainQuestion(1), external_id: 'net & <ports> 1' }, plainQuestion(2)]

  it.each(['json', 'moodle_xml'] as const)('comes back from %s', (format) => {
    const read = readBank(format, writeBank(format, bank))
    expect(read.map(({ question }) => question)).toEqual(bank)
  })

  it('may be a number in JSON, and is no field of its own there', () => {
    const [entry] = readBank('json', JSON.stringify([{ ...plainQuestion(1), id: 17 }]))
    expect(entry?.question).toMatchObject({ external_id: '17' })
    expect(writeBank('json', bank)).not.toContain('external_id')
  })

  it.each(['gift', 'csv'] as const)('is left out of %s', (format) => {
    const [entry] = readBank(format, writeBank(format, bank))
    expect(entry?.question).toEqual(plainQuestion(1))
  })
})
