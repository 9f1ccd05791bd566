import type { Streaks, StreakKindName } from '../../_contracts/streaks/streaks.ts'
import { streaksOf } from '../../_db/queries/streaks/streaks.ts'
import { withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { STREAK_PROTECTED } from '../../_domain/engine/event-types.ts'
import { newStreak, protect, type Protection } from '../../_domain/streaks/streak.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { readStreaks, todayOf } from './status.ts'

export interface Freeze {
  community: string
  kind: StreakKindName
}

const REFUSALS: Readonly<Record<Exclude<Protection['result'], 'protected' | 'already_protected'>, string>> = {
  none_left: 'There is no freeze left.',
  active_today: 'Today counts already: there is nothing to protect.',
  nothing_to_protect: 'There is no streak to protect.',
}

/** Spends a freeze to protect today. A second call on the same day changes nothing. */
export async function protectToday(context: WithClaims<Engine>, { community: slug, kind }: Freeze): Promise<Streaks> {
  const { db, claims } = context
  const now = context.now()
  const { community, today, streak } = await withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const rows = await streaksOf(tx, { user_id: claims.sub, community_id: community.id })
    return {
      community,
      today: await todayOf(tx, claims.sub, now),
      streak: rows.find((row) => row.kind === kind)?.streak ?? newStreak(),
    }
  })
  refuse(protect(streak, today.local_date, today).result)
  // The streak may have changed since it was read, so the engine decides again. An event it refuses is logged and changes nothing.
  const [applied] = await applyEvents(context, [
    {
      id: stableId(`streak_protected:${claims.sub}:${community.id}:${kind}:${today.local_date}`),
      user_id: claims.sub,
      community_id: community.id,
      type: STREAK_PROTECTED,
      occurred_at: now,
      ...today,
      content_id: null,
      dims: { kind },
      metrics: {},
    },
  ])
  if (applied?.status === 'refused') throw applied.error
  for (const { result } of applied?.outcome.streaks ?? []) refuse(result)
  return readStreaks(context, slug)
}

function refuse(result: string): void {
  const why = Object.entries(REFUSALS).find(([refusal]) => refusal === result)?.[1]
  if (why) throw new DomainError('not_protected', `${why} Nothing was changed.`)
}
