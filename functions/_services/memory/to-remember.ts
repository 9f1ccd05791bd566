import type { Connection } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import {
  lineagesOfBanks,
  type AskedInPractice,
  type AttemptOfLearner,
  type BankKey,
  type BankLineages,
} from '../../_db/queries/memory/attempts.ts'
import { isPlausible } from '../../_domain/attempts/counting.ts'
import { readResponses } from '../../_domain/attempts/responses.ts'
import { answersToRemember } from '../../_domain/memory/answers.ts'
import type { AttemptToRemember } from '../../_domain/memory/follow.ts'
import { MIXING } from '../../_domain/practice/presets.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { questionsToGrade } from '../attempts/close.ts'

export interface GradedForMemory extends AttemptToRemember {
  learner: LearnerKey
  /** The test of each lineage that was answered. */
  tests: ReadonlyMap<string, string>
}

/** Attempts and practice sessions with what their answers say of each question, graded as a review grades them. */
export async function gradeAnswers(
  banks: BankCache,
  rows: readonly AttemptOfLearner[],
  readLineages: (asked: readonly BankKey[]) => PromiseLike<readonly BankLineages[]>,
): Promise<GradedForMemory[]> {
  const asked = new Map(rows.flatMap(({ bank }) => (bank ? [[nameOf(bank), bank] as const] : [])))
  const found = await readLineages([...asked.values()])
  const lineages = new Map(found.map((bank) => [nameOf(bank), bank.lineages]))
  return Promise.all(
    rows.map(async (row) => {
      const places = placesOf(row, row.bank ? (lineages.get(nameOf(row.bank)) ?? []) : [])
      const answers = await answersOf(row, places, banks)
      const answered = new Set(answers.map(({ lineage_id }) => lineage_id))
      const tests = places.filter(({ lineage_id }) => answered.has(lineage_id))
      return {
        ...{ learner: row, id: row.id, finished_at: row.finished_at, answers },
        mixing: row.preset === null ? 'mixed' : MIXING[row.preset],
        tests: new Map(tests.map(({ lineage_id, test_id }) => [lineage_id, test_id])),
      }
    }),
  )
}

/** The same, but for sessions that are faster than anyone reads: nothing marks them, and they say nothing about memory. */
export async function toRemember(
  banks: BankCache,
  sql: Connection['sql'],
  rows: readonly AttemptOfLearner[],
): Promise<GradedForMemory[]> {
  const graded = await gradeAnswers(banks, rows, (asked) => lineagesOfBanks(sql, asked))
  const fast = new Set(rows.filter((row) => !row.bank && !isPlausible(row.seconds, row.answered)).map(({ id }) => id))
  return graded.map((it) => (fast.has(it.id) ? { ...it, answers: [], tests: new Map() } : it))
}

/** Where each question stands that is there. */
const placesOf = ({ bank, asked }: AttemptOfLearner, lineages: readonly string[]): AskedInPractice[] =>
  asked.flatMap((it) => {
    if (typeof it !== 'number') return [it]
    const lineage_id = lineages[it - 1]
    return bank && lineage_id !== undefined ? [{ ...bank, lineage_id, position: it }] : []
  })

async function answersOf(row: AttemptOfLearner, places: readonly AskedInPractice[], banks: BankCache) {
  const versions = new Map(places.map((place) => [nameOf(place), place]))
  const loaded = new Map(
    await Promise.all(
      [...versions].map(async ([name, it]) => [name, await banks.get(it.test_id, it.version, it.corrections)] as const),
    ),
  )
  const questions = places.flatMap((place) => loaded.get(nameOf(place))?.[place.position - 1] ?? [])
  // Of a history that was written by hand the bank may lack a question: one such attempt must not hold up all learners.
  if (questions.length < row.asked.length) return []
  const responses = readResponses(
    row.responses,
    questions.map(({ kind }) => kind),
  )
  const graded = questionsToGrade({ row, questions, responses })
  return answersToRemember(
    graded.flatMap((question, index) => {
      const lineage_id = places[index]?.lineage_id
      return lineage_id === undefined ? [] : [{ lineage_id, question, confidence: responses[index]?.confidence }]
    }),
    row.mode,
  )
}

const nameOf = ({ test_id, version }: BankKey) => `${test_id} ${version}`
