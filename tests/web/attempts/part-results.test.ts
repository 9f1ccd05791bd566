import { describe, expect, it } from 'vitest'
import {
  partResultsOf,
  shareText,
  type PartResults,
} from '../../../web/src/lib/features/attempts/parts/part-results.ts'
import type { AskedBody } from '../../../web/src/lib/features/attempts/parts/shown-parts.ts'

const asked = (body: Pick<AskedBody, 'kind'> & Partial<AskedBody>): AskedBody => ({
  options: null,
  shown: null,
  unit: null,
  ...body,
})
const rowsOf = (results: PartResults) => (results && 'rows' in results ? results.rows : [])
const verdicts = (results: PartResults) => rowsOf(results).map(({ verdict }) => verdict)

describe('an answer beside what is right, by parts', () => {
  const matching = asked({
    kind: 'matching',
    options: ['a', 'b', 'c'],
    shown: { stems: ['1', '2', '3'], texts: ['a', 'b', 'c'] },
  })
  const pairs = { kind: 'matching' as const, pairs: [0, 1, 2] }

  it('names a wrong pair with the right one, and the notes on both', () => {
    const answer = { kind: 'matching' as const, pairs: [0, 2, null] }
    const results = partResultsOf(matching, answer, pairs, ['', 'why b', 'c tempts'])
    expect(verdicts(results)).toEqual(['right', 'wrong', 'open'])
    expect(rowsOf(results)[1]).toEqual({
      label: { html: '2' },
      mine: [{ html: 'c' }],
      right: [{ html: 'b' }],
      also: [],
      notes: ['c tempts', 'why b'],
      verdict: 'wrong',
    })
    expect(shareText(results)).toBe('1 of 3 parts')
  })

  it('shows everything as open where nothing was answered', () => {
    expect(verdicts(partResultsOf(matching, null, pairs, null))).toEqual(['open', 'open', 'open'])
  })

  it('compares an order place by place', () => {
    const ordering = asked({ kind: 'ordering', options: ['x', 'y', 'z'] })
    const answer = { kind: 'ordering' as const, order: [2, 1, 0] }
    const results = partResultsOf(ordering, answer, { kind: 'ordering', order: [2, 0, 1] }, null)
    expect(verdicts(results)).toEqual(['right', 'wrong', 'wrong'])
    expect(rowsOf(results)[1]).toMatchObject({ label: { text: '2' }, mine: [{ html: 'y' }], right: [{ html: 'x' }] })
  })

  it('puts items beside their category', () => {
    const categorizing = asked({ kind: 'categorizing', options: ['x', 'y'], shown: { categories: ['A', 'B'] } })
    const answer = { kind: 'categorizing' as const, categories: [0, 0] }
    const results = partResultsOf(categorizing, answer, { kind: 'categorizing', categories: [0, 1] }, ['', 'note'])
    expect(rowsOf(results)[1]).toMatchObject({ mine: [{ text: 'A' }], right: [{ text: 'B' }], notes: ['note'] })
  })

  it('grades gaps as the server does: spelling, tolerance, choices', () => {
    const cloze = asked({ kind: 'cloze', shown: { gaps: [null, null, ['p', 'q']], text: [{ gap: 0 }] } })
    const right = {
      kind: 'cloze' as const,
      gaps: [{ accepted: ['Ethernet', 'LAN'] }, { value: 1.5, tolerance: 0.1 }, { choice: 1 }],
    }
    const answer = (...gaps: (string | number | null)[]) => ({ kind: 'cloze' as const, gaps })
    expect(verdicts(partResultsOf(cloze, answer(' ETHERNET', '1,55', 1), right, null))).toEqual(Array(3).fill('right'))
    const results = partResultsOf(cloze, answer('token ring', null, 0), right, null)
    expect(verdicts(results)).toEqual(['wrong', 'open', 'wrong'])
    expect(rowsOf(results)[0]).toMatchObject({ right: [{ text: 'Ethernet' }], also: ['LAN'] })
    expect(rowsOf(results)[2]).toMatchObject({ mine: [{ text: 'p' }], right: [{ text: 'q' }] })
  })

  it('shows each part of a case with its own verdict', () => {
    const part = { options: null, shown: null, unit: null }
    const body = asked({
      kind: 'case',
      shown: {
        parts: [
          { ...part, kind: 'single_choice', prompt: 'A', options: ['x', 'y'] },
          { ...part, kind: 'numeric', prompt: 'B', unit: 'm' },
          { ...matching, kind: 'matching', prompt: 'C' },
        ],
      },
    })
    const results = partResultsOf(
      body,
      {
        kind: 'case',
        parts: [{ kind: 'single_choice', choice: 1 }, null, { kind: 'matching', pairs: [0, 1, null] }],
      },
      {
        kind: 'case',
        parts: [{ kind: 'single_choice', choice: 1 }, { kind: 'numeric', value: 5, tolerance: 1 }, pairs],
      },
      null,
    )
    if (!results || !('cases' in results)) throw new Error('A case has parts.')
    expect(results.cases.map(({ verdict }) => verdict)).toEqual(['right', 'open', 'partly'])
    expect(results.cases[1]?.rows).toMatchObject([{ mine: [], right: [{ text: '5 m (±1)' }] }])
    expect(shareText(results)).toBe('1 of 3 parts')
  })

  it('has nothing to add where rows show what is right', () => {
    const single = asked({ kind: 'single_choice', options: ['a', 'b'] })
    expect(partResultsOf(single, null, { kind: 'single_choice', choice: 0 }, null)).toBeNull()
  })
})
