import postgres from 'postgres'
import { attemptsBehind } from './attempts/attempts.ts'
import { loadBanks } from './attempts/banks.ts'
import { storeAttempts } from './attempts/store.ts'
import { FELLOW_HANDLES } from './habits.ts'
import { histories } from './history.ts'
import { loadLearners, markRead, markTold, untoldSince } from './load.ts'
import { STUDENT } from './student.ts'

/** Tells the engine what the demo learners did so far, once. Answers how many events that took. */
export async function tellDemoHistory(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const until = await untoldSince(sql, FELLOW_HANDLES)
    if (until === undefined) return 0
    const everybody = [STUDENT, ...FELLOW_HANDLES]
    const learners = await loadLearners(sql, everybody)
    const activities = histories(learners, until)
    // Only the first start needs the engine, and to load it takes half a second.
    const { applyHistory } = await import('./apply.ts')
    await applyHistory(url, activities)
    const banks = await loadBanks(sql, learners)
    await storeAttempts(sql, attemptsBehind({ learners, activities, banks, now: until }))
    await markRead(sql, everybody, until)
    await markTold(sql, FELLOW_HANDLES)
    return activities.length
  } finally {
    await sql.end({ timeout: 2 })
  }
}
