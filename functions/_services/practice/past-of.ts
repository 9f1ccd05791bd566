import { lineagesOfBanks, outsideMemory } from '../../_db/queries/memory/attempts.ts'
import { rememberedOf } from '../../_db/queries/memory/memory.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { LEAST_SECONDS } from '../../_domain/attempts/counting.ts'
import { toPast, type PastAnswer, type PracticePast } from '../../_domain/practice/past.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { gradeAnswers } from '../memory/to-remember.ts'

/** So many of the newest attempts that are not in a learner's memory are read, and as many sessions. */
const MOST = 300

/**
 * What a learner's finished attempts and sessions in a community say of each question. Their memory says it, but for what it does not
 * have: what ended after the worker looked last, or does not count. A memory that is to be folded anew is not read at all. With a moment,
 * in milliseconds since 1970, only of what ended after it.
 */
export async function pastOf(
  { db, banks }: Pick<AttemptServices, 'db' | 'banks'>,
  learner: LearnerKey,
  after: number | null = null,
): Promise<PracticePast> {
  const remembered = await rememberedOf(db, learner)
  const [state] = remembered
  const last_id = state && !state.is_stale ? state.last_id : null
  const query = { ...learner, last_id, most: MOST, least_seconds: LEAST_SECONDS }
  const rows = await withRepeat(db, ({ sql }) => outsideMemory(sql, query))
  // Banks come over connections of their own: none is held meanwhile.
  const rest = await gradeAnswers(banks, rows, (asked) => withRepeat(db, ({ sql }) => lineagesOfBanks(sql, asked)))
  const answers: PastAnswer[] = [
    ...remembered.flatMap(({ lineage_id, last_right, last_at }) =>
      lineage_id === null ? [] : [{ lineage_id, isRight: last_right === true, at: last_at ?? 0 }],
    ),
    ...rest.flatMap(({ finished_at, answers }) =>
      answers.map(({ lineage_id, credit }) => ({ lineage_id, isRight: credit === 1, at: finished_at })),
    ),
  ]
  return toPast(after === null ? answers : answers.filter(({ at }) => at > after))
}
