import type postgres from 'postgres'
import type { Criteria } from '../../../_domain/rules/criteria.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface ChallengeRow {
  id: string
  title: string
  words: string
  criteria: Criteria
  starts_on: string
  ends_on: string
  ended_early: boolean
  team_score: 'mean' | 'sum' | null
  have: number | null
  need: number | null
  share: number | null
  met_on: string | null
  met_by: number
  teams: TeamRow[]
}

export interface TeamRow {
  id: string
  name: string
  members: number
  met: number
  /** Of all members together. */
  have: number
  share: number
  mine: boolean
}

/** How many challenges that are over are listed. */
const MOST_PAST = 20

/** The challenges of a community as a learner sees them: those that are not over, and the newest of the others. */
export const challengesOf = (
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  { today, only = null }: { today: string; only?: string | null },
) => sql<ChallengeRow[]>`
  select
    challenge.id, title, words, criteria, starts_on::text, ends_on::text, ended_at is not null as ended_early, team_score,
    mine.have, mine.need, mine.share, mine.met_on::text,
    (
      select count(*)::integer from challenge_progress as theirs
      where theirs.challenge_id = challenge.id and theirs.met_on is not null
    ) as met_by,
    coalesce((
      select json_agg(json_build_object(
        'id', team.id, 'name', team.name, 'members', coalesce(of_team.members, 0), 'met', coalesce(of_team.met, 0),
        'have', coalesce(of_team.have, 0), 'share', coalesce(of_team.share, 0), 'mine', coalesce(of_team.mine, false)
      ) order by team.name)
      from challenge_teams as team
      left join lateral (
        select
          count(*) as members, count(theirs.met_on) as met, sum(theirs.have) as have, sum(theirs.share) as share,
          bool_or(member.user_id = ${user_id}) as mine
        from challenge_members as member
        left join challenge_progress as theirs using (challenge_id, user_id)
        where member.team_id = team.id
      ) as of_team on true
      where team.challenge_id = challenge.id
    ), '[]') as teams
  from (
    (
      select * from challenges
      where community_id = ${community_id} and ends_on >= ${today} and ended_at is null
    )
    union all
    (
      select * from challenges
      where community_id = ${community_id} and (ends_on < ${today} or ended_at is not null)
      order by ends_on desc, id
      limit ${MOST_PAST}
    )
  ) as challenge
  left join challenge_progress as mine on mine.challenge_id = challenge.id and mine.user_id = ${user_id}
  where ${only}::uuid is null or challenge.id = ${only}
  order by starts_on, challenge.id
`

interface FoundChallenge {
  id: string
  community_id: string
  slug: string
  starts_on: string
  ends_on: string
  ended: boolean
}

/** A challenge of a community that the user belongs to, held until the end of the transaction. */
export async function lockChallenge(
  sql: postgres.Sql,
  user_id: string,
  id: string,
): Promise<FoundChallenge | undefined> {
  const [row] = await sql<FoundChallenge[]>`
    select
      challenges.id, challenges.community_id, communities.slug, starts_on::text, ends_on::text, ended_at is not null as ended
    from challenges
    join communities on communities.id = challenges.community_id
    join memberships on memberships.community_id = challenges.community_id and memberships.user_id = ${user_id}
    where challenges.id = ${id}
    for update of challenges
  `
  return row
}

interface NewChallenge extends LearnerKey {
  title: string
  words: string
  starts_on: string
  ends_on: string
  criteria: Criteria
  team_score: 'mean' | 'sum' | null
  teams: readonly string[]
}

/** Adds a challenge that the user made, with its teams. */
export async function insertChallenge(sql: postgres.Sql, it: NewChallenge): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    with
    added as (
      insert into challenges (community_id, title, words, starts_on, ends_on, criteria, team_score, created_by)
      values (
        ${it.community_id}, ${it.title}, ${it.words}, ${it.starts_on}, ${it.ends_on}, ${JSON.stringify(it.criteria)}::text::jsonb,
        ${it.team_score}, ${it.user_id}
      )
      returning id, community_id
    ),
    teams as (
      insert into challenge_teams (challenge_id, community_id, name)
      select id, community_id, name from added cross join unnest(${[...it.teams]}::text[]) as team (name)
    )
    select id from added
  `
  if (!row) throw new Error('A challenge was not added.')
  return row.id
}

export const changeWords = (
  sql: postgres.Sql,
  id: string,
  { title = null, words = null }: { title?: string | null; words?: string | null },
) => sql`update challenges set title = coalesce(${title}, title), words = coalesce(${words}, words) where id = ${id}`

/** Ends a challenge now; one that was ended before stays as it is. */
export const storeEnd = (sql: postgres.Sql, id: string, now: number) => sql`
  update challenges set ended_at = to_timestamp(${now / 1000}::float8) where id = ${id} and ended_at is null
`

export const removeChallenge = (sql: postgres.Sql, id: string) => sql`delete from challenges where id = ${id}`

/** Joins a team of a challenge. Returns the team that the learner is in now, which may be one that they joined before. */
export async function insertMember(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  { challenge_id, team_id }: { challenge_id: string; team_id: string },
): Promise<string | undefined> {
  await sql`
    insert into challenge_members (challenge_id, user_id, team_id, community_id)
    select challenge_id, ${user_id}, id, ${community_id}
    from challenge_teams
    where id = ${team_id} and challenge_id = ${challenge_id}
    on conflict (challenge_id, user_id) do nothing
  `
  const [row] = await sql<{ team_id: string }[]>`
    select team_id from challenge_members where challenge_id = ${challenge_id} and user_id = ${user_id}
  `
  return row?.team_id
}
