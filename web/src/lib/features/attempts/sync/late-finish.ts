import { loadRules } from '#lib/features/attempts/box/loaded-kinds.ts'
import { remove, unsentFinishes } from './device.ts'
import { uncachePage } from './offline-page.ts'
import { postFinish } from './send.ts'

/** Sends the finishes of a learner who had no connection. Returns whether there were any, since lists then change. */
export async function sendLateFinishes(user: string): Promise<boolean> {
  if (!navigator.onLine) return false
  let sent = false
  // What is not understood is left out, and these may be answers of any kind.
  await loadRules()
  for (const attempt of await unsentFinishes(user)) {
    const outcome = await postFinish(attempt, attempt.state)
    if (outcome.kind !== 'closed') continue
    sent = true
    await remove(attempt)
    await uncachePage()
  }
  return sent
}
