import type postgres from 'postgres'
import { toLiteral } from '../../arrays.ts'

interface AuditedName {
  id: string
  username: string
  name: string
}

export interface AuditRow {
  id: string
  /** In milliseconds since 1970. */
  at: number
  action: string
  subject_type: string
  subject_id: string
  reason: string | null
  details: Readonly<Record<string, unknown>>
  actor: AuditedName | null
  /** Whether nobody in person did it, but a seed, an operator or the database. */
  is_automatic: boolean
  people: AuditedName[]
  title: string | null
}

export interface AuditSearch {
  communityId: string
  person?: string
  actions?: readonly string[]
  from?: string
  to?: string
  about?: { type: string; id: string }
  /** Only what is older than this entry. */
  before?: string
  limit: number
}

/** Entries of a community's audit log, the newest first, with the names that they need. */
export const auditRows = (
  sql: postgres.Sql,
  { communityId, person = '', actions, from, to, about, before, limit }: AuditSearch,
) => sql<AuditRow[]>`
  with
  searched as materialized (
    select id
    from profiles
    where ${person} <> ''
      and (
        position(lower(${person} collate "und-x-icu") in lower(display_name collate "und-x-icu")) > 0
        or position(lower(${person}) in username) > 0
      )
  ),
  found as (
    select audit_log.*, private.audited_person(subject_type, subject_id, details) as person_id
    from audit_log
    where community_id = ${communityId}
      and (${actions ? toLiteral(actions) : null}::text[] is null or action = any(${actions ? toLiteral(actions) : null}::text[]))
      and (${from ?? null}::date is null or created_at >= ${from ?? null}::date::timestamp at time zone 'UTC')
      and (${to ?? null}::date is null or created_at < (${to ?? null}::date + 1)::timestamp at time zone 'UTC')
      and (${about?.type ?? null}::text is null or (subject_type, subject_id) = (${about?.type ?? null}::text, ${about?.id ?? null}::text))
      and (
        ${before ?? null}::bigint is null
        or (created_at, id) < (
          select created_at, id from audit_log where id = ${before ?? null}::bigint and community_id = ${communityId}
        )
      )
  ),
  entry as materialized (
    select found.*, case when subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then subject_id::uuid end as object_id
    from found
    where ${person} = ''
      or actor_id in (select id from searched)
      or person_id in (select id from searched)
      or exists (select from searched where details -> 'users' ? searched.id::text)
    order by created_at desc, id desc
    limit ${limit}
  )
  select
    entry.id::text, extract(epoch from entry.created_at)::float8 * 1000 as at, action, subject_type, subject_id, reason, details,
    case when actor.id is not null then
      json_build_object('id', actor.id, 'username', actor.username, 'name', actor.display_name)
    end as actor,
    actor_id is null as is_automatic,
    (
      select coalesce(json_agg(json_build_object('id', id, 'username', username, 'name', display_name) order by display_name, id), '[]')
      from profiles
      where id = person_id or id in (select named::uuid from jsonb_array_elements_text(coalesce(details -> 'users', '[]')) as named)
    ) as people,
    coalesce(details ->> 'title', case subject_type
      when 'learner' then (select name from achievements where id = (details ->> 'achievement_id')::uuid)
      when 'milestone' then coalesce(
        (select title from course_milestones where id = object_id), (select title from program_milestones where id = object_id)
      )
      when 'attempt' then (
        select title
        from attempts join tests on tests.id = attempts.test_id
        where attempts.user_id = person_id and attempts.id = object_id
      )
      when 'assignment' then (select title from assignments where id = object_id)
      when 'extension' then (select title from assignments where id = object_id)
      when 'grade_category' then subject_id
      else (select title from tests where id = (details ->> 'test_id')::uuid)
    end) as title
  from entry
  left join profiles as actor on actor.id = actor_id
  order by entry.created_at desc, entry.id desc
`
