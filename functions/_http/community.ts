import type { Claims } from '../_db/session.ts'
import { chooseCommunity, type RepeatableWrite } from '../_services/communities/choose.ts'
import type { Dependencies } from './dependencies.ts'

/** Makes a function that answers with the slug of the community that a request is about. */
export const communityOf =
  ({ responseCache, ...deps }: Dependencies) =>
  async (
    { var: { claims, home } }: { var: { claims: Claims; home?: string } },
    named: string | undefined,
    write?: RepeatableWrite,
  ): Promise<string> => {
    const { community, moved } = await chooseCommunity({ ...deps, claims }, named ?? home, write)
    // Once this request is answered, no response of the community that was home is found in the cache.
    if (moved) await responseCache.flushInvalidations()
    return community
  }
