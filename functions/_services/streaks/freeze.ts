import type { Streaks, StreakKindName } from '../../_contracts/streaks/streaks.ts'
import { streaksOf } from '../../_db/queries/streaks/streaks.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { STREAK_PROTECTED } from '../../_domain/engine/event-types.ts'
import { newStreak, protect, type Protection } from '../../_domain/streaks/streak.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { applyEvents } from '../engine/apply.ts'
import { readStreaks, todayOf } from './status.ts'

export interface Freeze {
  community: string
  kind: StreakKindName
}

const WHY: Readonly<Record<Exclude<Protection['result'], 'protected' | 'already_protected'>, string>> = {
  none_left: 'There is no freeze left.',
  active_today: 'Today counts already: there is nothing to protect.',
  nothing_to_protect: 'There is no streak to protect.',
}

/** Charges a freeze for today. Again on the same day it changes nothing. */
export async function protectToday(
  engine: Engine,
  claims: Claims,
  { community: slug, kind }: Freeze,
): Promise<Streaks> {
  const now = engine.now()
  const { community, today, streak } = await withUser(engine.db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const rows = await streaksOf(tx, claims.sub, community.id)
    return {
      community,
      today: await todayOf(tx, claims.sub, now),
      streak: rows.find((row) => row.kind === kind)?.streak ?? newStreak(),
    }
  })
  refuse(protect(streak, today.local_date, today).result)
  // The engine charges it, whatever was done meanwhile: what is refused there is in the log and changed nothing.
  const [applied] = await applyEvents(engine, [
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
  return readStreaks(engine, claims, slug)
}

function refuse(result: string): void {
  const why = Object.entries(WHY).find(([refusal]) => refusal === result)?.[1]
  if (why) throw new DomainError('not_protected', `${why} Nothing was changed.`)
}
