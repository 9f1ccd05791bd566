import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { BankFormat } from '../../functions/_domain/attempts/bank.ts'
import { readBankInSlices } from '../../functions/_formats/read-bank.ts'
import { countTurns } from '../support/turns.ts'

const SIZE = 10 * 1024 * 1024
const filled = (part: string) => part.repeat(Math.ceil(SIZE / part.length))

/** Files as large as the server takes, where each is as hard to read as its format allows. */
const LARGE: [name: string, format: BankFormat, text: string][] = [
  ['descriptions in GIFT', 'gift', filled('Nothing is asked here.\n\n')],
  ['one question in GIFT without an end', 'gift', `What? {\n${filled('=an answer ~another\n')}`],
  ['comments in GIFT', 'gift', filled('// nothing\n')],
  ['one prompt in Aiken', 'aiken', filled('and so on\n')],
  ['refused questions in Aiken', 'aiken', filled('What?\nA. a\nB. b\nANSWER: C\n')],
  [
    'pictures in Moodle XML',
    'moodle_xml',
    `<quiz><question type="truefalse"><questiontext><text>x</text><file name="a.png">${filled('iVBORw0KGgo')}</file></questiontext></question></quiz>`,
  ],
  [
    'categories in Moodle XML',
    'moodle_xml',
    `<quiz>${filled('<question type="category"><category/></question>')}</quiz>`,
  ],
  ['a cell of CSV that is never closed', 'csv', `kind,prompt,answer\ntrue_false,"${filled('x\n')}`],
  ['blank lines in CSV', 'csv', `kind,prompt,answer\n${filled('\n')}`],
  ['space before JSON', 'json', `${filled(' ')}[]`],
  ['questions in JSON', 'json', `[${filled('{"kind": "true_false", "prompt": "What?"},')}1]`],
  ['one string in JSON', 'json', `[{"prompt": "${filled(String.raw`\\`)}"}]`],
  ['JSON that is never closed', 'json', filled('[')],
]

describe('a file of ten MiB', () => {
  it.each(LARGE)('leaves the event loop to others while it is read: %s', async (_, format, text) => {
    const turns = countTurns()
    let pauses = 0
    const pause = () => {
      pauses++
      return setImmediate()
    }
    const { entries } = await readBankInSlices(format, text, { topic: 'T', explanation: 'E', accept: 'good', pause })
    expect(entries.some(({ refusal }) => refusal)).toBe(true)
    expect(pauses).toBeGreaterThan(100)
    expect(await turns.stop()).toBeGreaterThanOrEqual(pauses)
  })
})
