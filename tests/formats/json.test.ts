import { describe, expect, it } from 'vitest'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { NOTHING_MORE, only, outcomes, reason } from '../support/read-file.ts'

const question = { kind: 'true_false', topic: 'T', prompt: 'Is it?', answer: { truth: true }, explanation: 'It is.' }

describe('JSON', () => {
  it("JSON reads questions in the API's form, with defaults for what is left out", () => {
    expect(only('json', JSON.stringify([question]))).toEqual({
      ...question,
      options: null,
      fixed_order: false,
      tip: '',
      ...NOTHING_MORE,
    })
    const envelope = { format: 'laude-bank', version: 1, test: { title: 'A' }, questions: [question] }
    expect(only('json', JSON.stringify(envelope))).toMatchObject(question)
  })

  it('JSON reports the line of every question, in any layout', () => {
    const bad = { ...question, prompt: '' }
    const lines = (text: string) => readBank('json', text).map(({ line }) => line)
    expect(lines(JSON.stringify([bad, bad], undefined, 2))).toEqual([2, 11])
    expect(lines(JSON.stringify({ test: { questions: [1] }, questions: [bad, bad] }, undefined, 2))).toEqual([8, 17])
    expect(lines(JSON.stringify([bad, bad]))).toEqual([1, 1])
    expect(lines('[\n1,\n\n"[,]{",\n[2, 3], {\n"a": 1}]')).toEqual([2, 4, 5, 5])
  })

  it.each([
    ['{', 'line 1: malformed'],
    ['[\n  {"kind": }\n]', 'line 2: malformed'],
    ['"text"', 'line 1: malformed'],
    ['{"quiz": []}', 'line 1: malformed'],
    ['{"questions": [], "more": 1}', 'line 1: unknown_part'],
    ['{"format": "laude-bank", "version": 2, "questions": []}', 'line 1: unsupported_version'],
    ['{"questions": []}', 'line 1: empty'],
    ['[\n{"kind": "essay"}]', 'line 2: invalid'],
    ['[null]', 'line 1: invalid'],
  ])('JSON refuses %s', (text, outcome) => {
    expect(outcomes('json', text)).toEqual([outcome])
  })

  it('JSON names the path of what is wrong', () => {
    const wrong = { ...question, answer: { truth: 'yes' }, options: ['a'] }
    expect(reason('json', JSON.stringify([wrong]))).toMatch(/^options: only choices have options; answer\.truth: /)
  })

  it('JSON refuses a missing topic or explanation by name, and takes both from the defaults of the import', () => {
    const bare = JSON.stringify([{ kind: 'true_false', prompt: 'Is it?', answer: { truth: true } }])
    expect(outcomes('json', bare, {})).toEqual(['line 1: topic_missing'])
    expect(outcomes('json', bare, { topic: 'T' })).toEqual(['line 1: explanation_missing'])
    expect(only('json', bare, { topic: 'T', explanation: 'E' })).toMatchObject({ topic: 'T', explanation: 'E' })
  })
})
