import postgres from 'postgres'
import { attemptsBehind } from './attempts/attempts.ts'
import { loadBanks } from './attempts/banks.ts'
import { storeAttempts } from './attempts/store.ts'
import { FELLOW_HANDLES } from './habits.ts'
import { histories } from './history.ts'
import { loadLearners, markRead, markRecorded, unrecordedSince } from './load.ts'
import { STUDENT } from './student.ts'

/** Records the events of the demo learners with the engine, once. Returns the number of events. */
export async function recordDemoHistory(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const until = await unrecordedSince(sql, FELLOW_HANDLES)
    if (until === undefined) return 0
    const handles = [STUDENT, ...FELLOW_HANDLES]
    const learners = await loadLearners(sql, handles)
    const activities = histories(learners, until)
    // Only the first start needs the engine, and loading it takes half a second.
    const { applyHistory } = await import('./apply.ts')
    await applyHistory(url, activities)
    const banks = await loadBanks(sql, learners)
    await storeAttempts(sql, attemptsBehind({ learners, activities, banks, now: until }))
    await markRead(sql, handles, until)
    await markRecorded(sql, FELLOW_HANDLES)
    return activities.length
  } finally {
    await sql.end({ timeout: 2 })
  }
}
