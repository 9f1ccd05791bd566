import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'

export const OPTION_COLUMNS = Array.from({ length: BANK_LIMITS.options }, (_, index) => `option_${index + 1}`)

export const NOTE_COLUMNS = Array.from({ length: BANK_LIMITS.options }, (_, index) => `note_${index + 1}`)

/**
 * One question per row. `answer` is the number of the right option, several with a semicolon between, true or false,
 * a number (several with a bar between, and their tolerances alike), or the accepted spellings with a bar between (`\|` is a bar, `\\` a backslash).
 * `parts` is what else is asked: stems, categories, a gap on each line, or JSON where a cell has no other way.
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
  'partial',
  'parts',
  'points',
  'tags',
  'difficulty',
  'pool',
  ...NOTE_COLUMNS,
]

/** The columns that a question cannot do without. */
export const REQUIRED = ['kind', 'prompt', 'answer']

/** A spreadsheet runs a cell that begins like this as a formula. An apostrophe before it makes it text. */
export const guard = (text: string) => (/^'*[=+\-@\t]/.test(text) ? `'${text}` : text)

export const unguard = (cell: string) => (/^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell)

export const joinSpellings = (accepted: string[]) =>
  accepted.map((text) => text.replaceAll(/[\\|]/g, String.raw`\$&`)).join('|')

export const splitSpellings = (cell: string) =>
  [...`${cell}|`.matchAll(/((?:\\[\s\S]|[^\\|])*)\|/g)].map(([, text = '']) => text.replaceAll(/\\([\\|])/g, '$1'))
