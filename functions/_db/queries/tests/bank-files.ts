import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { BankQuestion } from '../../../_domain/attempts/bank.ts'
import { communities, memberships } from '../../schema/communities.ts'
import { questionKeys, questions, tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

/** A test, with the reader's role in its community. */
export async function testWithRole(tx: Transaction, userId: string, id: string) {
  const [test] = await tx
    .select({
      id: tests.id,
      community_id: tests.community_id,
      slug: tests.slug,
      title: tests.title,
      description: tests.description,
      category: tests.category,
      difficulty: tests.difficulty,
      time_limit_minutes: tests.time_limit_minutes,
      version: tests.version,
      corrections: tests.corrections,
      status: tests.status,
      role: memberships.role,
      community: { slug: communities.slug, name: communities.name },
    })
    .from(tests)
    .innerJoin(communities, eq(communities.id, tests.community_id))
    .innerJoin(memberships, and(eq(memberships.community_id, tests.community_id), eq(memberships.user_id, userId)))
    .where(eq(tests.id, id))
  return test
}
export type TaughtTest = NonNullable<Awaited<ReturnType<typeof testWithRole>>>

/** Two imports of one test run one after the other. */
export async function lockTest(tx: Transaction, id: string) {
  await tx.execute(sql`select from tests where id = ${id} for update`)
}

export async function lastVersionOf(tx: Transaction, testId: string): Promise<number> {
  const [row] = await tx
    .select({ version: max(questions.test_version) })
    .from(questions)
    .where(eq(questions.test_id, testId))
  return row?.version ?? 0
}

/** Which version a question belongs to. */
export async function versionWith(tx: Transaction, questionId: string): Promise<number | undefined> {
  const [row] = await tx.select({ version: questions.test_version }).from(questions).where(eq(questions.id, questionId))
  return row?.version
}

/** The questions of one version with their keys, unchecked, in the order of the bank. */
export function bankRows(tx: Transaction, testId: string, version: number) {
  return tx
    .select({
      kind: questions.kind,
      topic: questions.topic,
      prompt: questions.prompt,
      // As JSON: the driver would lose backslashes in an array.
      options: sql<string[] | null>`to_jsonb(${questions.options})`,
      fixed_order: questions.fixed_order,
      parts: questions.parts,
      tags: sql<string[]>`to_jsonb(${questions.tags})`,
      difficulty: questions.difficulty,
      pool: questions.pool,
      external_id: questions.external_id,
      answer: questionKeys.answer,
      explanation: questionKeys.explanation,
      tip: questionKeys.exam_tip,
      option_notes: sql<string[] | null>`to_jsonb(${questionKeys.option_notes})`,
    })
    .from(questions)
    .innerJoin(questionKeys, eq(questionKeys.question_id, questions.id))
    .where(and(eq(questions.test_id, testId), eq(questions.test_version, version)))
    .orderBy(asc(questions.position))
}

export interface NewTest {
  id: string
  community_id: string
  slug: string
  title: string
  description: string
  category: string
  difficulty: string
  time_limit_minutes: number | null
}

/** Adds a draft behind the community's other tests. False where its id or slug is taken. */
export async function addTest(tx: Transaction, test: NewTest): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into tests
      (id, community_id, slug, title, description, category, difficulty, time_limit_minutes, position)
    select
      ${test.id}, ${test.community_id}, ${test.slug}, ${test.title}, ${test.description}, ${test.category},
      ${test.difficulty}, ${test.time_limit_minutes}::int, coalesce(max(position), 0) + 1
    from tests
    where community_id = ${test.community_id}
    on conflict do nothing
    returning id
  `)
  return rows.length > 0
}

export interface BankToAdd {
  ids: readonly string[]
  bank: readonly BankQuestion[]
  /** What each question is across versions. Without it the database finds that: by external id, or by what it asks. */
  lineages?: readonly { lineage_id: string; copied_from: string | null }[]
}

/** Writes a bank as one version of a test: questions first, since keys refer to them. */
export async function addBank(tx: Transaction, testId: string, version: number, { ids, bank, lineages }: BankToAdd) {
  const rows = JSON.stringify(
    bank.map((question, index) => ({ ...question, ...lineages?.[index], id: ids[index], position: index + 1 })),
  )
  const entries = sql`
    jsonb_to_recordset(${rows}::text::jsonb) as entry (
      id uuid, position smallint, kind text, topic text, prompt text, options text[], fixed_order boolean,
      parts jsonb, tags text[], difficulty text, pool text, lineage_id uuid, copied_from uuid, external_id text,
      answer jsonb, explanation text, tip text, option_notes text[]
    )
  `
  await tx.execute(sql`
    insert into questions (
      id, test_id, community_id, test_version, position, kind, topic, prompt, options, fixed_order, parts, tags, difficulty, pool,
      lineage_id, copied_from, external_id
    )
    select
      entry.id, tests.id, tests.community_id, ${version}, entry.position, entry.kind, entry.topic, entry.prompt,
      entry.options, entry.fixed_order, entry.parts, entry.tags, entry.difficulty, entry.pool,
      entry.lineage_id, entry.copied_from, entry.external_id
    from ${entries}
    cross join tests
    where tests.id = ${testId}
  `)
  await tx.execute(sql`
    insert into question_keys (question_id, community_id, kind, answer, explanation, exam_tip, option_notes)
    select
      entry.id, tests.community_id, entry.kind, entry.answer, entry.explanation, entry.tip, entry.option_notes
    from ${entries}
    cross join tests
    where tests.id = ${testId}
  `)
}

export async function moveToVersion(tx: Transaction, testId: string, version: number, status: 'draft' | 'live') {
  await tx.update(tests).set({ version, status }).where(eq(tests.id, testId))
}
