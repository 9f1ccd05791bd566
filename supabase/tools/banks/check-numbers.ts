import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import { rightTexts } from './right-texts.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'

/** What a script knows of a question: what is right, computed anew, or where a number comes from that nobody can compute. */
export type Recomputed = { asks: string } & (
  | { right: readonly (string | number | boolean)[] }
  /** What to look the number up in. */
  | { source: string }
)

const says = (value: string | number | boolean) => String(value)

function wrongNumber(question: BankQuestion, known: Recomputed): string | undefined {
  if ('source' in known) return undefined
  const [expected, right] = [known.right.map(says), rightTexts(question)]
  return expected.length === right.length && expected.every((text, index) => text === right[index])
    ? undefined
    : `is said to be ${right.join(', ')} and computes to ${expected.join(', ')}`
}

/** Every number is computed anew where that is possible, and has a source where it is not. */
export function checkNumbers({ file, questions }: SeededBank, known: readonly Recomputed[]): BankFinding[] {
  const uses = known.map((entry) => ({
    entry,
    places: questions.flatMap(({ prompt }, index) => (prompt.includes(entry.asks) ? [index] : [])),
  }))
  const astray = uses
    .filter(({ places }) => places.length !== 1)
    .map(({ entry, places }) => ({ question: null, what: `${places.length} questions ask "${entry.asks}"` }))
  const wrong = uses.flatMap(({ entry, places }) =>
    places.flatMap((place) => {
      const question = questions[place]
      const what = question && wrongNumber(question, entry)
      return what === undefined ? [] : [{ question: place + 1, what }]
    }),
  )
  const covered = new Set(uses.flatMap(({ places }) => places))
  const unknown = questions.flatMap(({ answer }, index) =>
    'value' in answer && !covered.has(index)
      ? [{ question: index + 1, what: 'asks for a number that nothing computes and that has no source' }]
      : [],
  )
  return [...astray, ...wrong, ...unknown].map((finding) => ({ bank: file, ...finding }))
}
