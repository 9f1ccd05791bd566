import { expiredAttempts } from '../../_db/queries/attempts/expired.ts'
import { GRACE } from '../../_domain/deadline.ts'
import { NOTHING } from './brought.ts'
import type { Taking } from './taking.ts'

/** How many one call finishes at the most. */
export const PAGE = 500

/** Finishes attempts whose time is up and to which nobody came back. Answers how many there were. */
export async function finishExpired({ engine, finisher }: Taking): Promise<number> {
  const now = engine.now()
  const expired = await expiredAttempts(engine.db, now - GRACE, PAGE)
  const answers = await Promise.all(expired.map((key) => finisher.submit({ ...key, brought: { body: NOTHING, now } })))
  for (const answer of answers) if (answer instanceof Error) throw answer
  return expired.length
}
