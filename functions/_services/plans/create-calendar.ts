import type { CalendarAddress } from '../../_contracts/plans/plans.ts'
import { storeFeed } from '../../_db/queries/plans/feeds.ts'
import { withService } from '../../_db/session.ts'
import { instant } from '../attempts/instant.ts'
import { findMyCommunity } from '../communities/find.ts'
import { createSecretCode, hashSecretCode } from '../communities/secret-code.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Makes an address of the caller's calendar. The one from before ends. */
export const createCalendar = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  slug: string,
): Promise<CalendarAddress> =>
  withService(db, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    const token = createSecretCode()
    const at = now()
    await storeFeed(sql, { user_id: claims.sub, community_id: id, token_hash: hashSecretCode(token), at })
    return { token, created_at: instant(at) }
  })
