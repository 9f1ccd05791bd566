import type { PracticeTest } from '../../_db/queries/practice/candidates.ts'
import { seededRandom } from '../../_domain/attempts/seeded-random.ts'
import { choosePractice, topicSpread } from '../../_domain/practice/choose.ts'
import { fitting, type PracticeCandidate, type PracticeFilter } from '../../_domain/practice/filter.ts'
import type { PracticePast } from '../../_domain/practice/past.ts'
import type { PracticePreset } from '../../_domain/practice/presets.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { dueLineages } from './due-lineages.ts'
import { findCandidates, type PracticePool } from './find-candidates.ts'
import { findMarked, type MarksWanted } from './find-marked.ts'
import { pastOf } from './past-of.ts'

export interface PracticeWanted extends Omit<PracticeFilter, 'marked'>, MarksWanted {
  community_id: string
  /** What may be asked of an attempt's. */
  misses: ReadonlySet<string> | undefined
  length: number
}

/** Everything a session may be chosen from, read once: a preview and a start choose alike. */
export interface PracticeChoice extends PracticePool {
  past: PracticePast
  choose: (preset: PracticePreset, seed: number) => PracticeCandidate[]
}

export async function readChoice(
  context: WithClaims<AttemptServices>,
  { community_id, misses = new Set(), length, flagged, noted, ...filter }: PracticeWanted,
): Promise<PracticeChoice> {
  const learner = { user_id: context.claims.sub, community_id }
  const [{ tests, candidates }, past, marked] = await Promise.all([
    findCandidates(context, community_id),
    pastOf(context, learner),
    findMarked(context, learner, { flagged, noted }),
  ])
  const wanted = fitting(candidates, { ...filter, marked }, past)
  // A filter looks at all that is due; without one, what is asked is enough.
  const most = wanted.length === candidates.length ? length : null
  const due = await dueLineages(context, { community_id, tests, most })
  const quotasOf = new Map(tests.map((test): [string, PracticeTest['quotas']] => [test.id, test.quotas]))
  const quotas = topicSpread(wanted, quotasOf)
  return {
    tests,
    candidates,
    past,
    choose: (preset, seed) => choosePractice(wanted, { preset, length, past, misses, due, quotas }, seededRandom(seed)),
  }
}
