import { installed, type InstallBody, type InstalledPack } from '../../_contracts/achievements/check.ts'
import type { Database } from '../../_db/client.ts'
import { knownAchievements, sealedAchievements } from '../../_db/queries/achievements/catalogue.ts'
import { choosePack, countLearners } from '../../_db/queries/achievements/packs.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findRunCommunity } from '../communities/find.ts'

/**
 * Gives a community a pack; again it changes nothing. Its rules are new there, so the background sweeps for them as for
 * any that go live; the table tells the audit log.
 */
export const installPack = (
  db: Database,
  claims: Claims,
  { community: slug, pack }: InstallBody,
): Promise<InstalledPack> =>
  withUser(db, claims, async (tx) => {
    const community = await findRunCommunity(tx, claims, slug, 'Packs are chosen by admins.')
    const isNew = await choosePack(tx, community.id, pack)
    const known = await knownAchievements(tx, community.id, 'live', [])
    const sealed = await sealedAchievements(tx, community.id)
    return installed.parse({
      pack,
      installed: isNew,
      achievements: known.filter((it) => it.pack === pack),
      secrets: sealed.filter((it) => it.pack === pack).length,
      learners: isNew ? await countLearners(tx, community.id) : 0,
    })
  })
