import type { Mute, MuteBody } from '../../_contracts/comments/mutes.ts'
import { liftMute, memberNamed, mutesIn, putMute, type MuteRow } from '../../_db/queries/comments/mutes.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { mutedUntil } from '../../_domain/comments/mutes.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { instant } from '../attempts/instant.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const findModerated = ({ db, claims }: WithClaims<DatabaseContext>, slug: string) =>
  readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Only instructors and admins decide who writes comments.'),
  )

/** Who may not write in a community now. */
export async function listMutes(context: WithClaims<DatabaseContext>, { slug }: { slug: string }): Promise<Mute[]> {
  const { id } = await findModerated(context, slug)
  return (await withService(context.db, (_, sql) => mutesIn(sql, id))).map(toMute)
}

interface MutedPlace {
  slug: string
  username: string
}

/** Lets a student read comments and write none, for some days from now. A later decision takes the place of this one. */
export async function muteMember(
  context: WithClaims<DatabaseContext>,
  { slug, username, days, reason }: MutedPlace & MuteBody,
): Promise<Mute[]> {
  const { id: community_id } = await findModerated(context, slug)
  return withService(context.db, async (_, sql) => {
    const found = await memberNamed(sql, { community_id, username })
    if (!found) throw notFound('member')
    if (found.role !== 'student') throw new DomainError('not_allowed', 'Instructors and admins cannot be muted.')
    await putMute(sql, {
      ...{ community_id, user_id: found.user_id, by: context.claims.sub },
      ...{ until: mutedUntil(days, context.now()), reason: cleanText(reason) },
    })
    return (await mutesIn(sql, community_id)).map(toMute)
  })
}

/** Lets them write again. A repeat changes nothing. */
export async function unmuteMember(
  context: WithClaims<DatabaseContext>,
  { slug, username }: MutedPlace,
): Promise<Mute[]> {
  const { id: community_id } = await findModerated(context, slug)
  return withService(context.db, async (_, sql) => {
    await liftMute(sql, { community_id, username, by: context.claims.sub })
    return (await mutesIn(sql, community_id)).map(toMute)
  })
}

const toMute = ({ until, muted_at, ...same }: MuteRow): Mute => ({
  ...same,
  until: instant(until),
  muted_at: instant(muted_at),
})
