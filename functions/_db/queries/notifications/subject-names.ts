import { ready } from '../../arrays.ts'
import type { Database } from '../../client.ts'

/** What somebody was told about, as it is called now. */
export interface NamedSubject {
  id: string
  /** Of a certificate its number. */
  slug: string
  name: string
  /** These of an achievement. */
  icon: string | null
  color: string | null
  rarity: 'common' | 'rare' | 'epic' | 'legendary' | null
  tier: 'bronze' | 'silver' | 'gold' | 'platinum' | null
  xp: number
}

/** Past the policies: who was told of something may know its name, also when it is retired or was taken away again. */
export async function loadNames(
  db: Database,
  achievements: string[],
  milestones: string[],
  certificates: string[],
): Promise<NamedSubject[]> {
  if (achievements.length + milestones.length + certificates.length === 0) return []
  const query = ready<NamedSubject[]>`
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
  `
  return db.withConnection(({ sql }) => query(sql))
}
