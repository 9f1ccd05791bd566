import { installed, type InstallBody, type InstalledPack } from '../../_contracts/achievements/check.ts'
import { knownAchievements, sealedAchievements } from '../../_db/queries/achievements/catalogue.ts'
import { choosePack, countLearners } from '../../_db/queries/achievements/packs.ts'
import { withUser } from '../../_db/session.ts'
import { findAdministeredCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/**
 * Gives a community a pack; a second call changes nothing. The pack's rules are new there, so the background sweeps for
 * them as for any rules that go live. A trigger on the table writes the audit log.
 */
export const installPack = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, pack }: InstallBody,
): Promise<InstalledPack> =>
  withUser(db, claims, async (tx) => {
    const community = await findAdministeredCommunity(tx, claims, slug, 'Only admins can add packs.')
    const isNew = await choosePack(tx, community.id, pack)
    const known = await knownAchievements(tx, { communityId: community.id }, 'live')
    const sealed = await sealedAchievements(tx, community.id)
    return installed.parse({
      pack,
      installed: isNew,
      achievements: known.filter((it) => it.pack === pack),
      secrets: sealed.filter((it) => it.pack === pack).length,
      learners: isNew ? await countLearners(tx, community.id) : 0,
    })
  })
