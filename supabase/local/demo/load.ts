import type postgres from 'postgres'
import type { DemoCommunity, DemoLearner } from './catalogue.ts'
import { stableId } from '../../../functions/_db/stable-id.ts'

/** The account that a seed made for this handle. */
const accountOf = (handle: string) => stableId(`demo:${handle}`)

/** When the accounts without a recorded history were made: their history ends there. */
export async function unrecordedSince(sql: postgres.Sql, handles: readonly string[]): Promise<number | undefined> {
  const [row] = await sql<{ made_at: number | null }[]>`
    select floor(extract(epoch from max(created_at)) * 1000)::float8 as made_at
    from auth.users
    where id = any (${handles.map(accountOf)}::uuid[]) and not raw_app_meta_data ? 'history'
  `
  return row?.made_at ?? undefined
}

const SEEN_AFTER = 172_800_000

/** Marks older notifications as read, as if the demo learners had been active all the time. */
export async function markRead(sql: postgres.Sql, handles: readonly string[], until: number): Promise<void> {
  await sql`
    update notifications
    set read_at = created_at
    where user_id = any (${handles.map(accountOf)}::uuid[])
      and read_at is null
      and created_at < to_timestamp(${(until - SEEN_AFTER) / 1000})
  `
}

/** Marks the history as recorded. Only at its end: a history that was cut off is recorded again, and its events count once. */
export async function markRecorded(sql: postgres.Sql, handles: readonly string[]): Promise<void> {
  await sql`
    update auth.users
    set raw_app_meta_data = raw_app_meta_data || '{"history": "told"}'
    where id = any (${handles.map(accountOf)}::uuid[])
  `
}

export async function loadLearners(sql: postgres.Sql, handles: readonly string[]): Promise<DemoLearner[]> {
  const communities = new Map((await loadCommunities(sql)).map((it) => [it.id, it]))
  const members = await sql<{ user_id: string; time_zone: string; community_id: string }[]>`
    select user_id, time_zone, community_id
    from profiles
    join memberships on user_id = profiles.id
    where profiles.id = any (${handles.map(accountOf)}::uuid[])
    order by user_id, community_id
  `
  return handles.flatMap((handle): DemoLearner[] => {
    const id = accountOf(handle)
    const rows = members.filter(({ user_id }) => user_id === id)
    const theirs = rows.flatMap(({ community_id }) => communities.get(community_id) ?? [])
    return rows[0] ? [{ id, handle, time_zone: rows[0].time_zone, communities: theirs }] : []
  })
}

/** The tests and contents of each community, in the order they are shown. */
const loadCommunities = (sql: postgres.Sql): Promise<DemoCommunity[]> => sql<DemoCommunity[]>`
  select
    id, slug,
    (
      select coalesce(json_agg(test order by position, id), '[]')
      from (
        select
          id, category, difficulty, version, quotas, position,
          (
            select coalesce(min(questions.position) filter (where kind = 'essay') - 1, count(*))::integer
            from questions
            where test_id = tests.id and test_version = tests.version
          ) as questions
        from tests
        where community_id = communities.id and status = 'live'
      ) as test
    ) as tests,
    (
      select coalesce(json_agg(content order by course_position, position, id), '[]')
      from (
        select
          contents.id, contents.kind, contents.difficulty, contents.minutes, contents.language, contents.position,
          courses.slug as course,
          courses.position as course_position
        from contents
        left join courses on courses.id = contents.course_id
        where contents.community_id = communities.id and contents.status = 'live' and contents.kind <> 'test'
      ) as content
    ) as contents
  from communities
`
