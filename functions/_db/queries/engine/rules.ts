import type postgres from 'postgres'
import type { Criteria } from '../../../_domain/criteria.ts'

export interface RuleRow {
  kind: 'achievement' | 'course' | 'program'
  /** What stands for it where it is held: short, since that is written for every event. */
  code: string
  id: string
  version: number
  pack: string | null
  slug: string
  criteria: Criteria
  tiers: Record<string, number> | null
  /** Milestones: what must hold, too, before this one can be met; of other milestones, their codes. */
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
  /** The code of every milestone by its slug, those too that only instructors validate. */
  milestones: Record<string, string>
  tests: Record<string, number>
}

/** Everything that can be given in a community, as of one moment, with the version that moment had. */
export async function loadRules(sql: postgres.Sql, communityId: string): Promise<RulesRow | undefined> {
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
      coalesce(
        (select jsonb_object_agg(slug, code) from (
          select slug, 'c' || number as code from course_milestones where community_id = communities.id
          union all
          select slug, 'p' || number from program_milestones where community_id = communities.id
        ) as gate),
        '{}'
      ) as milestones,
      coalesce((select jsonb_agg(to_jsonb(rule)) from (
        select
          'achievement' as kind, 'a' || number as code, achievements.id, version, achievements.pack, slug, criteria, tiers,
          null::jsonb as unlock, null::text[] as needs, null as validation, xp,
          -- A pack that was chosen later brings old rules, which are new here.
          greatest(achievements.rules_version, chosen.rules_version) as changed
        from achievements
        left join community_packs as chosen
          on achievements.community_id is null and chosen.pack = achievements.pack and chosen.community_id = communities.id
        where status = 'live'
          and (achievements.community_id = communities.id or chosen.pack is not null)
        union all
        select
          'course', 'c' || number, id, 1, null, slug, validation_criteria, null, unlock_criteria,
          array(
            select 'c' || needed.number
            from milestone_prerequisites
            join course_milestones as needed on needed.id = needs_course_milestone_id
            where course_milestone_id = course_milestones.id
          ),
          validation, xp, rules_version
        from course_milestones
        where community_id = communities.id and status = 'live' and validation <> 'manual'
        union all
        select
          'program', 'p' || number, id, 1, null, slug, validation_criteria, null, unlock_criteria,
          array(
            select coalesce('c' || of_course.number, 'p' || of_program.number)
            from milestone_prerequisites
            left join course_milestones as of_course on of_course.id = needs_course_milestone_id
            left join program_milestones as of_program on of_program.id = needs_program_milestone_id
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
