import type { Connection } from '../../_db/client.ts'
import { firstsInRows, testsOfQuestions } from '../../_db/queries/ability/fits.ts'
import type { AnswerToFit } from '../../_domain/ability/fit-difficulties.ts'

export interface FirstAnswerSizes {
  /** How many learners are asked of each question. */
  learners: number
  /** How many rows of memory are read at once. */
  page: number
  /** How many pages of a test are read at most: a question that few have answered is not looked for among all. */
  pages: number
}

const SIZES: FirstAnswerSizes = { learners: 500, page: 500, pages: 20 }

interface FirstAnswersQuery {
  community_id: string
  lineages: readonly string[]
}

/** First answers in mixed work, of at most so many learners a question. Ids of learners are random, so the lowest are a fair sample. */
export async function firstAnswers(
  sql: Connection['sql'],
  { community_id, lineages, ...asked }: FirstAnswersQuery & Partial<FirstAnswerSizes>,
): Promise<AnswerToFit[]> {
  const sizes = { ...SIZES, ...asked }
  const answers: AnswerToFit[] = []
  for (const test of await testsOfQuestions(sql, community_id, lineages))
    for (const answer of await answersIn(sql, { ...sizes, ...test, community_id })) answers.push(answer)
  // A question that stands in two tests has learners in both.
  return [...Map.groupBy(answers, ({ lineage_id }) => lineage_id).values()].flatMap((its) =>
    its.length > sizes.learners ? its.toSorted(byLearner).slice(0, sizes.learners) : its,
  )
}

async function answersIn(
  sql: Connection['sql'],
  {
    community_id,
    test_id,
    lineages,
    learners,
    page,
    pages,
  }: FirstAnswersQuery & FirstAnswerSizes & { test_id: string },
): Promise<AnswerToFit[]> {
  const open = new Map(lineages.map((lineage_id) => [lineage_id, learners]))
  const answers: AnswerToFit[] = []
  let after: { user_id: string; part: number } | null = null
  for (let nth = 0; nth < pages && open.size > 0; nth++) {
    const rows = await firstsInRows(sql, { community_id, test_id, after, limit: page })
    for (const { user_id, columns } of rows)
      for (const [index, lineage_id] of columns.lineages.entries()) {
        const left = columns.first_mixed[index] === true ? open.get(lineage_id) : undefined
        const at = columns.first_at[index]
        if (left === undefined || at === undefined) continue
        answers.push({ lineage_id, user_id, right: columns.first_right[index] === true, at })
        if (left > 1) open.set(lineage_id, left - 1)
        else open.delete(lineage_id)
      }
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = { user_id: last.user_id, part: last.part }
  }
  return answers
}

const byLearner = (a: AnswerToFit, b: AnswerToFit) => (a.user_id < b.user_id ? -1 : 1)
