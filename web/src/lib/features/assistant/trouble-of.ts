import { formProblem } from '#lib/problems.ts'

export const UNREACHABLE = 'The answer could not be fetched. What you wrote is kept; try again in a moment.'

/**
 * Why there is no answer. The problem's code is all that is read of it: a library to check the rest would be as large as the page.
 * A page may have words of its own for some codes.
 */
export async function troubleOf(response: Response | null, words: Record<string, string> = {}): Promise<string> {
  const said: unknown = await response?.json().catch(() => null)
  const hasCode = typeof said === 'object' && said !== null && 'code' in said && typeof said.code === 'string'
  if (!hasCode) return UNREACHABLE
  const code = String(said.code)
  return words[code] ?? formProblem(code)
}
