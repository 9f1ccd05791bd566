import { numberText } from '../../../functions/_domain/locale/numbers.ts'

/**
 * A phrase of an article with `{}` for each of its numbers, and what the code says these numbers are. Several phrases with
 * the same numbers are several claims.
 */
export type NumberClaim = readonly [article: string, phrase: string, ...values: number[]]

const WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  two: 2,
  twice: 2,
  double: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}

/** Digits, and the words for numbers that an article might use instead. "One" is mostly no number. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\b(?:${Object.keys(WORDS).join('|')})\b`,
  'giu',
)

interface FoundNumber {
  text: string
  at: number
}

export const numbersIn = (text: string): FoundNumber[] =>
  [...text.matchAll(NUMBER)].map((found) => ({ text: found[0], at: found.index }))

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const spellings = (value: number) => [numberText(value), ...Object.keys(WORDS).filter((word) => WORDS[word] === value)]

/** Where the numbers of a claim stand in an article; none if the article does not say it. */
export function placesOf([, phrase, ...values]: NumberClaim, text: string): number[] {
  const parts = phrase.split('{}').map(escape)
  if (parts.length !== values.length + 1) throw new RangeError(`As many numbers as {} belong to: ${phrase}`)
  const numbers = values.map((value) => `(${spellings(value).map(escape).join('|')})`)
  // No number goes on before or behind the phrase: "5 XP" is not said by "15 XP".
  const pattern = parts.map((part, index) => part + (numbers[index] ?? '')).join('')
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}]|[.,]\d)`, 'gdu')
  return [...text.matchAll(whole)].flatMap(({ indices }) => (indices ?? []).slice(1).map((place) => place?.[0] ?? -1))
}

/** What a claim says, for the message of a test. */
export const claimText = ([article, phrase, ...values]: NumberClaim): string =>
  values.reduce<string>((text, value) => text.replace('{}', numberText(value)), `${article}: ${phrase}`)
