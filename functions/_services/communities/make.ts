import type { Community } from '../../_contracts/communities/communities.ts'
import type { MakeCommunityBody } from '../../_contracts/communities/settings.ts'
import { choosePack } from '../../_db/queries/achievements/packs.ts'
import {
  communitySlugsLike,
  countMade,
  insertCommunity,
  slugOfCommunity,
} from '../../_db/queries/communities/settings.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { isReservedSlug, mayMakeCommunity, MOST_MADE_A_DAY, MOST_MADE_OPEN } from '../../_domain/communities/making.ts'
import { freeSlug, slugOf } from '../../_domain/courses/slug.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findListedCommunity } from './find.ts'

/** Makes a community whose admin is the caller. A repeat with the same key answers with the one that was made first. */
export const makeCommunity = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug: wanted, packs, key, ...body }: MakeCommunityBody & { key: string | undefined },
): Promise<Community> =>
  // As the service: no policy lets anybody make a community, since only here they are counted.
  withService(db, async (tx) => {
    const id = key === undefined ? crypto.randomUUID() : stableId(`community ${claims.sub} ${key}`)
    const made = await countMade(tx, claims.sub)
    const before = await slugOfCommunity(tx, id)
    if (before !== undefined) return findListedCommunity(tx, claims, before)
    if (!mayMakeCommunity(made))
      throw new DomainError(
        'too_many_communities',
        `One person makes up to ${MOST_MADE_A_DAY} communities a day, and has up to ${MOST_MADE_OPEN} open.`,
      )
    if (wanted !== undefined && isReservedSlug(wanted)) throw slugRefused('is reserved')
    const slug = wanted ?? (await slugFor(tx, body.name))
    // Without one that was asked for: it was free a moment ago, and somebody else took it since.
    if (!(await insertCommunity(tx, { ...body, id, slug }, claims.sub))) throw slugRefused('is taken')
    for (const pack of new Set(packs)) await choosePack(tx, id, pack)
    return findListedCommunity(tx, claims, slug)
  })

async function slugFor(tx: Transaction, name: string): Promise<string> {
  const stem = slugOf(name)
  const taken = await communitySlugsLike(tx, stem.slice(0, 40))
  return freeSlug(stem, new Set(isReservedSlug(stem) ? [...taken, stem] : taken))
}

const slugRefused = (message: string) =>
  new DomainError('already_exists', `This address ${message}. Choose another.`, {
    errors: [{ path: 'body.slug', message }],
  })
