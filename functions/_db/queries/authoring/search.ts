import { sql } from 'drizzle-orm'
import type { QuestionKind } from '../../../_domain/attempts/kinds/kinds.ts'
import type { StoredAttempt } from '../../../_domain/analysis/answered-attempt.ts'
import type { Transaction } from '../../session.ts'

export interface BankSearchFilter {
  community_id: string
  q?: string
  topic?: string
  tag?: string
  kind?: string
  difficulty?: string
  pool?: string
  test_id?: string
}

export interface SearchedRow extends Record<string, unknown> {
  id: string
  lineage_id: string
  test: { id: string; slug: string; title: string; status: 'draft' | 'live' | 'retired'; version: number }
  number: number
  kind: QuestionKind
  beginning: string
  topic: string
  tags: string[]
  difficulty: 'easy' | 'medium' | 'hard' | 'expert' | null
  pool: 'all' | 'exam'
}

/** More are not searched: a community has a few thousand. */
const MOST = 20_000

const latest = sql`
  test_version = (select max(test_version) from questions as any_version where any_version.test_id = questions.test_id)
`

const like = (text: string) => `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** Questions of the latest version of each test of a community, by test and place. */
export async function searchQuestions(tx: Transaction, filter: BankSearchFilter): Promise<SearchedRow[]> {
  const { community_id, q, topic, tag, kind, difficulty, pool, test_id } = filter
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql.empty() : sql`and questions.${sql.identifier(column)} = ${value}`
  const rows = await tx.execute<SearchedRow>(sql`
    select
      questions.id, lineage_id,
      json_build_object(
        'id', tests.id, 'slug', slug, 'title', title, 'status', tests.status, 'version', test_version
      ) as test,
      questions.position as number, questions.kind, left(prompt, 240) as beginning, topic, to_json(tags) as tags,
      questions.difficulty, pool
    from questions
    join tests on tests.id = questions.test_id
    join question_keys on question_id = questions.id
    where questions.community_id = ${community_id} and ${latest}
      ${is('topic', topic)} ${is('kind', kind)} ${is('difficulty', difficulty)} ${is('pool', pool)}
      ${is('test_id', test_id)}
      ${tag === undefined ? sql.empty() : sql`and ${tag} = any (tags)`}
      ${
        q
          ? sql`and lower(concat_ws(' ', prompt, array_to_string(options, ' '), explanation, questions.parts::text)) like ${like(q)}`
          : sql.empty()
      }
    order by tests.title, tests.id, questions.position
    limit ${MOST}
  `)
  return [...rows]
}

export async function topicsAndTags(tx: Transaction, communityId: string) {
  const [row] = await tx.execute<{ topics: string[]; tags: string[] }>(sql`
    with latest as (select topic, tags from questions where community_id = ${communityId} and ${latest})
    select
      (select coalesce(jsonb_agg(distinct topic), '[]') from latest) as topics,
      (select coalesce(jsonb_agg(distinct tag), '[]') from latest, unnest(tags) as tag) as tags
  `)
  return row ?? { topics: [], tags: [] }
}

/** The newest finished exams that count on a version of a test. No token reads the answers of others. */
export const newestExams = async (
  tx: Transaction,
  { test_id, version, most }: { test_id: string; version: number; most: number },
): Promise<StoredAttempt[]> => [
  ...(await tx.execute<StoredAttempt & Record<string, unknown>>(sql`
    select user_id, seconds, array_to_json(question_order) as question_order, responses
    from attempts
    where test_id = ${test_id} and test_version = ${version} and status = 'finished' and uncounted is null
      and mode = 'exam'
    order by finished_at desc
    limit ${most}
  `)),
]
