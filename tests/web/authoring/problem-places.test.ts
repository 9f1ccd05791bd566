import { describe, expect, it } from 'vitest'
import { bankQuestion } from '../../../functions/_contracts/tests/bank-question.ts'
import { atPath } from '../../../functions/_domain/rules/json-path.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../../functions/_domain/attempts/kinds/kinds.ts'
import { toContent } from '../../../web/src/lib/features/authoring/question/content.ts'
import { padded } from '../../../web/src/lib/features/authoring/question/kinds.ts'
import { problemsByPlace } from '../../../web/src/lib/features/authoring/question/problem-places.ts'
import { blankQuestion, type WrittenQuestion } from '../../../web/src/lib/features/authoring/question/written.ts'

const problemsOf = (written: WrittenQuestion) => {
  const issues = bankQuestion.safeParse(toContent(written)).error?.issues ?? []
  return problemsByPlace(
    issues.map(({ path, message }) => ({ path: atPath(path), message })),
    written,
  )
}

const written = (kind: QuestionKind, change: Partial<WrittenQuestion> = {}) =>
  padded({ ...blankQuestion(kind), topic: 'Ports', prompt: 'Which?', explanation: 'So.', ...change })

const rows = (...texts: string[]) =>
  blankQuestion('single_choice').rows.map((row, at) => ({ ...row, text: texts[at] ?? '' }))

describe('what is wrong with a question', () => {
  it.each(QUESTION_KINDS)('of kind %s is said where it can be mended, in words', (kind) => {
    const found = problemsOf(written(kind, { topic: '' }))
    expect(found.get('topic')).toBe('Fill this in.')
    expect(found.size).toBeGreaterThan(1)
    for (const says of found.values()) expect(says).toMatch(/^[A-Z].*[.]$/)
  })

  it('is said at the option that is empty', () => {
    const found = problemsOf(written('single_choice', { rows: rows('a', '', 'c') }))
    expect(found.get('rows.1.text')).toBe('Fill this in.')
    expect(found.get('answer')).toBe('Mark the option that is correct.')
  })

  it('is said at the number, the gap, the pair and the area', () => {
    expect(problemsOf(written('numeric', { ranges: [{ value: 'x', tolerance: '' }] })).get('ranges.0.value')).toBe(
      'Enter a number.',
    )
    expect(problemsOf(written('cloze', { prompt: 'A {{1}} and {{2}}.' })).has('gaps.1.accepted')).toBe(true)
    const pairs = ['a', 'b'].map((stem) => ({ stem, text: stem === 'a' ? 'x' : '', note: '' }))
    expect(problemsOf(written('matching', { pairs })).has('pairs.1.text')).toBe(true)
    expect(problemsOf(written('hotspot', { rows: rows('a', 'b') })).has('rows.0.area.x')).toBe(true)
  })

  it('is said in the part of a case that it is about', () => {
    const found = problemsOf(written('case'))
    expect(found.has('parts.0.prompt')).toBe(true)
    expect([...found.keys()].every((place) => !place.startsWith('parts.parts'))).toBe(true)
  })

  it('with a gap that the prompt has not is said at the prompt', () => {
    expect(problemsOf(written('cloze', { prompt: 'A {{2}}.' })).get('prompt')).toMatch(/^Each gap/)
  })
})
