import { numberToChoose } from '../../../functions/_domain/attempts/kinds/number-to-choose.ts'
import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'

const ABOUT_OTHER_OPTIONS =
  /\b(?:all|none|any|both|neither|either)(?: of)? (?:the )?(?:above|below|these|those|preceding|(?:other )?(?:options|answers|choices))\b/i

// "option B", "answers (a) and (c)", "the second option": options change places from learner to learner.
const PLACES = [
  /\b(?:option|answer|choice)s?\s+(?:\([a-h]\)|[A-H]\b(?!['’])|[1-8]\b)/i,
  /\bthe (?:first|second|third|fourth|fifth|sixth|last|former|latter|upper|lower) (?:option|answer|choice)s?\b/i,
  /\b(?:option|answer|choice)s? (?:above|below)\b/i,
]

const SENTENCE_END = /[.?!:](?:["”’)]|\*\*)*$/
/** Lines that show something: of a block of code, of a table, or one that is code from end to end. */
const SHOWN = /^(?:```|\||`[^`]+`$)/

/** The last line that says something; what follows it is shown. */
function lastSentence(prompt: string): string {
  const said = prompt.replaceAll(/^```[\s\S]*?^```$/gm, '```').split('\n')
  return said.findLast((line) => line.trim() !== '' && !SHOWN.test(line.trim()))?.trim() ?? ''
}

function* wrongWords({ prompt, options, option_notes, explanation, tip, answer }: BankQuestion): Generator<string> {
  for (const option of options ?? [])
    if (ABOUT_OTHER_OPTIONS.test(option)) yield `an option speaks of other options: "${option}"`
  for (const text of [explanation, tip, ...(option_notes ?? [])])
    if (PLACES.some((place) => place.test(text))) yield `names an option by its place: "${text}"`
  if (!SENTENCE_END.test(lastSentence(prompt)))
    yield `the prompt does not end as a sentence does: "${lastSentence(prompt)}"`
  if ('choices' in answer && (numberToChoose(prompt) ?? 1) !== answer.choices.length)
    yield `the prompt does not say that ${answer.choices.length} are to be chosen`
  if (tip === '') yield 'has no tip'
}

export const checkWording = ({ file, questions }: SeededBank): BankFinding[] =>
  questions.flatMap((question, index) =>
    [...wrongWords(question)].map((what) => ({ bank: file, question: index + 1, what })),
  )
