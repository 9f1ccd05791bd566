import type postgres from 'postgres'
import type { ChallengeWindow } from '../../../_domain/challenges/follow.ts'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface ChallengedLearner extends LearnerKey {
  /** Changes that are followed. */
  changes: number[]
}

/** Learners who did something within a challenge, the oldest changes first, that no other worker has in hand. */
export const lockChallenged = (sql: postgres.Sql, limit: number) => sql<ChallengedLearner[]>`
  with
  taken as (
    select id, user_id, community_id from private.challenge_changes order by id limit ${limit} for update skip locked
  )
  select user_id, community_id, json_agg(id) as changes from taken group by user_id, community_id order by min(id)
`

export const removeChallengeChanges = (sql: postgres.Sql, ids: readonly number[]) =>
  sql`delete from private.challenge_changes where id = any (${[...ids]}::bigint[])`

/** The challenges that a learner takes part in and has not met, as far as an event of the last days may lie in them. */
export const unmetChallenges = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, since: string) => sql<
  ChallengeWindow[]
>`
  select
    id, starts_on::text, ends_on::text, criteria, extract(epoch from ended_at)::float8 * 1000 as ended_at
  from challenges
  where community_id = ${community_id} and ends_on >= ${since}
    and exists (select from memberships where user_id = ${user_id} and memberships.community_id = challenges.community_id)
    and (
      team_score is null
      or exists (select from challenge_members where challenge_id = challenges.id and user_id = ${user_id})
    )
    and not exists (
      select from challenge_progress
      where challenge_id = challenges.id and user_id = ${user_id} and met_on is not null
    )
  order by id
`

/** What a learner did between two of their days, in the order in which it was applied. */
export const eventsBetween = (
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  { from, to }: { from: string; to: string },
) => sql<Activity[]>`
  select
    id, user_id, community_id, type, extract(epoch from occurred_at)::float8 * 1000 as occurred_at, local_date::text, local_hour,
    content_id, dims, metrics
  from activity_events
  where user_id = ${user_id} and community_id = ${community_id} and local_date between ${from} and ${to}
  order by seq
`

interface StoredStanding extends LearnerKey {
  challenge_id: string
  have: number
  need: number
  share: number
  met_on: string | null
}

/** Writes how far a learner is. It only grows, so a worker that read less changes nothing. */
export const storeStanding = (sql: postgres.Sql, it: StoredStanding) => sql`
  insert into challenge_progress (challenge_id, user_id, community_id, have, need, share, met_on)
  values (${it.challenge_id}, ${it.user_id}, ${it.community_id}, ${it.have}, ${it.need}, ${it.share}, ${it.met_on})
  on conflict (challenge_id, user_id) do update
  set have = excluded.have, need = excluded.need, share = excluded.share, met_on = excluded.met_on
  where challenge_progress.met_on is null and excluded.share >= challenge_progress.share
`
