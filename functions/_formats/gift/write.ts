import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { toCategory } from '../category.ts'
import { nameOf } from '../excerpt.ts'
import { writeAnswers } from './answers.ts'
import { escape, guarded } from './escapes.ts'
import { writeRemarks } from './remarks.ts'

export function writeGift(bank: BankQuestion[]): string {
  const blocks: string[] = []
  let topic: string | undefined
  bank.forEach((question, index) => {
    if (question.topic !== topic) blocks.push(`$CATEGORY: ${toCategory(question.topic)}`)
    topic = question.topic
    blocks.push(block(question, index))
  })
  return `${blocks.join('\n\n')}\n`
}

function block(question: BankQuestion, index: number): string {
  // The answers of a gap stand where the gap is.
  const isCloze = question.kind === 'cloze'
  const [before = '', after = ''] = isCloze ? question.prompt.split('{{1}}') : [`${question.prompt} `]
  return [
    ...writeRemarks(question),
    `::${escape(nameOf(index, question.prompt))}::[markdown]${escape(before)}{${writeAnswers(question)}`,
    `\t####${guarded(question.explanation, /^\[/)}`,
    `}${escape(after)}`,
  ].join('\n')
}
