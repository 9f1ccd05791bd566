import type postgres from 'postgres'
import type { Curriculum } from '../../../_domain/engine/completion.ts'
import type { Criteria } from '../../../_domain/rules/criteria.ts'

export interface RuleRow {
  kind: 'achievement' | 'course' | 'program'
  /** Its code in a learner's state: short, since the state is written with every event. */
  code: string
  id: string
  version: number
  pack: string | null
  slug: string
  /** Null for a gate that only a person passes. */
  criteria: Criteria | null
  tiers: Record<string, number> | null
  /** Milestones only: the criteria that open it, and the codes of the milestones that it needs. */
  unlock: Criteria | null
  needs: string[] | null
  validation: string | null
  /** Milestones only: the code of the achievement that is awarded with it, and whether it issues a certificate. */
  brings: string | null
  certifies: boolean | null
  xp: number
  changed: string
}

export interface RulesRow {
  version: string
  /** The version of the rules in which the live tests last changed. */
  tests_version: string
  rules: RuleRow[]
  /** The code of every milestone by its slug, those that only instructors validate included. */
  milestones: Record<string, string>
  tests: Record<string, number>
  /** Courses and programs, with the codes of what they need. */
  curricula: Curriculum[]
}

/** All rules of a community with their version, as one snapshot. */
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
          null::jsonb as unlock, null::text[] as needs, null as validation, null as brings, null::boolean as certifies, xp,
          -- The rules of a pack that was installed later are new to the community, however old they are.
          greatest(achievements.rules_version, chosen.rules_version) as changed
        from achievements
        left join community_packs as chosen
          on achievements.community_id is null and chosen.pack = achievements.pack and chosen.community_id = communities.id
        where status = 'live'
          and (achievements.community_id = communities.id or chosen.pack is not null)
        union all
        select
          'course', 'c' || number, id, 1, null, slug, case status when 'live' then validation_criteria end, null, unlock_criteria,
          array(
            select 'c' || needed.number
            from milestone_prerequisites
            join course_milestones as needed on needed.id = needs_course_milestone_id
            where course_milestone_id = course_milestones.id
          ),
          validation, (select 'a' || number from achievements where id = achievement_id), type = 'certification', xp, rules_version
        from course_milestones
        -- An instructor can still decide at a retired gate.
        where community_id = communities.id
          and status <> 'draft'
          and exists (select from courses where courses.id = course_id and courses.status <> 'draft')
        union all
        select
          'program', 'p' || number, id, 1, null, slug, case status when 'live' then validation_criteria end, null, unlock_criteria,
          array(
            select coalesce('c' || of_course.number, 'p' || of_program.number)
            from milestone_prerequisites
            left join course_milestones as of_course on of_course.id = needs_course_milestone_id
            left join program_milestones as of_program on of_program.id = needs_program_milestone_id
            where program_milestone_id = program_milestones.id
          ),
          validation, (select 'a' || number from achievements where id = achievement_id), type = 'certification', xp, rules_version
        from program_milestones
        where community_id = communities.id
          and status <> 'draft'
          and exists (select from programs where programs.id = program_id and programs.status <> 'draft')
      ) as rule), '[]') as rules,
      coalesce((select jsonb_agg(to_jsonb(curriculum)) from (
        select
          'k' || number as code, 'course' as kind, id, slug,
          array(
            select 'c' || gate.number
            from course_milestones as gate
            where gate.course_id = courses.id and required and gate.status = 'live'
            order by gate.number
          ) as needs
        from courses
        where community_id = communities.id and status = 'live'
        union all
        select
          'g' || number, 'program', id, slug,
          array(
            select 'p' || gate.number
            from program_milestones as gate
            where gate.program_id = programs.id and required and gate.status = 'live'
            union all
            select 'k' || courses.number
            from program_courses
            join courses on courses.id = course_id
            where program_courses.program_id = programs.id and courses.status = 'live'
          )
        from programs
        where community_id = communities.id and status = 'live'
      ) as curriculum), '[]') as curricula
    from communities
    where id = ${communityId}
  `
  return row
}
