import type { BankQuestion } from '../../_domain/attempts/bank.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escaped = (value: string) => value.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)

export const text = (value: string) => `<text>${escaped(value)}</text>`

/** A CDATA section cannot contain its own end, so the end is split between two sections. */
export const verbatim = (value: string) => `<text><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`

export const answer = (fraction: string, inside: string, format = 'moodle_auto_format') =>
  `<answer fraction="${fraction}" format="${format}">${inside}</answer>`

/** The answers of a choice: whether a single option is right, and what each is worth. */
export const choice = (
  { options, fixed_order }: Extract<BankQuestion, { options: string[] }>,
  single: boolean,
  fraction: (index: number) => string,
) => [
  `<single>${single}</single>`,
  `<shuffleanswers>${!fixed_order}</shuffleanswers>`,
  '<answernumbering>abc</answernumbering>',
  ...options.map((option, index) => answer(fraction(index), verbatim(option), 'markdown')),
]

/** A unit that is shown beside the number, and neither converted nor graded. */
export const unit = (name: string) => [
  `<units><unit><multiplier>1</multiplier><unit_name>${escaped(name)}</unit_name></unit></units>`,
  '<unitgradingtype>0</unitgradingtype>',
  '<showunits>3</showunits>',
]
