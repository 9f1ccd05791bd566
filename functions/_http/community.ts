import type { Claims } from '../_db/session.ts'
import { chooseCommunity, type RepeatableWrite } from '../_services/communities/choose.ts'
import { recallHome } from '../_services/communities/find-home.ts'
import type { DatabaseContext, WithClaims } from '../_services/context.ts'
import type { Dependencies } from './dependencies.ts'

/** As much of a request's context as decides which community it is about. */
interface RequestContext {
  var: { claims: Claims; home?: string }
  req: { method: string }
  set: (key: 'homeMove', move: Promise<unknown>) => void
}

/** Makes a function that answers with the slug of the community that a request is about. */
export function communityOf({ responseCache, ...deps }: Dependencies) {
  const recall = (context: WithClaims<DatabaseContext>) => recallHome(context, responseCache)
  const choose = async (claims: Claims, named: string | undefined, write?: RepeatableWrite) => {
    const options = write ? { write } : { askHome: recall }
    const { community, moved } = await chooseCommunity({ ...deps, claims }, named, options)
    // Once this request is answered, no response of the community that was home is found in the cache.
    if (moved) await responseCache.flushInvalidations()
    return community
  }
  return async (c: RequestContext, named: string | undefined, write?: RepeatableWrite): Promise<string> => {
    const { claims, home } = c.var
    if (named === undefined || c.req.method !== 'GET') return choose(claims, named ?? home, write)
    // What a request reads does not depend on where home is, so it need not wait; only its response does.
    const move = choose(claims, named)
    move.catch(() => undefined)
    c.set('homeMove', move)
    return named
  }
}
