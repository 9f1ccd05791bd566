import type { AttemptResult } from '../../_contracts/attempts/results.ts'
import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import type { Claims } from '../../_db/session.ts'
import { NOTHING } from './merge-submission.ts'
import type { Finish, Finished } from './finisher.ts'
import { keepLate } from './keep-late.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toResult } from './to-result.ts'

/** Grades an attempt with the last answers it brings. Again, it answers the same and changes nothing. */
export async function finishAttempt(
  context: AttemptServices,
  claims: Claims,
  id: string,
  body: FinishBody,
): Promise<AttemptResult> {
  const finish: Finish = { user_id: claims.sub, id, brought: { body, now: context.now() } }
  const finished = await submit(context, finish)
  if (finished.replayed) await keepLate(context, finished.opened, finish.brought)
  return toResult(finished, context.labels)
}

/** An attempt that is finished, or whose time is up, with what came of it. */
export const settle = (context: AttemptServices, user_id: string, id: string): Promise<Finished> =>
  submit(context, { user_id, id, brought: { body: NOTHING, now: context.now() } })

async function submit({ finisher }: AttemptServices, finish: Finish): Promise<Finished> {
  const answer = await finisher.submit(finish)
  if (answer instanceof Error) throw answer
  return answer
}
