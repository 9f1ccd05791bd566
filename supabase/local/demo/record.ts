import type { Activity } from '../../../functions/_domain/activity.ts'
import { addDays } from '../../../functions/_domain/days.ts'
import { localDay, localHour } from '../../../functions/_domain/local-time.ts'
import type { Community, Learner } from './catalogue.ts'
import { instantOf } from './clock.ts'
import type { Deed } from './deed.ts'
import { stableId } from '../../../functions/_db/stable-id.ts'
import { witness } from './witness.ts'

/** Events of what a learner did in a community, given in the order it was done; nothing beyond now. */
export function record(
  { id, handle, time_zone }: Learner,
  community: Community,
  deeds: Deed[],
  now: number,
): Activity[] {
  const today = localDay(new Date(now), time_zone)
  const factsOf = witness()
  return deeds
    .map((deed, index): Activity => {
      const occurred_at = instantOf(addDays(today, -deed.ago), deed.minute, time_zone)
      return {
        id: stableId(`demo:${handle}:${community.slug}:${index}`),
        user_id: id,
        community_id: community.id,
        type: deed.type,
        occurred_at,
        local_date: localDay(new Date(occurred_at), time_zone),
        local_hour: localHour(new Date(occurred_at), time_zone),
        ...factsOf(deed),
      }
    })
    .filter(({ occurred_at }) => occurred_at <= now)
}
