import type postgres from 'postgres'
import type { Zones } from '../../../_domain/time/learner-day.ts'

/** An event of which the database is asked. */
export interface EventQuestion {
  id: string
  user_id: string
  community_id: string
  type: string
  content_id: string | null
}

/** What the database knows of an event that came from outside. */
export interface EventFacts extends Zones {
  has_learner: boolean
  has_community: boolean
  is_member: boolean
  /** Whether the community declared the type. */
  is_declared: boolean
  /** Whether it is a finished attempt or practice session of the learner. */
  is_attempt: boolean
  /** Live content of that community. */
  kind: string | null
  difficulty: string | null
  minutes: number | null
  language: string | null
  course: string | null
  /** Whether the learner completed a scenario in that language before. */
  knows_language: boolean
}

/** One row for each event, in their order. */
export const factsOfEvents = (sql: postgres.Sql, events: EventQuestion[]): Promise<EventFacts[]> => sql<EventFacts[]>`
  select
    profiles.id is not null as has_learner,
    profiles.time_zone,
    profiles.next_time_zone,
    profiles.next_time_zone_from::text,
    profiles.cut_short::text,
    communities.id is not null as has_community,
    memberships.user_id is not null as is_member,
    declared.type is not null as is_declared,
    coalesce(attempts.id, practice.id) is not null as is_attempt,
    contents.kind,
    contents.difficulty,
    contents.minutes,
    contents.language,
    courses.slug as course,
    contents.kind = 'scenario' and exists (
      select from activity_events
      where activity_events.user_id = event.user_id
        and activity_events.community_id = event.community_id
        and activity_events.type = 'scenario_completed'
        and activity_events.dims ->> 'language' = contents.language
    ) as knows_language
  from rows from (
    jsonb_to_recordset(${JSON.stringify(events)}::text::jsonb)
      as (id uuid, user_id uuid, community_id uuid, type text, content_id uuid)
  ) with ordinality as event (id, user_id, community_id, type, content_id, place)
  left join profiles on profiles.id = event.user_id
  left join communities on communities.id = event.community_id
  left join memberships
    on memberships.user_id = event.user_id
    and memberships.community_id = event.community_id
  left join community_event_types as declared
    on declared.community_id = event.community_id
    and declared.type = event.type
  left join attempts
    on event.type = 'test_completed'
    and attempts.user_id = event.user_id
    and attempts.id = event.id
    and attempts.community_id = event.community_id
    and attempts.status = 'finished'
  left join practice_sessions as practice
    on event.type = 'practice_completed'
    and practice.user_id = event.user_id
    and practice.id = event.id
    and practice.community_id = event.community_id
    and practice.status = 'finished'
  left join contents
    on contents.id = event.content_id
    and contents.community_id = event.community_id
    and contents.status = 'live'
  left join courses on courses.id = contents.course_id
  order by event.place
`
