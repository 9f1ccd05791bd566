import { newestExams } from '../../_db/queries/authoring/search.ts'
import { scoredAnswers } from '../../_db/queries/corrections/scored-answers.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { withService } from '../../_db/session.ts'
import { toAnsweredAttempt } from '../../_domain/analysis/answered-attempt.ts'
import type { AnswerCount } from '../../_domain/analysis/answer-counts.ts'
import { itemFigures } from '../../_domain/analysis/figures.ts'
import { addAttempt, startTally, tallyItem, type ItemTally } from '../../_domain/analysis/tally.ts'
import { readResponses } from '../../_domain/attempts/responses.ts'
import type { DatabaseContext } from '../context.ts'

/** How a question was answered in exams. */
export interface QuestionFigures {
  shown: number
  facility: number | null
  discrimination: number | null
  /** Whether a wrong answer was given more often than the right one. */
  overruled: boolean
  /** The most frequent answers that are not right. */
  wrong: readonly AnswerCount[]
}

const MOST_WRONG = 8

/** As many exams say as much as all of them, and are read in a moment. */
const MOST_EXAMS = 1000

/** The figures of every question of a version, by its number, from the newest exams: as the analysis of a test counts them. */
export async function figuresOf(
  { db }: Pick<DatabaseContext, 'db'>,
  { test_id, version }: { test_id: string; version: number },
): Promise<QuestionFigures[]> {
  const [bank, exams] = await withService(db, async (tx, sql) => [
    await loadBank(sql, test_id, version),
    await newestExams(tx, { test_id, version, most: MOST_EXAMS }),
  ])
  const keys = bank.map(({ key }) => key)
  const tally = startTally(keys)
  for (const exam of exams) addAttempt(tally, toAnsweredAttempt(exam, keys))
  return tally.items.map(toFigures)
}

/**
 * The same for some questions of a version, by their numbers. What an exam scored is taken as it is stored, so nothing but their
 * own answers is read.
 */
export async function figuresAt(
  { db }: Pick<DatabaseContext, 'db'>,
  { test_id, version, positions }: { test_id: string; version: number; positions: readonly number[] },
): Promise<Map<number, QuestionFigures>> {
  const [bank, rows] = await withService(db, async (_, sql) => [
    await loadBank(sql, test_id, version),
    await scoredAnswers(sql, { test_id, version, positions, most: MOST_EXAMS }),
  ])
  return new Map(
    positions.flatMap((position): [number, QuestionFigures][] => {
      const key = bank[position - 1]?.key
      if (!key) return []
      const scored = rows
        .filter((row) => row.position === position)
        .map(({ answer, ...score }) => ({
          ...score,
          answer: readResponses([[answer, 0]], [key.kind])[0]?.answer ?? null,
        }))
      return [[position, toFigures(tallyItem(key, scored))]]
    }),
  )
}

function toFigures(item: ItemTally): QuestionFigures {
  const { shown, facility, rest_correlation, right, wrong, answers } = itemFigures(item)
  return {
    ...{ shown, facility, discrimination: rest_correlation },
    overruled: (wrong?.times ?? 0) > right,
    wrong: answers.filter((it) => !it.right).slice(0, MOST_WRONG),
  }
}
