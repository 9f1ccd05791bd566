import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** The subject of a notification, with its current name. */
export interface NamedSubject {
  id: string
  /** For a certificate, its number; for a person, their username. */
  slug: string
  name: string
  /** Set for achievements only, like the next three. */
  icon: string | null
  color: string | null
  rarity: 'common' | 'rare' | 'epic' | 'legendary' | null
  tier: 'bronze' | 'silver' | 'gold' | 'platinum' | null
  xp: number
}

interface SubjectsToName {
  achievements: string[]
  milestones: string[]
  certificates: string[]
  communities: string[]
  people: string[]
  tests: string[]
  announcements: string[]
}

/**
 * Bypasses row-level security: a learner who was notified about something may know its name, also when it is retired
 * or was revoked.
 */
export async function loadNames(
  db: Database,
  { achievements, milestones, certificates, communities, people, tests, announcements }: SubjectsToName,
): Promise<NamedSubject[]> {
  const asked = [achievements, milestones, certificates, communities, people, tests, announcements]
  if (asked.every(({ length }) => length === 0)) return []
  const query = bindQuery<NamedSubject[]>`
    select id, slug, name, icon, color, rarity, tier, xp
    from achievements
    where id = any(${achievements}::uuid[])
    union all
    select id, slug, title, null, null, null, null, xp
    from course_milestones
    where id = any(${milestones}::uuid[])
    union all
    select id, slug, title, null, null, null, null, xp
    from program_milestones
    where id = any(${milestones}::uuid[])
    union all
    select certificates.id, certificates.number, coalesce(courses.title, programs.title), null, null, null, null, 0
    from certificates
    left join courses on courses.id = course_id
    left join programs on programs.id = program_id
    where certificates.id = any(${certificates}::uuid[])
    union all
    select id, slug, name, null, null, null, null, 0
    from communities
    where id = any(${communities}::uuid[])
    union all
    select id, username, display_name, null, null, null, null, 0
    from profiles
    where id = any(${people}::uuid[])
    union all
    select id, slug, title, null, null, null, null, 0
    from tests
    where id = any(${tests}::uuid[])
    union all
    select id, '', title, null, null, null, null, 0
    from announcements
    where id = any(${announcements}::uuid[]) and withdrawn_at is null
  `
  return withRepeat(db, ({ sql }) => query(sql))
}
