import { eq, sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import { tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

/** What an instructor decides about a test, as the table has it. */
export interface StoredSettings {
  title: string
  description: string
  category: string
  difficulty: 'easy' | 'medium' | 'hard' | 'expert'
  time_limit_minutes: number | null
  shuffle: boolean
  practice: boolean
  attempts_allowed: number | null
  feedback: 'at_once' | 'at_end' | 'after_date'
  feedback_from: Date | null
  quotas: { topic: string; questions: number }[] | null
}

export async function settingsOf(tx: Transaction, testId: string): Promise<StoredSettings | undefined> {
  const [row] = await tx
    .select({
      title: tests.title,
      description: tests.description,
      category: tests.category,
      difficulty: tests.difficulty,
      time_limit_minutes: tests.time_limit_minutes,
      shuffle: tests.shuffle,
      practice: tests.allows_practice,
      attempts_allowed: tests.attempts_allowed,
      feedback: tests.feedback,
      feedback_from: tests.feedback_from,
      quotas: tests.quotas,
    })
    .from(tests)
    .where(eq(tests.id, testId))
  return row
}

export interface TestToPublish extends StoredSettings {
  version: number
  short: boolean
}

/** Puts a version with its settings in the place of what learners take. */
export async function publishVersion(tx: Transaction, testId: string, { quotas, practice, ...test }: TestToPublish) {
  await tx
    .update(tests)
    // Its size is counted when it goes live.
    .set({
      ...test,
      allows_practice: practice,
      quotas: quotas && sql`${JSON.stringify(quotas)}::text::jsonb`,
      status: 'live',
    })
    .where(eq(tests.id, testId))
}

export async function setStatus(tx: Transaction, testId: string, status: 'live' | 'retired') {
  await tx.update(tests).set({ status }).where(eq(tests.id, testId))
}

/** Deletes a test that was never live. False where it was, or somebody began it. */
export async function deleteTest(tx: Transaction, testId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from tests
    where id = ${testId} and status = 'draft'
      and not exists (select from test_versions where test_id = ${testId})
    returning id
  `)
  return rows.length > 0
}

export interface WrittenTestRow extends Record<string, unknown> {
  id: string
  slug: string
  title: string
  description: string
  category: string
  difficulty: 'easy' | 'medium' | 'hard' | 'expert'
  status: 'draft' | 'live' | 'retired'
  version: number | null
  questions: number
  exam_pool: number
  draft: { questions: number; problems: number; base_version: number | null } | null
  attempts: number
  can_delete: boolean
  changed_at: string
  changed_by: string | null
}

export interface WrittenTestsQuery {
  community_id: string
  id?: string
  q?: string
  status?: string
  category?: string
  limit: number
  offset: number
}

const matching = ({ community_id, id, q, status, category }: WrittenTestsQuery) => {
  const like = `%${(q ?? '').toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`
    tests.community_id = ${community_id}
    ${id === undefined ? sql.empty() : sql`and tests.id = ${id}`}
    ${q ? sql`and lower(concat_ws(' ', tests.title, tests.slug, tests.category)) like ${like}` : sql.empty()}
    ${status === undefined ? sql.empty() : sql`and tests.status = ${status}`}
    ${category === undefined ? sql.empty() : sql`and tests.category = ${category}`}
  `
}

/** Tests as those who write them see them, what was changed last first. */
export const writtenTests = async (tx: Transaction, query: WrittenTestsQuery): Promise<WrittenTestRow[]> => [
  ...(await tx.execute<WrittenTestRow>(sql`
    select
      tests.id, tests.slug, tests.title, tests.description, tests.category, tests.difficulty, tests.status,
      published.version,
      case when published.version is not null then tests.size else coalesce((draft.counts ->> 'questions')::integer, (
        select count(*)::integer from questions
        where questions.test_id = tests.id
          and test_version = (select max(test_version) from questions where questions.test_id = tests.id)
      )) end as questions,
      tests.exam_pool,
      draft.counts as draft,
      coalesce(taken.attempts, 0) as attempts,
      tests.status = 'draft' and published.version is null
        and not exists (select from attempts where attempts.test_id = tests.id) as can_delete,
      ${iso(sql`greatest(tests.updated_at, draft.updated_at)`)} as changed_at,
      case when draft.updated_at >= tests.updated_at then draft.display_name end as changed_by
    from tests
    left join lateral (
      select max(version) as version from test_versions where test_versions.test_id = tests.id
    ) as published on true
    left join lateral (
      select
        test_drafts.updated_at, display_name,
        json_build_object(
          'questions', (select count(*) from question_drafts where question_drafts.test_id = tests.id),
          'problems', (select count(*) from question_drafts where question_drafts.test_id = tests.id and problems > 0),
          'base_version', base_version
        ) as counts
      from test_drafts
      left join profiles on profiles.id = test_drafts.updated_by
      where test_drafts.test_id = tests.id
    ) as draft on true
    left join lateral (
      select count(*)::integer as attempts from attempts where attempts.test_id = tests.id and attempts.status = 'finished'
    ) as taken on true
    where ${matching(query)}
    order by greatest(tests.updated_at, draft.updated_at) desc, tests.id
    limit ${query.limit} offset ${query.offset}
  `)),
]

export async function countWrittenTests(tx: Transaction, query: WrittenTestsQuery) {
  const [row] = await tx.execute<{ total: number; categories: string[] }>(sql`
    select
      (select count(*)::integer from tests where ${matching(query)}) as total,
      (
        select coalesce(jsonb_agg(distinct category), '[]') from tests where community_id = ${query.community_id}
      ) as categories
  `)
  return row ?? { total: 0, categories: [] }
}

/** The slugs of a community's tests that start with the stem. */
export async function testSlugsStartingWith(tx: Transaction, communityId: string, stem: string) {
  const rows = await tx.execute<{ slug: string }>(sql`
    select slug from tests where community_id = ${communityId} and starts_with(slug, ${stem})
  `)
  return new Set(rows.map(({ slug }) => slug))
}
