import type { Connection } from '../../_db/client.ts'
import { sampledLearners } from '../../_db/queries/ability/fits.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { shownByLearners } from '../../_db/queries/mastery/mastery.ts'
import { nextAttempts } from '../../_db/queries/memory/attempts.ts'
import { abilityOf, byLineage, type RatedQuestion } from '../../_domain/mastery/judge-learner.ts'
import { fitRepeats, type RepeatedAnswer, type RepeatFit } from '../../_domain/readiness/repeat-fit.ts'
import { leadOver, repeatsIn } from '../../_domain/readiness/repeats.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { toRemember } from '../memory/to-remember.ts'

/** So many learners are enough, with so many of their first attempts and practice sessions. */
const SAMPLE = { learners: 200, attempts: 100 } as const

/** How likely learners of a community are right again, from how some of them were. */
export async function fitRepeatsOf(
  banks: BankCache,
  sql: Connection['sql'],
  { community_id, asked }: { community_id: string; asked: readonly RatedQuestion[] },
): Promise<RepeatFit> {
  const questions = byLineage(asked)
  const sampled = await sampledLearners(sql, community_id, SAMPLE.learners)
  const shown = Map.groupBy(await shownByLearners(sql, sampled), ({ user_id }) => user_id)
  const answers: RepeatedAnswer[] = []
  for (const learner of sampled) for (const answer of await repeatsOf(learner)) answers.push(answer)
  return fitRepeats(answers)

  async function repeatsOf(learner: LearnerKey): Promise<RepeatedAnswer[]> {
    const rows = await nextAttempts(sql, [{ ...learner, cursor: null }], SAMPLE.attempts)
    const repeats = repeatsIn(await toRemember(banks, sql, rows))
    if (repeats.length === 0) return []
    const ability = abilityOf(questions, shown.get(learner.user_id) ?? [])
    return repeats.flatMap((repeat) => {
      const question = questions.get(repeat.lineage_id)
      return question ? [{ ...repeat, lead: leadOver(ability, question) }] : []
    })
  }
}
