import { date, integer, sentRows, smallint, text } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import type { EffectBatch } from './batch.ts'

const streak = sentRows('streak', ({ streaks }: EffectBatch) => streaks, {
  keys: { learner: smallint((it) => it.learner), kind: text((it) => it.kind) },
  written: {
    current: integer((it) => it.streak.current),
    longest: integer((it) => it.streak.longest),
    last_day: date((it) => it.streak.last_day),
    freezes: smallint((it) => it.streak.freezes),
    days_to_freeze: smallint((it) => it.streak.days_to_freeze),
    protected_day: date((it) => it.streak.protected_day),
    bonus_day: date((it) => it.streak.bonus_day),
  },
})

const day = sentRows('day', ({ days }: EffectBatch) => days, {
  keys: { learner: smallint((it) => it.learner), kind: text((it) => it.kind), day: date((it) => it.day) },
  written: { state: text((it) => it.state) },
})

/** Streaks as other readers see them, and the days of the calendar that changed. */
export const changedStreaks = fragment<EffectBatch>`
  streak_upsert as (
    insert into user_streaks as known (user_id, community_id, kind, ${streak.names})
    select user_id, community_id, kind, ${streak.values}
    from ${streak.rows}
    join saved using (learner)
    on conflict (user_id, community_id, kind) do update
    set ${streak.excluded}, updated_at = now()
  ),
  streak_day_upsert as (
    insert into streak_days (user_id, community_id, kind, day, ${day.names})
    select user_id, community_id, kind, day, ${day.values}
    from ${day.rows}
    join saved using (learner)
    on conflict (user_id, community_id, kind, day) do update
    set ${day.excluded}
  )`
