import { and, eq, sql } from 'drizzle-orm'
import { communities, memberships } from '../../schema/communities.ts'
import { contents, courses } from '../../schema/content.ts'
import type { Transaction } from '../../session.ts'

/** Live content that the reader may see, and the course it is in. */
export async function liveContent(tx: Transaction, id: string) {
  const [row] = await tx
    .select({
      id: contents.id,
      community_id: contents.community_id,
      kind: contents.kind,
      difficulty: contents.difficulty,
      minutes: contents.minutes,
      language: contents.language,
      course: courses.slug,
    })
    .from(contents)
    .leftJoin(courses, eq(courses.id, contents.course_id))
    .where(and(eq(contents.id, id), eq(contents.status, 'live')))
  return row
}
export type LiveContent = NonNullable<Awaited<ReturnType<typeof liveContent>>>

/** The communities somebody belongs to, as far as the reader may know; only this one, where it is named. */
export const communitiesOf = (tx: Transaction, userId: string, slug: string | undefined) =>
  tx
    .select({ id: communities.id })
    .from(memberships)
    .innerJoin(communities, eq(communities.id, memberships.community_id))
    .where(and(eq(memberships.user_id, userId), slug === undefined ? undefined : eq(communities.slug, slug)))

/** Whether somebody has completed a scenario in this language. */
export async function hasSpoken(tx: Transaction, userId: string, communityId: string, language: string) {
  const [row] = await tx.execute<{ spoken: boolean }>(sql`
    select exists (
      select from activity_events
      where user_id = ${userId}
        and community_id = ${communityId}
        and type = 'scenario_completed'
        and dims ->> 'language' = ${language}
    ) as spoken
  `)
  return row?.spoken ?? false
}

export interface ReportedRow extends Record<string, unknown> {
  id: string
  key: string | null
  minutes: number
}

/** What somebody reported on one of their days that is about no content. */
export const reportedOn = (tx: Transaction, userId: string, communityId: string, day: string) =>
  tx.execute<ReportedRow>(sql`
    select id, dims ->> 'key' as key, coalesce((metrics ->> 'minutes')::float8, 0) as minutes
    from activity_events
    where user_id = ${userId} and community_id = ${communityId} and local_date = ${day} and dims ->> 'key' is not null
  `)
