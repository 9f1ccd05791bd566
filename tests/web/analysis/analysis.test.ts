import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  concernWords,
  correlationText,
  questionWords,
  reliabilityWords,
  secondsText,
  SORTS,
  sortQuestions,
} from '../../../web/src/lib/features/analysis/analysis.ts'
import { managePaths } from '../../../web/src/lib/manage-paths.ts'
import { readAnalysisShow } from '../../../web/src/lib/features/analysis/analysis-show.server.ts'

const figures = fc
  .array(
    fc.record({
      facility: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      point_biserial: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    }),
    { maxLength: 20 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, position: index + 1 })))

describe('sorting questions', () => {
  it('questions sort in the requested order; those without the figure come last, and equals keep their order', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...SORTS), fc.boolean(), (questions, sort, down) => {
        const sorted = sortQuestions(questions, { sort, order: down ? 'down' : undefined })
        expect(new Set(sorted)).toEqual(new Set(questions))
        const name = sort === 'discrimination' ? 'point_biserial' : sort
        for (const [index, other] of sorted.slice(1).entries()) {
          const one = sorted[index]
          const [before, after] = [one?.[name] ?? null, other[name]]
          if (before === null) expect(after).toBeNull()
          if (before === null || after === null) continue
          expect(down ? before >= after : before <= after).toBe(true)
          if (before === after) expect(one?.position).toBeLessThan(other.position)
        }
      }),
    )
  })
})

describe('an address of an analysis', () => {
  it('an address of an analysis is read as it was written, and unknown values are ignored', () => {
    const show = {
      mode: 'all',
      length: '50',
      version: '2',
      first: 'true',
      since: '2026-11-01',
      sort: 'facility',
    } as const
    const address = new URL(
      managePaths.testAnalysis('harbor', '7', { ...show, order: 'down' }),
      'https://laude.example',
    )
    expect(readAnalysisShow(address.searchParams)).toEqual({ ...show, order: 'down' })
    const odd = new URLSearchParams('mode=x&length=30&version=0&first=no&since=soon&sort=name&order=up&other=1')
    expect(managePaths.testAnalysis('harbor', '7', readAnalysisShow(odd))).toBe('/c/harbor/manage/tests/7')
  })
})

describe('numbers in words', () => {
  it('figures are rounded, and a missing one is a dash', () => {
    expect([0.314, -0.2, -0.001, null].map(correlationText)).toEqual(['0.31', '−0.20', '0.00', '–'])
    expect([null, 41.5, 90].map(secondsText)).toEqual(['–', '42 s', '2 min'])
    expect([0.85, 0.7, 0.2].map((it) => reliabilityWords(it, 1).split(':')[0])).toEqual(['high', 'fair', 'low'])
    expect(reliabilityWords(null, 2)).not.toBe(reliabilityWords(null, 1))
  })

  it('reliability and concerns are explained in words', () => {
    expect(concernWords('tells_little', { point_biserial: 0.05 }).word).toBe('Low discrimination')
    expect(concernWords('tells_little', { point_biserial: -0.05 }).word).toBe('Misleading')
    const questions = [{ concerns: [] }, { concerns: ['too_easy' as const] }]
    expect(questionWords(questions, true)).toBe('1 question of 2 to check.')
    expect(questionWords(questions.slice(0, 1), true)).toMatch(/^No question stands out/)
    expect(questionWords(questions.slice(0, 1), false)).toMatch(/^With 30 attempts/)
  })
})
