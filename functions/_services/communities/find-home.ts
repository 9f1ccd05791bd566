import { homeCommunity } from '../../_db/queries/communities/home.ts'
import { askAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { ResponseCache } from '../response-cache/response-cache.ts'

/** The slug of the caller's home community; null if they belong to none. */
export async function findHome({ db, claims }: WithClaims<DatabaseContext>): Promise<string | null> {
  const [row] = await askAsUser(db.genericPlans, claims, homeCommunity)
  return row?.home ?? null
}

/** Not an address, so no response has this key. */
const HOME = 'home'
/** In milliseconds. */
const TTL = 60 * 60_000

/** The same from the cache of responses, where whatever is found is about the home community of the moment. */
export async function recallHome(
  context: WithClaims<DatabaseContext>,
  responseCache: ResponseCache,
): Promise<string | null> {
  const { sub } = context.claims
  // It changes with the learner's memberships, and with any community that is renamed or deleted.
  const read = await responseCache.startRead(sub, HOME, 'communities')
  try {
    if (read.cached) return read.cached.text
    const home = await findHome(context)
    if (home !== null) read.store({ text: home, etag: '' }, TTL)
    return home
  } finally {
    read.end()
  }
}
