import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer as answerContract } from '../../../functions/_contracts/attempts/answers.ts'
import { answerShapeError } from '../../../functions/_domain/attempts/answer-shape.ts'
import { answerTexts } from '../../../functions/_domain/attempts/answer-texts.ts'
import { creditOf } from '../../../functions/_domain/attempts/credit.ts'
import { grade, gradeQuestion, type QuestionToGrade } from '../../../functions/_domain/attempts/grading.ts'
import { QUESTION_KINDS } from '../../../functions/_domain/attempts/kinds/kinds.ts'
import { rulesOf, type Answer, type AnswerKey } from '../../../functions/_domain/attempts/kinds/rules.ts'
import { toBank, toShown } from '../../../functions/_domain/attempts/option-order.ts'
import type { Question } from '../../../functions/_domain/attempts/question.ts'
import { drawQuestions, readOrders, writeOptions } from '../../../functions/_domain/attempts/draw-questions.ts'
import { mistakesAt, rightAnswers } from '../../../supabase/local/demo/attempts/likely-answers.ts'
import { toQuestion } from '../../support/banks.ts'
import { someAnswerTo } from '../../support/some-answers.ts'
import { someQuestion } from '../../support/some-banks.ts'

const part = { kind: 'single_choice', prompt: 'Which?', options: ['a', 'b'], parts: null, unit: null } as const
const asked = { ...part, options: [...part.options] }

const someAsked = someQuestion.map((question) => toQuestion(question, 1))
const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))

/** A question with any answer that fits it. */
const answered = someAsked.chain((question) =>
  fc
    .oneof(
      ...[...rightAnswers(question.key), ...mistakesAt(question, [question])].map((answer) => fc.constant(answer)),
      someAnswerTo(question.kind),
    )
    .map((answer) => ({ question, answer }))
    .filter(({ question, answer }) => answerShapeError(answer, question) === undefined),
)

describe('what an answer is worth', () => {
  it('is all for every right answer, and less for every mistake', () => {
    fc.assert(
      fc.property(someAsked, (question) => {
        for (const answer of rightAnswers(question.key)) {
          expect(answerShapeError(answer, question)).toBeUndefined()
          expect(creditOf(question.key, answer)).toBe(1)
        }
        for (const answer of mistakesAt(question, [question])) expect(creditOf(question.key, answer)).toBeLessThan(1)
      }),
    )
  })

  it('is never less than nothing and never more than all, and nothing only a person can say of other kinds than essays', () => {
    fc.assert(
      fc.property(answered, ({ question, answer }) => {
        const credit = creditOf(question.key, answer)
        if (credit === null) {
          expect(answer.kind).toBe('essay')
          return
        }
        expect(credit).toBeGreaterThanOrEqual(0)
        expect(credit).toBeLessThanOrEqual(1)
        const { verdict } = gradeQuestion({ key: question.key, answer }, 'practice')
        expect(verdict).toBe(credit === 1 ? 'correct' : credit === 0 ? 'incorrect' : 'partly')
      }),
    )
  })

  it('is nothing where there is no answer, and where every part is wrong', () => {
    fc.assert(
      fc.property(someAsked, (question) => {
        expect(gradeQuestion({ key: question.key, answer: undefined }, 'exam')).toEqual({
          verdict: 'unanswered',
          credit: 0,
        })
        const wrong = allWrong(question)
        if (wrong) expect(creditOf(question.key, wrong)).toBe(0)
      }),
    )
  })

  it('never falls when one more part becomes right, and never rises when one more wrong choice is made', () => {
    fc.assert(
      fc.property(answered, fc.nat(), ({ question: { key, options }, answer }, place) => {
        const before = creditOf(key, answer)
        const better = withPartRight(key, answer, place)
        if (better) expect(creditOf(key, better)).toBeGreaterThanOrEqual(before ?? 0)
        const worse = withWrongChoice(key, answer, options?.length ?? 0)
        if (worse) expect(creditOf(key, worse)).toBeLessThanOrEqual(before ?? 1)
      }),
    )
  })

  it('is the same for answers that are equal once normalized', () => {
    fc.assert(
      fc.property(answered, ({ question: { key }, answer }) => {
        const plain = rulesOf(answer.kind).normalize(answer)
        expect(creditOf(key, plain)).toBe(creditOf(key, answer))
        expect(rulesOf(plain.kind).normalize(plain)).toEqual(plain)
      }),
    )
  })

  it('is the same wherever the options are shown', () => {
    fc.assert(
      fc.property(answered, random, ({ question, answer }, draws) => {
        const [order = ''] = readOrders(
          writeOptions(drawQuestions([question], { mode: 'exam', length: 1 }, () => draws.next().value ?? 0).options),
        )
        const shown = toShown(answer, order)
        expect(toBank(shown, order)).toEqual(toBank(toShown(toBank(shown, order), order), order))
        expect(creditOf(toShown(question.key, order), shown)).toBe(creditOf(question.key, answer))
        expect(answerShapeError(shown, question)).toBeUndefined()
      }),
    )
  })
})

