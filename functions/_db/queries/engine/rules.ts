import type postgres from 'postgres'
import type { Criteria } from '../../../_domain/criteria.ts'

export type Connection = postgres.Sql | postgres.TransactionSql

export interface RuleRow {
  kind: 'achievement' | 'course' | 'program'
  id: string
  version: number
  pack: string | null
  slug: string
  criteria: Criteria
  tiers: Record<string, number> | null
  /** Milestones: what must hold, too, before this one can be met. */
  unlock: Criteria | null
  needs: string[] | null
  validation: string | null
  xp: number
  changed: string
}

export interface RulesRow {
  version: string
  /** The version in which the live tests last changed. */
  tests_version: string
  rules: RuleRow[]
  tests: Record<string, number>
}

/** Everything that can be given in a community, as of one moment, with the version that moment had. */
export async function loadRules(sql: Connection, communityId: string): Promise<RulesRow | undefined> {
  const [row] = await sql<RulesRow[]>`
    select
      communities.rules_version as version,
      communities.tests_version,
      coalesce(
        (select jsonb_object_agg(category, total) from (
          select category, count(*) as total
          from tests
          where tests.community_id = communities.id and status = 'live'
          group by category
        ) as counts),
        '{}'
      ) as tests,
      coalesce((select jsonb_agg(to_jsonb(rule)) from (
        select
          'achievement' as kind, achievements.id, version, achievements.pack, slug, criteria, tiers, null::jsonb as unlock,
          null::uuid[] as needs, null as validation, xp,
          -- A pack that was chosen later brings old rules, which are new here.
          greatest(achievements.rules_version, chosen.rules_version) as changed
        from achievements
        left join community_packs as chosen
          on achievements.community_id is null and chosen.pack = achievements.pack and chosen.community_id = communities.id
        where status = 'live'
          and (achievements.community_id = communities.id or chosen.pack is not null)
        union all
        select
          'course', id, 1, null, slug, validation_criteria, null, unlock_criteria,
          array(
            select needs_course_milestone_id
            from milestone_prerequisites
            where course_milestone_id = course_milestones.id
          ),
          validation, xp, rules_version
        from course_milestones
        where community_id = communities.id and status = 'live' and validation <> 'manual'
        union all
        select
          'program', id, 1, null, slug, validation_criteria, null, unlock_criteria,
          array(
            select coalesce(needs_course_milestone_id, needs_program_milestone_id)
            from milestone_prerequisites
            where program_milestone_id = program_milestones.id
          ),
          validation, xp, rules_version
        from program_milestones
        where community_id = communities.id and status = 'live' and validation <> 'manual'
      ) as rule), '[]') as rules
    from communities
    where id = ${communityId}
  `
  return row
}
