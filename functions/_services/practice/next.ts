import type { NextPractice } from '../../_contracts/practice/practice.ts'
import { liveTests } from '../../_db/queries/practice/candidates.ts'
import { countUpTo, finishedWork } from '../../_db/queries/practice/standing.ts'
import { readAsService } from '../../_db/session.ts'
import { mayPractice } from '../../_domain/practice/gives-keys.ts'
import { WARM_UP } from '../../_domain/practice/warm-up.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { countMisses } from './count-misses.ts'

/** Which practice fits the caller now: a warm-up for somebody who is new, or what their last attempt missed. */
export async function readNextPractice(context: WithClaims<AttemptServices>, slug: string): Promise<NextPractice> {
  const { db, claims, now } = context
  const { last, ...found } = await readAsService(db, claims.sub, async (tx, sql) => {
    const { id: community_id } = await findMyCommunity(tx, claims, slug)
    const learner = { user_id: claims.sub, community_id }
    const { practiced, last } = await finishedWork(sql, learner)
    if (practiced || last !== null) return { community_id, is_new: false, warm_up: false, last }
    const tests = (await liveTests(sql, learner)).flatMap((test) => (mayPractice(test, now()) ? [test.id] : []))
    const { difficulties, length } = WARM_UP
    const questions = await countUpTo(sql, { tests, difficulties, most: length })
    return { community_id, is_new: true, warm_up: questions === length, last }
  })
  if (last === null) return { ...found, misses: null }
  // What an attempt missed is read over connections of its own: none is held meanwhile.
  const { fixable } = await countMisses(context, last.id)
  return { ...found, misses: fixable === 0 ? null : { attempt_id: last.id, title: last.title, fixable } }
}
