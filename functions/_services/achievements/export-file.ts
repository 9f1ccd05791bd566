import { achievementFile, type AchievementFile } from '../../_contracts/achievements/file.ts'
import type { Connection, Database } from '../../_db/client.ts'
import { findCommunityId, readAwards, readOwnDefinitions, readPacks } from '../../_db/queries/achievements/files.ts'
import { inTransaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'

/** What a community defined, and who holds what, as a file. With the owner's login, since it names accounts. */
export const exportAchievements = (db: Database, community: string, now: number): Promise<AchievementFile> =>
  inTransaction(db, async ({ sql }) => {
    await sql`set transaction isolation level repeatable read, read only`
    return readFile(sql, community, now)
  })

export async function readFile(sql: Connection['sql'], community: string, now: number): Promise<AchievementFile> {
  const id = await findCommunityId(sql, community)
  if (id === undefined) throw notFound('community')
  return achievementFile.parse({
    format: 'laude-achievements',
    version: 1,
    exported_at: new Date(now).toISOString(),
    community,
    packs: await readPacks(sql, id),
    definitions: await readOwnDefinitions(sql, id),
    awards: await readAwards(sql, id),
  })
}
