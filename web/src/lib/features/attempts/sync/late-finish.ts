import { drop, handedIn } from './device.ts'
import { dropPage } from './offline-page.ts'
import { postFinish } from './send.ts'

/** What somebody handed in without a connection is brought now. True: something was, so lists have changed. */
export async function bringLateFinishes(user: string): Promise<boolean> {
  if (!navigator.onLine) return false
  let brought = false
  for (const kept of await handedIn(user)) {
    const outcome = await postFinish(kept, kept.state)
    if (outcome.kind !== 'closed') continue
    brought = true
    await drop(kept)
    await dropPage()
  }
  return brought
}
