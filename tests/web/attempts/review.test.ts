import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countShows,
  isShown,
  rangeText,
  readReviewPage,
  readShow,
  toReviewPage,
} from '../../../web/src/lib/features/attempts/review/review.ts'
import { toCard as toCardIn } from '../../../web/src/lib/features/attempts/review/review-cards.server.ts'
import type { ReviewedQuestion } from '../../../functions/_contracts/attempts/questions.ts'

const toCard = (reviewed: ReviewedQuestion) => toCardIn(reviewed, 'harbor')

const question = (change: Partial<ReviewedQuestion> = {}): ReviewedQuestion => ({
  number: 1,
  kind: 'single_choice',
  topic: 'subnets',
  prompt: 'Which is **right**?',
  options: ['`a`', '<b>b</b>', 'c'],
  parts: null,
  choose: null,
  unit: null,
  media: [],
  revealed: { right: { kind: 'single_choice', choice: 1 }, explanation: 'Because.', tip: '', option_notes: null },
  answer: { kind: 'single_choice', choice: 2 },
  verdict: 'incorrect',
  credit: 0,
  feedback: null,
  flagged: false,
  skipped: false,
  late: false,
  corrections: [],
  ...change,
})

describe('the filters of a review', () => {
  const questions = [
    question(),
    question({ verdict: 'correct', flagged: true }),
    question({ verdict: 'unanswered', answer: null, skipped: true }),
    question({ verdict: 'unanswered', answer: null, flagged: true }),
  ]

  it('each filter counts the questions that it shows', () => {
    expect(Object.fromEntries(countShows(questions).map(({ show, count }) => [show, count]))).toEqual({
      all: 4,
      correct: 1,
      incorrect: 1,
      unanswered: 2,
      flagged: 2,
      skipped: 1,
    })
    for (const { show, count } of countShows(questions)) expect(questions.filter(isShown(show))).toHaveLength(count)
  })

  it('what was sure and wrong is offered where there is some, also where it was right in part', () => {
    const said = [
      question({ confidence: 'sure' }),
      question({ confidence: 'sure', verdict: 'partly' }),
      question({ confidence: 'sure', verdict: 'correct' }),
      question({ confidence: 'guess' }),
    ]
    expect(countShows(said)).toContainEqual({ show: 'sure_wrong', count: 2 })
    expect(said.filter(isShown('sure_wrong'))).toEqual(said.slice(0, 2))
  })

  it('the filter comes from the address, and an unknown one means all', () => {
    expect(readShow(new URLSearchParams('show=flagged'))).toBe('flagged')
    expect(readShow(new URLSearchParams('show=everything'))).toBe('all')
  })
})

describe('the pages of a review', () => {
  const numbered = (numbers: number[]) => numbers.map((number) => ({ number }))
  const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1)

  it('hold each question once, in order, and say where they begin and end', () => {
    const shown = fc.subarray(upTo(100)).map(numbered)
    fc.assert(
      fc.property(shown, (questions) => {
        const { pages } = toReviewPage(questions, 1)
        const all = pages.map((_, index) => toReviewPage(questions, index + 1).questions)
        expect(all.flat()).toEqual(questions)
        expect(all.map((page) => ({ first: page[0]?.number, last: page.at(-1)?.number }))).toEqual(pages)
        expect(Math.max(0, ...all.map((page) => page.length))).toBeLessThanOrEqual(25)
        expect(toReviewPage(questions, 'all').questions).toEqual(questions)
      }),
    )
  })

  it('a short test has one page, and a page beyond the last is the last', () => {
    expect(toReviewPage(numbered(upTo(25)), 1).pages.map(rangeText)).toEqual(['1–25'])
    expect(toReviewPage(numbered(upTo(76)), 9)).toMatchObject({ page: 4, questions: [{ number: 76 }] })
    expect(toReviewPage(numbered(upTo(76)), 9).pages.map(rangeText)).toEqual(['1–25', '26–50', '51–75', '76'])
    expect(toReviewPage([], 2)).toEqual({ page: 1, pages: [], questions: [] })
  })

  it('the page comes from the address', () => {
    const read = (text: string) => readReviewPage(new URLSearchParams(text))
    expect(['', 'page=3', 'page=all', 'page=none'].map(read)).toEqual([1, 3, 'all', 1])
  })
})

