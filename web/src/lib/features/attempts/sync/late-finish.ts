import { remove, unsentFinishes } from './device.ts'
import { uncachePage } from './offline-page.ts'
import { postFinish } from './send.ts'

/** Sends the finishes of a learner who had no connection. Returns whether there were any, since lists then change. */
export async function sendLateFinishes(user: string): Promise<boolean> {
  if (!navigator.onLine) return false
  let sent = false
  for (const attempt of await unsentFinishes(user)) {
    const outcome = await postFinish(attempt, attempt.state)
    if (outcome.kind !== 'closed') continue
    sent = true
    await remove(attempt)
    await uncachePage()
  }
  return sent
}
