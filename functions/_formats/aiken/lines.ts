/**
 * Aiken has a question on one line, options by letter, and ANSWER. The other fields of a question follow its answer by name:
 * ANSWER_EXPLANATION (from Chamilo; EXPLANATION is read, too), TIP and TOPIC. Moodle does not know these three.
 */
const OPTION = /^([A-Z])[.)](\s*)(.*)$/s
const FIELD = /^([A-Z_]+):\s*(.*)$/s

export type AikenLine =
  | { what: 'blank' }
  | { what: 'text'; text: string }
  | { what: 'option'; letter: string; text: string }
  | { what: 'answer' | 'explanation' | 'tip' | 'topic'; text: string }

const NAMES = new Map([
  ['ANSWER', 'answer'],
  ['ANSWER_EXPLANATION', 'explanation'],
  ['EXPLANATION', 'explanation'],
  ['TIP', 'tip'],
  ['TOPIC', 'topic'],
] as const)

/**
 * What a line is. "A.M." is how a text may begin, and "A.Monday" an option without a space: it is one where its letter is
 * due, as is a letter with nothing behind it.
 */
export function toLine(line: string, due?: string): AikenLine {
  const text = line.trim()
  if (text === '') return { what: 'blank' }
  const [, letter, space = '', option = ''] = OPTION.exec(text) ?? []
  if (letter !== undefined && ((space !== '' && option !== '') || letter === due))
    return { what: 'option', letter, text: option }
  const [, name, value = ''] = FIELD.exec(text) ?? []
  const what = [...NAMES].find(([known]) => known === name)?.[1]
  if (what !== undefined) return { what, text: value }
  return { what: 'text', text }
}

export const letterOf = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index)
