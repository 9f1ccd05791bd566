import type postgres from 'postgres'
import type { JudgedTopic, ShownOfQuestion } from '../../../_domain/mastery/judge-learner.ts'
import type { MasteryLevel } from '../../../_domain/mastery/levels.ts'
import { float8, integer, sentRows, text, uuid } from '../../columns.ts'
import { fragment, statement } from '../../statement.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { at, type MemoryColumns } from '../memory/stored.ts'

interface ShownByLearner extends ShownOfQuestion, LearnerKey {}

type ShownColumns = Pick<MemoryColumns, 'lineages' | 'first_at' | 'first_right' | 'first_mixed' | 'mixed_days'>

/** What these learners have shown of questions. */
export async function shownByLearners(sql: postgres.Sql, learners: readonly LearnerKey[]): Promise<ShownByLearner[]> {
  const rows = await sql<(LearnerKey & { columns: ShownColumns })[]>`
    select
      memory.user_id, memory.community_id,
      json_build_object(
        'lineages', lineages, 'first_at', first_at, 'first_right', first_right, 'first_mixed', first_mixed, 'mixed_days', mixed_days
      ) as columns
    from ${learnersIn(sql, learners)}
    join memory on memory.user_id = learner.user_id and memory.community_id = learner.community_id
  `
  return rows.flatMap(({ user_id, community_id, columns }) =>
    columns.lineages.map((lineage_id, index) => ({
      user_id,
      community_id,
      lineage_id,
      first_at: at(columns.first_at, index),
      first_right: at(columns.first_right, index),
      first_mixed: at(columns.first_mixed, index),
      mixed_days: at(columns.mixed_days, index),
    })),
  )
}

const learnersIn = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql`
  unnest(
    ${learners.map(({ user_id }) => user_id)}::uuid[], ${learners.map(({ community_id }) => community_id)}::uuid[]
  ) as learner (user_id, community_id)
`

interface BestLevel extends LearnerKey {
  topic: string
  best_level: MasteryLevel
}

/** The highest levels that these learners have reached. */
export const bestLevels = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql<BestLevel[]>`
  select user_id, community_id, topic, best_level
  from ${learnersIn(sql, learners)}
  join topic_mastery using (user_id, community_id)
`

export interface MasteryRow extends LearnerKey, Omit<JudgedTopic, 'level'> {
  level: MasteryLevel
  best_level: MasteryLevel
}

const row = sentRows('sent', (rows: readonly MasteryRow[]) => rows, {
  keys: {
    user_id: uuid((it) => it.user_id),
    community_id: uuid((it) => it.community_id),
    topic: text((it) => it.topic),
  },
  written: {
    level: text((it) => it.level),
    best_level: text((it) => it.best_level),
    ability: float8((it) => it.ability),
    deviation: float8((it) => it.deviation),
    answered: integer((it) => it.answered),
    questions: integer((it) => it.questions),
    seen: integer((it) => it.seen),
    held: integer((it) => it.held),
    kept: integer((it) => it.kept),
    share: float8((it) => it.share.share),
    share_low: float8((it) => it.share.low),
    share_high: float8((it) => it.share.high),
  },
})

const store = statement<readonly MasteryRow[], object>(fragment<readonly MasteryRow[]>`
  insert into topic_mastery (user_id, community_id, topic, ${row.names})
  select user_id, community_id, topic, ${row.values}
  from ${row.rows}
  on conflict (user_id, community_id, topic) do update
  set ${row.excluded}
`)

/** Writes the topics of these learners in place of what was there. */
export async function storeMastery(
  sql: postgres.Sql,
  learners: readonly LearnerKey[],
  rows: readonly MasteryRow[],
): Promise<void> {
  await sql`
    delete from topic_mastery
    using ${learnersIn(sql, learners)}
    where topic_mastery.user_id = learner.user_id
      and topic_mastery.community_id = learner.community_id
      and not exists (
        select
        from unnest(
          ${rows.map(({ user_id }) => user_id)}::uuid[], ${rows.map(({ community_id }) => community_id)}::uuid[],
          ${rows.map(({ topic }) => topic)}::text[]
        ) as kept (user_id, community_id, topic)
        where kept.user_id = topic_mastery.user_id
          and kept.community_id = topic_mastery.community_id
          and kept.topic = topic_mastery.topic
      )
  `
  if (rows.length > 0) await store(rows)(sql)
}
