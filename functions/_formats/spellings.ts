import { ImportError } from './diagnostics.ts'

/** In Moodle an asterisk in a short answer stands for anything, unless there is a backslash before it. */
export function literal(pattern: string): string {
  if (/(?<!\\)\*/.test(pattern))
    throw new ImportError('wildcard', `“${pattern}”: an answer is compared whole here, so * cannot stand for anything`)
  return pattern.replaceAll(String.raw`\*`, '*')
}

export const toPattern = (spelling: string) => spelling.replaceAll('*', String.raw`\*`)