describe('a card of a review', () => {
  it('a card marks each option as chosen and as right, in the order shown', () => {
    expect(toCard(question()).options.map(({ letter, mine, right }) => ({ letter, mine, right }))).toEqual([
      { letter: 'A', mine: false, right: false },
      { letter: 'B', mine: false, right: true },
      { letter: 'C', mine: true, right: false },
    ])
  })

  it("a card renders the author's Markdown and escapes HTML", () => {
    const card = toCard(question())
    expect(card.prompt).toContain('<strong>right</strong>')
    expect(card.options[1]?.html).toBe('&lt;b&gt;b&lt;/b&gt;')
  })

  it('a card shows true and false as two options', () => {
    const card = toCard(
      question({
        kind: 'true_false',
        options: null,
        answer: { kind: 'true_false', truth: true },
        revealed: { right: { kind: 'true_false', truth: false }, explanation: '', tip: '', option_notes: null },
      }),
    )
    expect(card.options).toMatchObject([
      { html: 'True', mine: true, right: false },
      { html: 'False', mine: false, right: true },
    ])
  })

  it('a card shows a number with its unit and tolerance', () => {
    const card = toCard(
      question({
        kind: 'numeric',
        options: null,
        unit: 'ms',
        answer: { kind: 'numeric', value: 12 },
        revealed: {
          right: { kind: 'numeric', value: 10, tolerance: 0.5 },
          explanation: '',
          tip: '',
          option_notes: null,
        },
      }),
    )
    expect(card.typed).toEqual({ mine: '12 ms', isRight: false, right: '10 ± 0.5 ms', also: [] })
  })

  it('a card lists every number that is right, and none beside one of them', () => {
    const right = { kind: 'numeric' as const, value: 2, tolerance: 0, also: [{ value: -3, tolerance: 0.5 }] }
    const typed = (value: number, verdict: 'correct' | 'incorrect') =>
      toCard(
        question({
          kind: 'numeric',
          options: null,
          answer: { kind: 'numeric', value },
          verdict,
          revealed: { right, explanation: '', tip: '', option_notes: null },
        }),
      ).typed
    expect(typed(7, 'incorrect')).toEqual({ mine: '7', isRight: false, right: '2', also: ['-3 ± 0.5'] })
    expect(typed(-3, 'correct')).toEqual({ mine: '-3', isRight: true, right: null, also: [] })
  })

  it('a card shows no right answer beside an accepted spelling of it', () => {
    const card = toCard(
      question({
        kind: 'short_text',
        options: null,
        answer: { kind: 'short_text', text: 'dns' },
        verdict: 'correct',
        revealed: { right: { kind: 'short_text', accepted: ['DNS'] }, explanation: '', tip: '', option_notes: null },
      }),
    )
    expect(card.typed).toEqual({ mine: 'dns', isRight: true, right: null, also: [] })
  })

  it('a card shows every accepted spelling, and no answer where there was none', () => {
    const card = toCard(
      question({
        kind: 'short_text',
        options: null,
        answer: null,
        verdict: 'unanswered',
        revealed: {
          right: { kind: 'short_text', accepted: ['DNS', 'Domain Name System'] },
          explanation: '',
          tip: '',
          option_notes: null,
        },
      }),
    )
    expect(card.typed).toEqual({ mine: null, isRight: false, right: 'DNS', also: ['Domain Name System'] })
  })
})

describe('a question that was corrected', () => {
  const at = '2026-03-03T10:00:00Z'

  it('says so by the letters of its rows, or in words where it has none', () => {
    const also = { at, decision: 'also', right: { kind: 'single_choice', choice: 2 }, kept: false } as const
    expect(toCard(question({ corrections: [also] })).corrections).toEqual([{ at, words: 'C is right, too.' }])
    const typed = question({
      kind: 'short_text',
      options: null,
      revealed: { ...question().revealed, right: { kind: 'short_text', accepted: ['ARP'] } },
      answer: null,
      corrections: [
        { at, decision: 'new_key', right: { kind: 'short_text', accepted: ['DNS'] }, kept: true },
        { at, decision: 'void', right: null, kept: false },
      ],
    })
    expect(toCard(typed).corrections.map(({ words }) => words)).toEqual([
      'the right answer is now DNS; you keep the credit you had.',
      'everybody has it right.',
    ])
  })
})
