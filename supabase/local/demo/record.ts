import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay, localHour } from '../../../functions/_domain/time/local-time.ts'
import type { DemoCommunity, DemoLearner } from './catalogue.ts'
import { instantOf } from './clock.ts'
import type { DemoActivity } from './demo-activity.ts'
import { actionId } from '../../../functions/_services/gates/action-id.ts'
import { stableId } from '../../../functions/_db/stable-id.ts'
import { witness } from './witness.ts'

/** Events of what a learner did in a community, given in the order it was done; nothing beyond now. */
export function record(
  { id, handle, time_zone }: DemoLearner,
  community: DemoCommunity,
  deeds: DemoActivity[],
  now: number,
): Activity[] {
  const today = localDay(new Date(now), time_zone)
  const factsOf = witness()
  return deeds
    .map((deed, index): Activity => {
      const occurred_at = instantOf(addDays(today, -deed.ago), deed.minute, time_zone)
      const local_date = localDay(new Date(occurred_at), time_zone)
      const { type } = deed
      const facts = factsOf(deed)
      const { content_id } = facts
      return {
        // What they tell the site themselves later on is no second time.
        id:
          'content' in deed && content_id !== null
            ? actionId({ type, user_id: id, content_id, local_date })
            : stableId(`demo:${handle}:${community.slug}:${index}`),
        user_id: id,
        community_id: community.id,
        type,
        occurred_at,
        local_date,
        local_hour: localHour(new Date(occurred_at), time_zone),
        ...facts,
      }
    })
    .filter(({ occurred_at }) => occurred_at <= now)
}
