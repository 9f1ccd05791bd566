import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStored } from '../../../web/src/lib/features/attempts/sync/device.ts'
import { readState } from '../../../web/src/lib/features/attempts/box/read-state.ts'
import { answer, emptyState } from '../../../web/src/lib/features/attempts/box/state.ts'
import { anyState } from './arbitrary.ts'

describe('a stored state', () => {
  it('a stored state is read as it was written', () => {
    fc.assert(
      fc.property(anyState('exam'), (state) => {
        expect(readState(structuredClone(state), 5)).toEqual(state)
      }),
    )
  })

  it('invalid entries of a stored state are left out, and the rest stays', () => {
    const good = answer(emptyState('exam'), 1, { kind: 'short_text', text: 'ssh' }, 10)
    const bad = {
      2: { answer: { kind: 'sketch', text: 'so' }, at: 3 },
      3: 'yes',
      4: { answer: { kind: 'multiple_choice', choices: [1, 'b'] }, at: 3 },
      99: { answer: null, skipped: true, at: 3 },
    }
    const drafts = {
      1: { answer: null, text: 'ARP', at: 3 },
      2: { answer: null, text: 7, at: 3 },
      3: { answer: { kind: 'sketch' }, text: '', at: 3 },
    }
    const read = readState({ ...good, given: { ...good.given, ...bad }, drafts, position: 'first', done: -1 }, 50)
    expect(read).toEqual({ ...good, drafts: { 1: drafts[1] }, done: 0 })
  })

  it('what is no answer to how sure the learner is, is left out, and so is one of no answer', () => {
    const good = answer(emptyState('exam'), 1, { kind: 'short_text', text: 'ssh' }, 10, 'sure')
    const given = { 1: { ...good.given[1], confidence: 'certain' }, 2: { answer: null, at: 3, confidence: 'sure' } }
    const read = readState({ ...good, given }, 5)
    expect([read?.given[1]?.confidence, read?.given[2]?.confidence]).toEqual([undefined, undefined])
    expect(readState(good, 5)?.given[1]?.confidence).toBe('sure')
  })

  it('a state from before drafts were kept has none', () => {
    const { drafts: _, ...before } = answer(emptyState('exam'), 1, { kind: 'short_text', text: 'ssh' }, 10)
    expect(readState(before, 25)).toMatchObject({ given: before.given, drafts: {} })
  })

  it('a state that another version stored is ignored', () => {
    const state = emptyState('exam')
    const kept = { version: 1, user: 'u', community: 'c', attempt: 'a', length: 25, ahead: null, state }
    expect(readStored(kept)).toMatchObject({ attempt: 'a', state })
    expect(readStored({ ...kept, version: 0 })).toBeNull()
    expect(readStored({ ...kept, state: { mode: 'quiz' } })).toBeNull()
  })

  it('reading any value as a state never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (given, flags) => {
        expect(() => readState(given, 25)).not.toThrow()
        expect(readState({ mode: 'exam', given, flags }, 25)).not.toBeNull()
      }),
      { numRuns: 1000 },
    )
  })
})
