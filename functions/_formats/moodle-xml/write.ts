import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { toCategory } from '../category.ts'
import { nameOf } from '../excerpt.ts'
import { typeOf, writeAnswers } from './answers.ts'
import type { BankMedia } from '../bank-media.ts'
import { promptWithGaps } from './cloze.ts'
import { idNumber, ours, tags, text, verbatim } from './elements.ts'
import { putFiles } from './files.ts'

export function writeMoodleXml(bank: BankQuestion[], _test: object = {}, media: readonly BankMedia[] = []): string {
  const parts: string[] = []
  let topic: string | undefined
  bank.forEach((question, index) => {
    if (question.topic !== topic)
      parts.push(
        `  <question type="category">\n    <category>${text(toCategory(question.topic))}</category>\n  </question>`,
      )
    topic = question.topic
    parts.push(putFiles(element(question, index), media))
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`
}

function element(question: BankQuestion, index: number): string {
  return [
    `  <question type="${typeOf(question.kind)}">`,
    `    <name>${text(nameOf(index, question.prompt))}</name>`,
    `    <questiontext format="markdown">${verbatim(promptOf(question))}</questiontext>`,
    `    <generalfeedback format="markdown">${verbatim(question.explanation)}</generalfeedback>`,
    '    <defaultgrade>1</defaultgrade>',
    '    <hidden>0</hidden>',
    ...[...idNumber(question.external_id), ...ours(question), ...writeAnswers(question), ...tags(question.tags)].map(
      (line) => `    ${line}`,
    ),
    ...(question.tip === '' ? [] : [`    <hint format="markdown">${verbatim(question.tip)}</hint>`]),
    '  </question>',
  ].join('\n')
}

/** Moodle writes what is right in a gap into the text. */
const promptOf = (question: BankQuestion) => (question.kind === 'cloze' ? promptWithGaps(question) : question.prompt)
