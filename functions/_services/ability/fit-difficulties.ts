import { lockCommunityToFit, recordFit, storeDifficulties, wishesOf } from '../../_db/queries/ability/fits.ts'
import { shownQuestions } from '../../_db/queries/ability/questions.ts'
import { noteLearnersOf } from '../../_db/queries/mastery/changes.ts'
import { withService } from '../../_db/session.ts'
import { fitDifficulties } from '../../_domain/ability/fit-difficulties.ts'
import { guessFloor } from '../../_domain/attempts/kinds/guess-floor.ts'
import { dayAt } from '../../_domain/time/days.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import type { DatabaseContext } from '../context.ts'
import { firstAnswers, type FirstAnswerSizes } from './first-answers.ts'
import { fitRepeatsOf } from './fit-repeats.ts'
import { toAsked } from './to-asked.ts'

export interface FitServices extends DatabaseContext {
  banks: BankCache
}

/** The most communities of one call of a scheduler. */
const TURNS = 5

interface FitResult {
  fitted: number
  /** Whether there may be another community to fit. */
  more: boolean
}

/**
 * Fits the difficulties of the questions of one community, which a day or a new version has made old, and how likely its learners are
 * right again. Whoever has answered any of them is judged anew. It is one transaction, so a worker may be killed anywhere.
 */
export const fitCommunity = (
  { db, now, banks }: FitServices,
  sizes: Partial<FirstAnswerSizes> = {},
): Promise<FitResult> =>
  withService(db, async (_, sql) => {
    const fitted_on = dayAt(now())
    const community_id = await lockCommunityToFit(sql, fitted_on)
    if (community_id === undefined) return { fitted: 0, more: false }
    const wishes = await wishesOf(sql, community_id)
    const questions = await shownQuestions(sql, community_id)
    const lineages = questions.map(({ lineage_id }) => lineage_id)
    const answers = await firstAnswers(sql, { ...sizes, community_id, lineages })
    const fitted = fitDifficulties(
      questions.map(({ kind, options, ...question }) => ({ ...question, floor: guessFloor(kind, options) })),
      answers,
    )
    const isChanged = await storeDifficulties(
      sql,
      community_id,
      [...fitted].map(([lineage_id, difficulty]) => ({ ...difficulty, community_id, lineage_id, fitted_on })),
    )
    // A new version may have renamed topics, and changed nothing else.
    if (isChanged || wishes.length > 0) await noteLearnersOf(sql, community_id)
    const repeats = await fitRepeatsOf(banks, sql, {
      community_id,
      asked: questions.map((question) => toAsked({ ...question, ...fitted.get(question.lineage_id) })),
    })
    await recordFit(sql, { community_id, fitted_on, repeats, wishes })
    return { fitted: 1, more: true }
  })

/** For a scheduler: as many communities as fit into one call. */
export async function fitForAWhile(context: FitServices, turns = TURNS): Promise<{ more: boolean }> {
  let more = true
  for (let turn = 0; turn < turns && more; turn++) more = (await fitCommunity(context)).more
  return { more }
}
