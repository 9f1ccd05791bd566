import { ImportError } from './diagnostics.ts'

/** Reads a pattern of Moodle, where an asterisk stands for any text unless a backslash comes before it. */
export function literal(pattern: string): string {
  if (/(?<!\\)\*/.test(pattern))
    throw new ImportError('wildcard', `“${pattern}”: an answer is compared whole here, so * cannot stand for anything`)
  return pattern.replaceAll(String.raw`\*`, '*')
}

export const toPattern = (spelling: string) => spelling.replaceAll('*', String.raw`\*`)
