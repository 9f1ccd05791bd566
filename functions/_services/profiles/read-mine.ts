import type { MyProfile } from '../../_contracts/profiles/profiles.ts'
import { profileOf } from '../../_db/queries/profiles/mine.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { toMine } from './to-mine.ts'

export async function readMyProfile({ db, now }: Pick<Engine, 'db' | 'now'>, claims: Claims): Promise<MyProfile> {
  const profile = await withUser(db, claims, (tx) => profileOf(tx, claims.sub))
  if (!profile) throw notFound('profile')
  return toMine(profile, now())
}
