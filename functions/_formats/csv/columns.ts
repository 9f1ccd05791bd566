import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'

export const OPTION_COLUMNS = Array.from({ length: BANK_LIMITS.options }, (_, index) => `option_${index + 1}`)

/**
 * One question a row. `answer` is the number of the right option, several with a semicolon between, true or false,
 * a number, or the accepted spellings with a bar between (`\|` is a bar, `\\` a backslash).
 */
export const COLUMNS = [
  'kind',
  'topic',
  'prompt',
  ...OPTION_COLUMNS,
  'fixed_order',
  'answer',
  'tolerance',
  'unit',
  'explanation',
  'tip',
]

/** Without these there is no question. */
export const NEEDED = ['kind', 'prompt', 'answer']

/** A spreadsheet runs what begins like this; behind an apostrophe it is text, as it is for people who type it. */
export const guard = (text: string) => (/^'*[=+\-@\t]/.test(text) ? `'${text}` : text)

export const unguard = (cell: string) => (/^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell)

export const joinSpellings = (accepted: string[]) =>
  accepted.map((text) => text.replaceAll(/[\\|]/g, String.raw`\$&`)).join('|')

export const splitSpellings = (cell: string) =>
  [...`${cell}|`.matchAll(/((?:\\[\s\S]|[^\\|])*)\|/g)].map(([, text = '']) => text.replaceAll(/\\([\\|])/g, '$1'))
