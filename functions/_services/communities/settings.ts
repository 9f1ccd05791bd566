import {
  type ChangeSettingsBody,
  communitySettings,
  type CommunitySettings,
  type SettingsAsRead,
} from '../../_contracts/communities/settings.ts'
import { choosePack } from '../../_db/queries/achievements/packs.ts'
import { dropOtherPacks, lockSettings, settingsOf, updateSettings } from '../../_db/queries/communities/settings.ts'
import { readAsUser, withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAdministeredCommunity } from './find.ts'

const findSet = (tx: Transaction, claims: Claims, slug: string) =>
  findAdministeredCommunity(tx, claims, slug, 'Only admins see and change the settings.')

async function readSettings(tx: Transaction, id: string): Promise<CommunitySettings> {
  const row = await settingsOf(tx, id)
  if (!row) throw notFound('community')
  return communitySettings.parse(row)
}

/** What a community is called, who may join it, and which packs it uses; for its admins. */
export const readCommunitySettings = (
  { db, claims }: WithClaims<DatabaseContext>,
  slug: string,
): Promise<CommunitySettings> =>
  readAsUser(db, claims, async (tx) => readSettings(tx, (await findSet(tx, claims, slug)).id))

/** Of two who change the same, the slower learns of it. Who changes something else is not in the way. */
async function refuseChanged(tx: Transaction, { id, was }: { id: string; was: SettingsAsRead }) {
  await lockSettings(tx, id)
  const { packs, ...now } = await readSettings(tx, id)
  const arePacksOther = was.packs && !deepEqual(was.packs.toSorted(), packs.toSorted())
  const fields = (['name', 'tagline', 'color', 'joining'] as const).filter(
    (it) => was[it] !== undefined && was[it] !== now[it],
  )
  const changed = [...fields, ...(arePacksOther ? ['packs'] : [])]
  if (changed.length > 0)
    throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
      errors: changed.map((name) => ({ path: `body.was.${name}`, message: 'is not the newest' })),
    })
}

/**
 * Changes what is named, and leaves the rest. Who has earned something of a pack keeps it when the pack goes. Triggers write the audit
 * log, and end the invitations of a community that is archived.
 */
export const changeCommunitySettings = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, was, packs, ...change }: { slug: string } & ChangeSettingsBody,
): Promise<CommunitySettings> =>
  withUser(db, claims, async (tx) => {
    const { id } = await findSet(tx, claims, slug)
    if (was) await refuseChanged(tx, { id, was })
    if (Object.keys(change).length > 0) await updateSettings(tx, id, change)
    if (packs) {
      await dropOtherPacks(tx, id, packs)
      for (const pack of new Set(packs)) await choosePack(tx, id, pack)
    }
    return readSettings(tx, id)
  })
