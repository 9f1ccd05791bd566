import postgres from 'postgres'
import { connect } from '../../functions/_db/client.ts'
import { endOfPage } from '../../functions/_db/queries/rules/progress.ts'
import { inTransaction } from '../../functions/_db/session.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { findAllGains } from '../../functions/_services/rules/find-gains.ts'
import { PAGE } from '../../functions/_services/rules/sweep-page.ts'

export type Side = 'before' | 'after'

/**
 * Notes in a schema of the copy what every learner holds, and which rules they meet: by the statement of the sweep, on their
 * state and log as they are. Both sides of the change are noted at the same time of day.
 */
export async function noteAwards(url: string, side: Side, now: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`create schema if not exists laude_preview`
    await sql.unsafe(TABLES.replaceAll('_side', `_${side}`))
    const communities = await sql<{ id: string; version: string }[]>`
      select id, rules_version::text as version from communities order by id
    `
    for (const { id, version } of communities) await noteMet({ url, sql, side, now }, id, Number(version))
  } finally {
    await sql.end({ timeout: 2 })
  }
}

const TABLES = `
  create table laude_preview.held_side as
  select award.community_id, user_id, 'a' || number || coalesce(':' || award.tier, '') as rule
  from public.user_achievements as award
  join public.achievements on achievements.id = achievement_id
  where revoked_at is null
  union
  select
    progress.community_id, user_id,
    coalesce('c' || of_course.number, 'p' || of_program.number)
  from public.user_milestone_progress as progress
  left join public.course_milestones as of_course on of_course.id = course_milestone_id
  left join public.program_milestones as of_program on of_program.id = program_milestone_id
  where progress.status = 'validated';

  create table laude_preview.total_side as select community_id, user_id, total, level from public.user_counters;

  create table laude_preview.rule_side as
  select 'a' || number as code, 'achievement' as kind, name, status from public.achievements
  union all
  select 'c' || number, 'gate', title, status from public.course_milestones
  union all
  select 'p' || number, 'gate', title, status from public.program_milestones;

  create table laude_preview.met_side (community_id uuid, user_id uuid, rule text);
`

interface Noting {
  url: string
  sql: postgres.Sql
  side: Side
  now: number
}

async function noteMet({ url, sql, side, now }: Noting, communityId: string, version: number): Promise<void> {
  const db = connect(url, { max: 2, genericPlans: 1, name: 'laude preview' })
  try {
    const ruleset = await createRulesets().at(communityId, version, db)
    for (let after: string | null = null, done = false; !done;) {
      const page = await inTransaction(db, async ({ tx, sql: own }) => {
        await own`set local statement_timeout = '10min'`
        const end = await endOfPage(tx, communityId, after, PAGE)
        const range = { communityId, after, last: end.last }
        return {
          ...end,
          met:
            end.last === null || ruleset.rules.length === 0
              ? []
              : await findAllGains(tx, { page: range, rules: ruleset.rules, now, includesHeld: true }),
        }
      })
      await sql`
        insert into ${sql('laude_preview')}.${sql(`met_${side}`)} (community_id, user_id, rule)
        select ${communityId}::uuid, user_id, jsonb_array_elements_text(rules)
        from jsonb_to_recordset(${JSON.stringify(page.met)}::text::jsonb) as met (user_id uuid, rules jsonb)
      `
      after = page.last
      done = page.learners < PAGE
    }
  } finally {
    await db.end()
  }
}
