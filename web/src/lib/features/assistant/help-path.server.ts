import { error } from '@sveltejs/kit'
import { helpPath } from '#contracts/assistant/help.ts'

/** The question that an address names, or a 404 where it names none. */
export function helpPathOf(params: { attempt: string; number: string }): { id: string; number: number } {
  const { success, data } = helpPath.safeParse({ id: params.attempt, number: params.number })
  return success ? data : error(404, 'No such question.', { code: 'attempt_not_found' })
}

/** The same of a practice session. */
export const practiceHelpPathOf = ({ session, number }: { session: string; number: string }) =>
  helpPathOf({ attempt: session, number })
