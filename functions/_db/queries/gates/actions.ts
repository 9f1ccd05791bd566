import { and, eq, sql } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { contents, courses } from '../../schema/content.ts'
import type { Transaction } from '../../session.ts'

/** Live content that the caller may see, with its course. */
export async function liveContent(tx: Transaction, id: string) {
  const [row] = await tx
    .select({
      id: contents.id,
      community_id: contents.community_id,
      community: communities.slug,
      kind: contents.kind,
      difficulty: contents.difficulty,
      minutes: contents.minutes,
      language: contents.language,
      course: courses.slug,
    })
    .from(contents)
    .innerJoin(communities, eq(communities.id, contents.community_id))
    .leftJoin(courses, eq(courses.id, contents.course_id))
    .where(and(eq(contents.id, id), eq(contents.status, 'live')))
  return row
}
export type LiveContent = NonNullable<Awaited<ReturnType<typeof liveContent>>>

interface ScenarioLanguage {
  user_id: string
  community_id: string
  language: string
}

export async function hasCompletedScenarioIn(
  tx: Transaction,
  { user_id, community_id, language }: ScenarioLanguage,
): Promise<boolean> {
  const [row] = await tx.execute<{ completed: boolean }>(sql`
    select exists (
      select from activity_events
      where user_id = ${user_id}
        and community_id = ${community_id}
        and type = 'scenario_completed'
        and dims ->> 'language' = ${language}
    ) as completed
  `)
  return row?.completed ?? false
}

export interface ReportedRow extends Record<string, unknown> {
  id: string
  key: string | null
  minutes: number
}

interface ReportDay {
  user_id: string
  community_id: string
  local_date: string
}

/** What a learner reported on one of their days without content: those events have a key. */
export const reportsOnDay = (tx: Transaction, { user_id, community_id, local_date }: ReportDay) =>
  tx.execute<ReportedRow>(sql`
    select id, dims ->> 'key' as key, coalesce((metrics ->> 'minutes')::float8, 0) as minutes
    from activity_events
    where user_id = ${user_id}
      and community_id = ${community_id}
      and local_date = ${local_date}
      and dims ->> 'key' is not null
  `)
