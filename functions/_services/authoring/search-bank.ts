import type { BankSearch, BankSearchQuery, SearchedQuestion } from '../../_contracts/authoring/bank-search.ts'
import { searchQuestions, topicsAndTags, type SearchedRow } from '../../_db/queries/authoring/search.ts'
import { readAsUser } from '../../_db/session.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { TEST_AUTHORS_ONLY } from './find-test.ts'
import { figuresOf, type QuestionFigures } from './question-figures.ts'

/** Questions of all tests of a community, by what they say and by how they are answered. */
export async function searchBank(
  context: WithClaims<DatabaseContext>,
  { community, limit, offset, ...query }: BankSearchQuery,
): Promise<BankSearch> {
  const { db, claims } = context
  const { rows, topics, tags } = await readAsUser(db, claims, async (tx) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, community, TEST_AUTHORS_ONLY)
    const rows = await searchQuestions(tx, { ...query, community_id })
    return { rows, ...(await topicsAndTags(tx, community_id)) }
  })
  const page = (found: readonly SearchedRow[]) => found.slice(offset, offset + limit)
  // Figures take reading exams: of all that is found only where they decide, otherwise of what is shown.
  if (!asksForFigures(query)) {
    const questions = await withFigures(context, page(rows))
    return { questions, total: rows.length, topics, tags }
  }
  const fitting = (await withFigures(context, rows)).filter((question) => fits(question, query))
  return { questions: fitting.slice(offset, offset + limit), total: fitting.length, topics, tags }
}

type FigureFilter = Pick<BankSearchQuery, 'unused' | 'facility_from' | 'facility_to' | 'discrimination_to'>

const asksForFigures = ({ unused, facility_from, facility_to, discrimination_to }: FigureFilter) =>
  unused || [facility_from, facility_to, discrimination_to].some((bound) => bound !== undefined)

function fits(
  { shown, facility, discrimination }: SearchedQuestion,
  { unused, facility_from, facility_to, discrimination_to }: FigureFilter,
): boolean {
  if (unused && shown > 0) return false
  if (facility_from !== undefined && !(facility !== null && facility >= facility_from)) return false
  if (facility_to !== undefined && !(facility !== null && facility <= facility_to)) return false
  return discrimination_to === undefined || (discrimination !== null && discrimination <= discrimination_to)
}

async function withFigures(context: DatabaseContext, rows: readonly SearchedRow[]): Promise<SearchedQuestion[]> {
  const figures = new Map<string, QuestionFigures[]>()
  // One test after another: each holds a connection for a moment.
  for (const { test } of rows)
    if (!figures.has(test.id))
      figures.set(test.id, await figuresOf(context, { test_id: test.id, version: test.version }))
  return rows.map(({ beginning, ...row }) => {
    const { shown = 0, facility = null, discrimination = null } = figures.get(row.test.id)?.[row.number - 1] ?? {}
    return { ...row, excerpt: promptExcerpt(beginning), shown, facility, discrimination }
  })
}