describe('an answer', () => {
  it.each(QUESTION_KINDS)('of kind %s is stored and read, and taken from a browser as the server takes it', (kind) => {
    fc.assert(
      fc.property(someAnswerTo(kind), (answer) => {
        const { encode, decode, parse } = rulesOf(kind)
        expect(decode(JSON.parse(JSON.stringify(encode(answer))))).toEqual(answer)
        expect(answerContract.parse(answer)).toEqual(answer)
        expect(parse({ ...answer })).toEqual(answer)
      }),
    )
  })

  it('is parsed from nothing that the server would refuse', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTION_KINDS),
        fc.record({
          choices: value,
          pairs: value,
          order: value,
          categories: value,
          gaps: value,
          parts: value,
          text: value,
          self: value,
        }),
        (kind, fields) => {
          const answer = rulesOf(kind).parse(fields)
          if (answer) expect(answerContract.safeParse(answer).success).toBe(true)
        },
      ),
    )
  })

  it('is said in words, and so is what is right', () => {
    fc.assert(
      fc.property(answered, ({ question, answer }) => {
        expect(answerTexts(answer, question).length).toBeGreaterThan(0)
        expect(answerTexts(question.key, question).length).toBeGreaterThan(0)
      }),
    )
  })

  it.each<[string, Answer, Partial<Question> & Pick<Question, 'kind'>, RegExp]>([
    ['too few pairs', { kind: 'matching', pairs: [0] }, { kind: 'matching', parts: { stems: ['a', 'b'] } }, /2 stems/],
    [
      'a pair with no option',
      { kind: 'matching', pairs: [0, 7] },
      { kind: 'matching', parts: { stems: ['a', 'b'] } },
      /option 7/,
    ],
    ['half an order', { kind: 'ordering', order: [1, 0] }, { kind: 'ordering', parts: null }, /3 items/],
    [
      'a category that is not there',
      { kind: 'categorizing', categories: [0, 1, 4] },
      { kind: 'categorizing', parts: { categories: ['a', 'b'] } },
      /category 4/,
    ],
    [
      'a text where there are choices',
      { kind: 'cloze', gaps: ['x'] },
      { kind: 'cloze', parts: { gaps: [['a', 'b']] } },
      /which has choices/,
    ],
    [
      'a place where one types',
      { kind: 'cloze', gaps: [1] },
      { kind: 'cloze', parts: { gaps: [null] } },
      /which is typed/,
    ],
    [
      'a part of another kind',
      { kind: 'case', parts: [null, { kind: 'true_false', truth: true }] },
      { kind: 'case', parts: { parts: [asked, asked] } },
      /part 2 is the answer/,
    ],
  ])('that does not fit is refused with the reason: %s', (_, answer, question, reason) => {
    expect(answerShapeError(answer, { options: ['a', 'b', 'c'], parts: null, unit: null, ...question })).toMatch(reason)
  })
})

