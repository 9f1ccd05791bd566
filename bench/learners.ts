import type postgres from 'postgres'
import type { Ruleset } from '../functions/_domain/rules/ruleset.ts'
import { FIRST_LEARNER, LEARNER_PREFIX } from './finishes.ts'
import { history } from './histories.ts'

const HISTORIES = 200

export interface Crowd {
  communityId: string
  ruleset: Ruleset
  /** The number of the first of them. */
  from: number
  count: number
}

/** Makes learners, each with the state that one of a few hundred histories leaves. */
export async function makeLearners(sql: postgres.Sql, { communityId, ruleset, from, count }: Crowd): Promise<void> {
  const learners = Array.from({ length: HISTORIES }, () => history(communityId, ruleset))
  const states = learners.map(({ counters, xp, level, earned, streaks, rules_version }) => ({
    counters,
    xp,
    level,
    earned: [...earned],
    rules_version,
    streaks,
    ...streaks.learning,
  }))
  const awards = learners.flatMap(({ earned }, state) =>
    [...earned].flatMap((id) => {
      const effect = ruleset.byId.get(id)?.effect
      return effect?.kind === 'achievement' ? [{ state, ...effect }] : []
    }),
  )
  await sql.begin(async (tx) => {
    // Millions of rows that are known to fit: no triggers, no foreign keys.
    await tx`set local session_replication_role = replica`
    await tx`set local statement_timeout = 0`
    await tx`
      create temp table state on commit drop as
      select place - 1 as state, given.*
      from rows from (
        jsonb_to_recordset(${tx.json(JSON.parse(JSON.stringify(states)))}) as (
          counters json, xp bigint, level smallint, earned text[], rules_version bigint, streaks json, current integer, longest integer,
          last_day date, freezes smallint, days_to_freeze smallint, bonus_day date
        )
      ) with ordinality as given (
        counters, xp, level, earned, rules_version, streaks, current, longest, last_day, freezes, days_to_freeze, bonus_day, place
      )
    `
    await tx`
      create temp table award on commit drop as
      select *
      from jsonb_to_recordset(${tx.json(JSON.parse(JSON.stringify(awards)))}) as (
        state integer, achievement_id uuid, tier text, version integer
      )
    `
    await tx`
      create temp table learner on commit drop as
      select (${LEARNER_PREFIX}::text || (${FIRST_LEARNER}::bigint + n))::uuid as id, n, (random() * ${HISTORIES - 1})::integer as state
      from generate_series(${from}::integer, ${from + count - 1}::integer) as n
    `
    await tx`analyze learner`
    await insertPeople(tx, communityId)
    await tx`
      insert into user_counters (user_id, community_id, counters, streaks, total, level, earned, rules_version)
      select id, ${communityId}, counters, streaks, xp, level, earned, rules_version from learner join state using (state)
    `
    await tx`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, bonus_day)
      select id, ${communityId}, 'learning', current, longest, last_day, freezes, days_to_freeze, bonus_day
      from learner join state using (state)
    `
    await tx`
      insert into user_achievements (user_id, community_id, achievement_id, tier, rule_version)
      select id, ${communityId}, achievement_id, tier, version from learner join award using (state)
    `
  })
}

async function insertPeople(tx: postgres.TransactionSql, communityId: string): Promise<void> {
  await tx`insert into auth.users (id, aud, role, email) select id, 'authenticated', 'authenticated', n || '@bench.test' from learner`
  await tx`insert into profiles (id, username, display_name) select id, 'learner-' || n, 'Learner ' || n from learner`
  await tx`insert into memberships (community_id, user_id) select ${communityId}, id from learner`
}

/** Makes learners without events. */
export async function makePeople(
  sql: postgres.Sql,
  { communityId, from, count }: Omit<Crowd, 'ruleset'>,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      create temp table learner on commit drop as
      select (${LEARNER_PREFIX}::text || (${FIRST_LEARNER}::bigint + n))::uuid as id, n
      from generate_series(${from}::integer, ${from + count - 1}::integer) as n
    `
    await insertPeople(tx, communityId)
  })
}

/**
 * What autovacuum does within a minute: nothing left over from setting up is to be paid for by what is measured, and
 * plans made while a table was empty are made again. No checkpoint: after one, the first change of
 * each page writes the whole page to the WAL, which would be most of what is measured.
 */
export async function settle(sql: postgres.Sql): Promise<void> {
  await sql.unsafe('vacuum (analyze)')
}
