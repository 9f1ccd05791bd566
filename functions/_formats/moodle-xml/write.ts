import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { toCategory } from '../category.ts'
import { nameOf } from '../excerpt.ts'
import { typeOf, writeAnswers } from './answers.ts'
import { text, verbatim } from './elements.ts'

export function writeMoodleXml(bank: BankQuestion[]): string {
  const parts: string[] = []
  let topic: string | undefined
  bank.forEach((question, index) => {
    if (question.topic !== topic)
      parts.push(
        `  <question type="category">\n    <category>${text(toCategory(question.topic))}</category>\n  </question>`,
      )
    topic = question.topic
    parts.push(element(question, index))
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`
}

function element(question: BankQuestion, index: number): string {
  return [
    `  <question type="${typeOf(question.kind)}">`,
    `    <name>${text(nameOf(index, question.prompt))}</name>`,
    `    <questiontext format="markdown">${verbatim(question.prompt)}</questiontext>`,
    `    <generalfeedback format="markdown">${verbatim(question.explanation)}</generalfeedback>`,
    '    <defaultgrade>1</defaultgrade>',
    '    <hidden>0</hidden>',
    ...writeAnswers(question).map((line) => `    ${line}`),
    ...(question.tip === '' ? [] : [`    <hint format="markdown">${verbatim(question.tip)}</hint>`]),
    '  </question>',
  ].join('\n')
}
