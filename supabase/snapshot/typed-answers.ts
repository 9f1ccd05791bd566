import type postgres from 'postgres'
import { spelling } from '../../functions/_domain/attempts/kinds/short-text.ts'
import type { MadeUp } from './made-up.ts'

/**
 * What becomes of an answer that a learner typed. One that a bank accepts is the bank's, and stays right in the copy; all
 * others are made up.
 */
export async function readTypedAnswers(
  sql: postgres.ISql,
  { madeUp, maskContent }: { madeUp: MadeUp; maskContent: boolean },
): Promise<(answer: string) => string> {
  const rows = await sql<{ accepted: string }[]>`
    select distinct found #>> '{}' as accepted
    from question_keys
    cross join jsonb_path_query(answer, 'strict $.**.accepted[*]') as found
  `
  const accepted = new Map(rows.map(({ accepted }) => [spelling(accepted), accepted]))
  return (answer) => {
    const meant = accepted.get(spelling(answer))
    if (meant === undefined) return madeUp.text(answer)
    return maskContent ? madeUp.text(meant) : answer
  }
}
