import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { plainToMarkdown, unescapeMarkdown } from '../markup/escape-markdown.ts'
import { letterOf, toLine } from './lines.ts'

/** Why a question cannot be written as Aiken; undefined if it can. */
export function aikenCannot(question: BankQuestion): string | undefined {
  if (question.kind !== 'single_choice') return `Aiken has no ${question.kind} questions`
  if (question.option_notes) return 'Aiken has no notes on options'
  if (question.tags.length > 0) return 'Aiken has no tags'
  if (question.difficulty !== null || question.pool !== 'all') return 'Aiken has no difficulty and no pool'
  if (question.fixed_order) return 'Aiken cannot say that its options keep their order'
  const { prompt, options, explanation, tip } = question
  if ([prompt, ...options, explanation, tip].some((text) => text.includes('\n')))
    return 'Aiken has one line for each text, and there are line breaks'
  if ([prompt, ...options, explanation, tip].some((text) => plainToMarkdown(unescapeMarkdown(text)) !== text))
    return 'Aiken is plain text, and there is Markdown in it'
  if (toLine(unescapeMarkdown(prompt)).what !== 'text')
    return 'Aiken would take the question for an option or an answer'
}

export const writeAiken = (bank: BankQuestion[]): string => `${bank.map(block).join('\n\n')}\n`

function block(question: BankQuestion): string {
  if (question.kind !== 'single_choice') throw new Error(`${question.kind} was to be refused before`)
  return [
    unescapeMarkdown(question.prompt),
    ...question.options.map((option, index) => `${letterOf(index)}. ${unescapeMarkdown(option)}`),
    `ANSWER: ${letterOf(question.answer.choice)}`,
    `ANSWER_EXPLANATION: ${unescapeMarkdown(question.explanation)}`,
    ...(question.tip === '' ? [] : [`TIP: ${unescapeMarkdown(question.tip)}`]),
    `TOPIC: ${question.topic}`,
  ].join('\n')
}
