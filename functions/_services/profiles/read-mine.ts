import type { MyProfile } from '../../_contracts/profiles/profiles.ts'
import { profileOf } from '../../_db/queries/profiles/mine.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toMyProfile } from './to-my-profile.ts'

export async function readMyProfile({ db, now, claims }: WithClaims<DatabaseContext>): Promise<MyProfile> {
  const profile = await readAsUser(db, claims, (tx) => profileOf(tx, claims.sub))
  if (!profile) throw notFound('profile')
  return toMyProfile(profile, now())
}
