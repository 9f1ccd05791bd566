import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import { chanceOfAtLeast } from './chance.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'

/** What would happen by chance less often than this gives an answer away. */
const SUSPICIOUS = 0.05

/** What could be guessed from, how often it was right, and how often it would be by chance. */
export interface GuessCount {
  asked: number
  right: number
  expected: number
  /** How likely at least so many are by chance. */
  chance: number
}

const counted = (right: number, chances: readonly number[]): GuessCount => ({
  asked: chances.length,
  right,
  expected: chances.reduce((sum, chance) => sum + chance, 0),
  chance: chanceOfAtLeast(right, chances),
})

/** How often the longest option is right, among questions with one right option where one is the longest. */
export function countLongest(questions: readonly BankQuestion[]): GuessCount {
  const tried = questions.flatMap(({ options, answer }) => {
    if (!options || !('choice' in answer)) return []
    const lengths = options.map((option) => option.length)
    const longest = lengths.indexOf(Math.max(...lengths))
    return lengths.indexOf(lengths[longest] ?? 0, longest + 1) < 0
      ? [{ right: answer.choice === longest, chance: 1 / options.length }]
      : []
  })
  return counted(
    tried.filter(({ right }) => right).length,
    tried.map(({ chance }) => chance),
  )
}

/** How often the option at each place of the bank is right. */
export function countPlaces(questions: readonly BankQuestion[]): GuessCount[] {
  const keys = questions.flatMap(({ options, answer }) => {
    if (options && 'choice' in answer) return [{ offered: options.length, named: [answer.choice] }]
    return options && 'choices' in answer ? [{ offered: options.length, named: answer.choices }] : []
  })
  return Array.from({ length: Math.max(0, ...keys.map(({ offered }) => offered)) }, (_, place) => {
    const offering = keys.filter(({ offered }) => offered > place)
    return counted(
      offering.filter(({ named }) => named.includes(place)).length,
      offering.map(({ offered, named }) => named.length / offered),
    )
  })
}

/** How often a statement is true. */
export function countTrue(questions: readonly BankQuestion[]): GuessCount {
  const truths = questions.flatMap(({ answer }) => ('truth' in answer ? [answer.truth] : []))
  return counted(truths.filter(Boolean).length, coins(truths.length))
}

const coins = (count: number): number[] => Array.from({ length: count }, () => 0.5)

/** What somebody who knows nothing may go by. */
interface Guess {
  rule: string
  count: GuessCount
  /** What the chance has to be at least. */
  bound: number
}

/** Whether somebody who knows nothing would do better by rule of thumb than by chance. */
export function checkGuessing({ file, questions }: SeededBank): BankFinding[] {
  return [...Map.groupBy(questions, ({ pool }) => pool)].flatMap(([pool, asked]) => {
    const places = countPlaces(asked)
    const truths = countTrue(asked)
    const tries: Guess[] = [
      { rule: 'the longest option', count: countLongest(asked), bound: SUSPICIOUS },
      // One of several places stands out sooner than one alone would.
      ...places.map((count, place) => ({
        rule: `the option at place ${place + 1}`,
        count,
        bound: SUSPICIOUS / places.length,
      })),
      { rule: '"true"', count: truths, bound: SUSPICIOUS / 2 },
      { rule: '"false"', count: counted(truths.asked - truths.right, coins(truths.asked)), bound: SUSPICIOUS / 2 },
    ]
    return tries
      .filter(({ count, bound }) => count.chance < bound)
      .map(({ rule, count: { right, asked, expected, chance }, bound }) => ({
        bank: file,
        question: null,
        what: `of the questions for ${pool === 'exam' ? 'exams' : 'everyone'}, ${rule} is right in ${right} of ${asked}, and by chance in ${expected.toFixed(1)}: p = ${chance.toFixed(4)}, below ${bound.toFixed(4)}`,
      }))
  })
}