describe('an attempt', () => {
  it('is worth the sum of its answers, over the questions that somebody has read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(answered, fc.boolean()), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('exam', 'practice'),
        (all, mode) => {
          const asked = all.map(([{ question, answer }, isGiven]): QuestionToGrade => ({
            topic: question.topic,
            key: question.key,
            answer: isGiven ? answer : undefined,
          }))
          const credits = asked.map((it) => gradeQuestion(it, mode).credit)
          const read = credits.filter((credit) => credit !== null)
          const graded = grade(asked, mode)
          const points = read.reduce((sum, credit) => sum + credit, 0)
          expect(graded.points).toBeCloseTo(points, 3)
          expect(graded.unread).toBe(asked.length - read.length)
          expect(graded.correct).toBe(read.filter((credit) => credit === 1).length)
          expect(graded.percent).toBeCloseTo(read.length === 0 ? 0 : (100 * points) / read.length, 1)
          expect(graded.perfect).toBe(mode === 'exam' && graded.correct === asked.length)
        },
      ),
    )
  })

  it('takes no essay for read in an exam, whatever its learner says of it', () => {
    const key: AnswerKey = { kind: 'essay', model: 'So.', points: [] }
    const answer: Answer = { kind: 'essay', text: 'Mine.', self: 1 }
    expect(gradeQuestion({ key, answer }, 'practice')).toEqual({ verdict: 'correct', credit: 1 })
    expect(gradeQuestion({ key, answer }, 'exam')).toEqual({ verdict: 'unread', credit: null })
    expect(grade([{ topic: 'a', key, answer }], 'exam')).toMatchObject({
      percent: 0,
      unread: 1,
      perfect: false,
      topics: [],
    })
  })
})

/** An answer with every part wrong; undefined where there is none. */
function allWrong({ key, options, parts }: Question): Answer | undefined {
  const places = [...(options ?? []).keys()]
  switch (key.kind) {
    case 'matching':
      return { kind: key.kind, pairs: key.pairs.map((place) => (place + 1) % places.length) }
    case 'ordering':
      return { kind: key.kind, order: [...key.order.slice(1), ...key.order.slice(0, 1)] }
    case 'categorizing':
      return { kind: key.kind, categories: key.categories.map((category) => (category + 1) % categoriesOf(parts)) }
    case 'cloze':
      return {
        kind: key.kind,
        gaps: key.gaps.map((gap) => ('choice' in gap ? (gap.choice === 0 ? 1 : 0) : 'nothing of it')),
      }
    case 'hotspot': {
      const choices = places.filter((place) => !key.choices.includes(place))
      return choices.length > 0 ? { kind: key.kind, choices } : undefined
    }
    case 'essay':
      return { kind: key.kind, text: 'No idea.', self: 0 }
    case 'single_choice':
    case 'multiple_choice':
    case 'true_false':
    case 'numeric':
    case 'short_text':
    case 'case':
      return undefined
  }
}

const categoriesOf = (parts: Question['parts']) => (parts && 'categories' in parts ? parts.categories.length : 1)

/** The same answer with one part put right; undefined where it has no parts. */
function withPartRight(key: AnswerKey, answer: Answer, at: number): Answer | undefined {
  if (answer.kind === 'matching' && key.kind === 'matching') {
    const index = at % key.pairs.length
    return { ...answer, pairs: answer.pairs.with(index, key.pairs[index] ?? null) }
  }
  if (answer.kind === 'categorizing' && key.kind === 'categorizing') {
    const index = at % key.categories.length
    return { ...answer, categories: answer.categories.with(index, key.categories[index] ?? null) }
  }
  if (answer.kind === 'ordering' && key.kind === 'ordering') {
    // What stood there changes places with what belongs there.
    const [index, wanted] = [at % key.order.length, key.order[at % key.order.length] ?? 0]
    const order = answer.order.with(answer.order.indexOf(wanted), answer.order[index] ?? 0).with(index, wanted)
    return { ...answer, order }
  }
  if (answer.kind === 'hotspot' && key.kind === 'hotspot')
    return { ...answer, choices: [...new Set([...answer.choices, key.choices[at % key.choices.length] ?? 0])] }
  const [right] = rightAnswers(key)
  if (answer.kind === 'cloze' && right?.kind === 'cloze') {
    const index = at % right.gaps.length
    return { ...answer, gaps: answer.gaps.with(index, right.gaps[index] ?? null) }
  }
  if (answer.kind === 'case' && right?.kind === 'case') {
    const index = at % right.parts.length
    return { ...answer, parts: answer.parts.with(index, right.parts[index] ?? null) }
  }
  return undefined
}

/** The same answer with a wrong choice more; undefined where there is none. */
function withWrongChoice(key: AnswerKey, answer: Answer, options: number): Answer | undefined {
  if (!('choices' in key) || !('choices' in answer)) return undefined
  const wrong = [...Array(options).keys()].find(
    (place) => !key.choices.includes(place) && !answer.choices.includes(place),
  )
  return wrong === undefined ? undefined : { ...answer, choices: [...answer.choices, wrong] }
}
