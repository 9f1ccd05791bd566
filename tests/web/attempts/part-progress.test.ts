import { describe, expect, it } from 'vitest'
import {
  countParts,
  partProblem,
  partProgress,
  readTexts,
  writeTexts,
} from '../../../web/src/lib/features/attempts/parts/part-progress.ts'
import type { AskedBody } from '../../../web/src/lib/features/attempts/parts/shown-parts.ts'

const matching: AskedBody = {
  kind: 'matching',
  options: ['a', 'b'],
  shown: { stems: ['1', '2', '3'], texts: ['a', 'b'] },
  unit: null,
}
const pairs = (...pairs: (number | null)[]) => ({ kind: 'matching' as const, pairs })
const part = { options: null, shown: null, unit: null, prompt: '' }
const ofCase: AskedBody = {
  kind: 'case',
  options: null,
  shown: {
    parts: [
      { ...part, kind: 'numeric' },
      { ...matching, kind: 'matching', prompt: '' },
    ],
  },
  unit: null,
}

describe('how far an answer with parts has come', () => {
  it('is complete once nothing is open', () => {
    expect(partProgress(null, '')).toBe('empty')
    expect(partProgress(pairs(0, null, 1), '')).toBe('incomplete')
    expect(partProgress(pairs(0, 0, 1), '')).toBe('complete')
  })

  it('counts its parts, also before there is an answer', () => {
    expect(countParts(matching, null)).toEqual({ done: 0, of: 3 })
    expect(countParts(matching, pairs(0, null, 1))).toEqual({ done: 2, of: 3 })
    expect(countParts({ ...matching, kind: 'essay', shown: { words: null } }, null)).toBeNull()
    expect(partProblem(matching, pairs(0, null, 1), '')).toBe('partly answered, 2 of 3 parts')
  })

  it('counts a part of a case only when it is whole', () => {
    const answer = { kind: 'case' as const, parts: [{ kind: 'numeric' as const, value: 1 }, pairs(0, null, 1)] }
    expect(countParts(ofCase, answer)).toEqual({ done: 1, of: 2 })
    expect(partProgress(answer, '')).toBe('incomplete')
  })

  it('says which text of a case is no answer', () => {
    const text = writeTexts(['ARP', ''])
    expect(partProgress(null, text)).toBe('unclear')
    expect(partProblem(ofCase, null, text)).toBe('“ARP” can’t be read as a number')
    const answer = { kind: 'case' as const, parts: [null, pairs(0, 1, 1)] }
    expect(partProgress(answer, text)).toBe('incomplete')
    expect(partProblem(ofCase, answer, text)).toBe('partly answered, 1 of 2 parts; “ARP” can’t be read as a number')
  })

  it('reads the texts that it wrote, and nothing else', () => {
    expect(writeTexts(['', ''])).toBe('')
    expect(readTexts(writeTexts(['', 'a"b']))).toEqual(['', 'a"b'])
    expect(readTexts('ARP')).toEqual([])
    expect(readTexts('[1')).toEqual([])
    expect(readTexts('[1, "x"]')).toEqual(['', 'x'])
  })
})
