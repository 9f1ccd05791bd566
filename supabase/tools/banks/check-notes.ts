import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'
import { containment, similarity, trigrams } from './similarity.ts'

/** So much of a note in one sentence of the explanation says nothing new. */
export const SAID_BEFORE = 0.7
/** So much in common makes two notes of a question one. */
export const SAID_TWICE = 0.6
const LEAST = 20

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/)

/** How many rows a learner chooses from, or things to put in their place. */
const rowsOf = ({ options, answer }: BankQuestion) => options?.length ?? ('truth' in answer ? 2 : 0)

function* wrongNotes(question: BankQuestion): Generator<string> {
  const notes = question.option_notes ?? []
  if (notes.length !== rowsOf(question)) yield `has ${notes.length} notes for ${rowsOf(question)} options`
  const explained = sentences(question.explanation).map(trigrams)
  const read = notes.map(trigrams)
  for (const [index, note] of notes.entries()) {
    const own = trigrams(note)
    if (note.length < LEAST || !/[.!?]$/.test(note)) yield `a note is no sentence: "${note}"`
    else if (explained.some((sentence) => containment(own, sentence) >= SAID_BEFORE))
      yield `a note repeats the explanation: "${note}"`
    if (read.slice(0, index).some((earlier) => similarity(own, earlier) >= SAID_TWICE))
      yield `a note repeats another one: "${note}"`
  }
}

export function checkNotes({ file, questions }: SeededBank): BankFinding[] {
  const places = Map.groupBy(
    questions.flatMap(({ option_notes }, index) => (option_notes ?? []).map((note) => ({ note, question: index + 1 }))),
    ({ note }) => note,
  )
  const found = questions.flatMap((question, index) =>
    [...wrongNotes(question)].map((what) => ({ question: index + 1, what })),
  )
  const shared = [...places].flatMap(([note, [first, ...others]]) =>
    others
      .filter(({ question }) => question !== first?.question)
      .map(({ question }) => ({ question, what: `has the same note as question ${first?.question}: "${note}"` })),
  )
  return [...found, ...shared].map((finding) => ({ bank: file, ...finding }))
}
