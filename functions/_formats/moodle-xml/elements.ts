import type { BankQuestion } from '../../_domain/attempts/bank.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escaped = (value: string) => value.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)

export const text = (value: string) => `<text>${escaped(value)}</text>`

/** A CDATA section cannot contain its own end, so the end is split between two sections. */
export const verbatim = (value: string) => `<text><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`

export const answer = (fraction: string, inside: string, format = 'moodle_auto_format') =>
  `<answer fraction="${fraction}" format="${format}">${inside}</answer>`

/** A comment on an answer; nothing where there is none. */
export const feedback = (note = '') => (note === '' ? '' : `<feedback format="markdown">${verbatim(note)}</feedback>`)

/** A pair of a matching question. Moodle passes over the comment on it. */
export const pair = (stem: string, option: string, note = '') =>
  `<subquestion format="markdown">${verbatim(stem)}<answer format="markdown">${verbatim(option)}</answer>${feedback(note)}</subquestion>`

/** What Moodle has no word for, and passes over. */
export function ours(question: BankQuestion): string[] {
  const { kind, difficulty, pool, answer } = question
  const said = [
    ...(kind === 'categorizing' ? [`kind="${kind}"`] : []),
    ...('partial' in answer && answer.partial ? ['partial="true"'] : []),
    ...(difficulty === null ? [] : [`difficulty="${difficulty}"`]),
    ...(pool === 'all' ? [] : [`pool="${pool}"`]),
  ]
  return said.length === 0 ? [] : [`<laude ${said.join(' ')}/>`]
}

/** What the program that the question comes from calls it. */
export const idNumber = (id: string | undefined): string[] =>
  id === undefined ? [] : [`<idnumber>${escaped(id)}</idnumber>`]

export const tags = (tags: string[]): string[] =>
  tags.length === 0 ? [] : [`<tags>${tags.map((tag) => `<tag>${text(tag)}</tag>`).join('')}</tags>`]

/** The answers of a choice: whether a single option is right, and what each is worth. */
export const choice = (
  { options, fixed_order, option_notes }: Extract<BankQuestion, { options: string[] }>,
  single: boolean,
  fraction: (index: number) => string,
) => [
  `<single>${single}</single>`,
  `<shuffleanswers>${!fixed_order}</shuffleanswers>`,
  '<answernumbering>abc</answernumbering>',
  ...options.map((option, index) =>
    answer(fraction(index), verbatim(option) + feedback(option_notes?.[index]), 'markdown'),
  ),
]

/** A unit that is shown beside the number, and neither converted nor graded. */
export const unit = (name: string) => [
  `<units><unit><multiplier>1</multiplier><unit_name>${escaped(name)}</unit_name></unit></units>`,
  '<unitgradingtype>0</unitgradingtype>',
  '<showunits>3</showunits>',
]
