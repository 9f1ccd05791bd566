import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { toCategory } from '../category.ts'
import { nameOf } from '../excerpt.ts'
import { toPattern } from '../spellings.ts'
import { shareOf } from '../weights.ts'
import { escape } from './escapes.ts'
import { writeRemarks } from './remarks.ts'

/** Why a question cannot be written as GIFT; nothing if it can. */
export function giftCannot(question: BankQuestion): string | undefined {
  // GIFT has no way to say that an arrow pairs nothing.
  if (question.kind === 'short_text' && question.answer.accepted.some((spelling) => spelling.includes('->')))
    return 'GIFT would take -> in an answer for a matching question'
}

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
  const unit = question.kind === 'numeric' ? question.answer.unit : undefined
  return [
    ...writeRemarks({ tip: question.tip, unit, fixed_order: question.fixed_order }),
    `::${escape(nameOf(index, question.prompt))}::[markdown]${escape(question.prompt)} {${answers(question)}`,
    `\t####${guarded(question.explanation, /^\[/)}`,
    '}',
  ].join('\n')
}

function answers(question: BankQuestion): string {
  const lines = (each: string[]) => each.map((line) => `\n\t${line}`).join('')
  if (question.kind === 'true_false') return question.answer.truth ? 'TRUE' : 'FALSE'
  if (question.kind === 'numeric') return `#${question.answer.value}:${question.answer.tolerance}`
  if (question.kind === 'short_text') return lines(question.answer.accepted.map(spelling))
  const options = question.options.map((option) => guarded(option, /^[[%]/))
  if (question.kind === 'single_choice')
    return lines(options.map((option, index) => (index === question.answer.choice ? '=' : '~') + option))
  const { choices } = question.answer
  return lines(
    options.map((option, index) => `~%${choices.includes(index) ? shareOf(choices.length) : -100}%${option}`),
  )
}

/** What begins like a mark of GIFT gets the mark that changes nothing. */
const guarded = (text: string, marks: RegExp) => (marks.test(text) ? '[markdown]' : '') + escape(text)

function spelling(text: string): string {
  const pattern = escape(toPattern(text))
  if (pattern.startsWith('[')) return `=[markdown]${pattern}`
  return pattern.startsWith('%') ? `=%100%${pattern}` : `=${pattern}`
}
