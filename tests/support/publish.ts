import type postgres from 'postgres'
import type { Criteria } from '../../functions/_domain/rules/criteria.ts'

export interface Published {
  slug: string
  criteria: object
  tiers?: Record<string, number>
  rarity?: 'common' | 'legendary'
}

/** Makes achievements of a community's own live. Each pays 50 XP, a legendary one 1,000. */
export async function publish(sql: postgres.Sql, community: string, rules: Published[]): Promise<void> {
  const definitions = rules.map(({ slug, criteria, tiers, rarity = 'common' }) => ({
    slug,
    name: slug,
    description: slug,
    type: 'progress',
    category: 'tests',
    icon: 'star',
    color: 'gold',
    rarity,
    points: 50,
    xp: rarity === 'common' ? 50 : 1000,
    criteria,
    tiers,
  }))
  // Past the checks of what a migration defines: rules here may name achievements that do not exist.
  await sql`select private.write_achievements('custom', ${JSON.stringify(definitions)}::text::jsonb, ${community})`
}

/** A gate of a course made for it, or of one that another was made for. */
export async function publishMilestone(
  sql: postgres.Sql,
  community: string,
  slug: string,
  criteria: Criteria,
  of = slug,
) {
  const [course] = await sql`
    insert into courses (community_id, slug, title, status)
    values (${community}, ${`course-of-${of}`}, 'A course', 'live')
    on conflict (community_id, slug) do update set title = excluded.title
    returning id
  `
  const [milestone] = await sql<{ id: string }[]>`
    insert into course_milestones (community_id, course_id, slug, title, type, validation_criteria, xp, status)
    values (${community}, ${course?.id}, ${slug}, ${slug}, 'completion', ${sql.json({ ...criteria })}, 40, 'live')
    returning id
  `
  return milestone?.id ?? ''
}

/** A live test with no more questions than a test must have. */
export async function publishTest(sql: postgres.Sql, community: string, slug: string, category = 'network') {
  const id = crypto.randomUUID()
  await sql.begin(async (sql) => {
    await sql`
      insert into tests (id, community_id, slug, title, category, difficulty)
      values (${id}, ${community}, ${slug}, ${slug}, ${category}, 'easy')
    `
    await sql`
      insert into questions (test_id, community_id, position, kind, topic, prompt)
      select ${id}, ${community}, place, 'true_false', 'Topic', 'True?' from generate_series(1, 25) as place
    `
    await sql`
      insert into question_keys (question_id, community_id, kind, answer, explanation)
      select id, community_id, kind, '{"truth": true}', 'It is.' from questions where test_id = ${id}
    `
    await sql`update tests set status = 'live' where id = ${id}`
  })
  return id
}
