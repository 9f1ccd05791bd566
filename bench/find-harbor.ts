import type postgres from 'postgres'

/** The community whose learners are measured, and the version of its rules. */
export async function findHarbor(sql: postgres.Sql): Promise<{ id: string; version: number }> {
  const [harbor] = await sql<{ id: string; version: number }[]>`
    select id, rules_version::integer as version from communities where slug = 'harbor'
  `
  if (!harbor) throw new Error('The seeds have no community harbor.')
  return harbor
}
