import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { toCategory } from '../category.ts'
import { nameOf } from '../excerpt.ts'
import { toPattern } from '../spellings.ts'
import { shareOf } from '../weights.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const text = (value: string) => `<text>${value.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)}</text>`

/** The end of a section cannot stand in one: it is split between two. */
const verbatim = (value: string) => `<text><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`

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

const TYPES = {
  single_choice: 'multichoice',
  multiple_choice: 'multichoice',
  true_false: 'truefalse',
  numeric: 'numerical',
  short_text: 'shortanswer',
} as const

function element(question: BankQuestion, index: number): string {
  return [
    `  <question type="${TYPES[question.kind]}">`,
    `    <name>${text(nameOf(index, question.prompt))}</name>`,
    `    <questiontext format="markdown">${verbatim(question.prompt)}</questiontext>`,
    `    <generalfeedback format="markdown">${verbatim(question.explanation)}</generalfeedback>`,
    '    <defaultgrade>1</defaultgrade>',
    '    <hidden>0</hidden>',
    ...answers(question).map((line) => `    ${line}`),
    ...(question.tip === '' ? [] : [`    <hint format="markdown">${verbatim(question.tip)}</hint>`]),
    '  </question>',
  ].join('\n')
}

const answer = (fraction: string, inside: string, format = 'moodle_auto_format') =>
  `<answer fraction="${fraction}" format="${format}">${inside}</answer>`

function answers(question: BankQuestion): string[] {
  if (question.kind === 'true_false')
    return [true, false].map((truth) => answer(truth === question.answer.truth ? '100' : '0', text(String(truth))))
  if (question.kind === 'short_text')
    return [
      '<usecase>0</usecase>',
      ...question.answer.accepted.map((spelling) => answer('100', verbatim(toPattern(spelling)))),
    ]
  if (question.kind === 'numeric') return number(question.answer)
  const fraction =
    question.kind === 'single_choice'
      ? (index: number) => (index === question.answer.choice ? '100' : '0')
      : (index: number) => (question.answer.choices.includes(index) ? shareOf(question.answer.choices.length) : '-100')
  return [
    `<single>${question.kind === 'single_choice'}</single>`,
    `<shuffleanswers>${!question.fixed_order}</shuffleanswers>`,
    '<answernumbering>abc</answernumbering>',
    ...question.options.map((option, index) => answer(fraction(index), verbatim(option), 'markdown')),
  ]
}

function number({ value, tolerance, unit }: { value: number; tolerance: number; unit?: string }): string[] {
  const right = answer('100', `<text>${value}</text><tolerance>${tolerance}</tolerance>`)
  if (unit === undefined) return [right]
  const name = text(unit).replaceAll(/<\/?text>/g, '')
  return [
    right,
    `<units><unit><multiplier>1</multiplier><unit_name>${name}</unit_name></unit></units>`,
    '<unitgradingtype>0</unitgradingtype>',
    '<showunits>3</showunits>',
  ]
}
