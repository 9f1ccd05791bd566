import {
  funnelStep,
  type AchievementInsight,
  type InsightChange,
  type Insights,
} from '../../_contracts/insights/insights.ts'
import type { InsightChangeRow, FigureRow, RiskRow } from '../../_db/queries/insights/read.ts'
import type { NamedAchievementRow } from '../../_db/queries/ops/series.ts'
import { CHANGE_DAYS, INSIGHT_DAYS, INSIGHT_WEEKS, LATE_WEEKS } from '../../_domain/insights/definitions.ts'
import { hideInSpans, unlessFew } from '../../_domain/insights/few.ts'
import { measureRarity } from '../../_domain/insights/measured-rarity.ts'
import { addDays, mondayOf } from '../../_domain/time/days.ts'
import { toCohorts } from './to-cohorts.ts'

const DAY_SECONDS = 86_400

interface Counted {
  figures: readonly FigureRow[]
  earnable: readonly NamedAchievementRow[]
  changes: readonly InsightChangeRow[]
  risks: readonly RiskRow[]
}

/** What was counted, without any number of few learners. */
export function toInsights(
  { counted_at, day: today, version }: { counted_at: string; day: string; version: number },
  { figures, earnable, changes, risks }: Counted,
): Insights {
  const of = (part: FigureRow['part']) => figures.filter((row) => row.part === part)
  const active = new Map(of('day').map(({ day, learners }) => [day, learners]))
  const steps = new Map(of('step').map(({ subject, learners }) => [subject, learners]))
  const held = new Map(of('achievement').map((row) => [row.subject, row]))
  const learners = steps.get('joined') ?? 0
  const weeks = lastOf(INSIGHT_WEEKS, mondayOf(today), 7)
  const earned = new Map(of('earning_week').map((row) => [row.day, row]))
  const unlocks = Map.groupBy(of('unlock_week'), ({ subject }) => subject)
  const byWeek = Map.groupBy(of('cohort_week'), ({ day }) => day)
  return {
    version,
    counted_at,
    learners: unlessFew(learners),
    days: lastOf(INSIGHT_DAYS, today, 1).map((day) => ({ day, learners: unlessFew(active.get(day) ?? 0) })),
    weeks: weeks.map((week) => ({
      week,
      learners: unlessFew((byWeek.get(week) ?? []).reduce((sum, row) => sum + row.learners, 0)),
    })),
    cohorts: toCohorts(weeks, of('cohort'), of('cohort_week')),
    funnel: funnelStep.options.map((step) => ({ step, learners: unlessFew(steps.get(step) ?? 0) })),
    earning: weeks.map((week) => {
      const row = earned.get(week)
      const earning = unlessFew(row?.learners ?? 0)
      return { week, learners: earning, unlocks: earning === null ? null : (row?.amount ?? 0) }
    }),
    achievements: earnable
      .map((achievement) => {
        const inWeek = new Map(unlocks.get(achievement.id)?.map((row) => [row.day, row.learners]))
        const first = weeks.map((week) => inWeek.get(week) ?? 0)
        return toAchievement(achievement, { row: held.get(achievement.id), learners, weeks: first })
      })
      .toSorted((a, b) => (b.holders ?? 0) - (a.holders ?? 0) || (a.name < b.name ? -1 : 1)),
    topics: of('topic')
      .map(({ subject, learners: answering, amount }) => {
        const known = unlessFew(answering)
        return { topic: subject, learners: known, share: known === null ? null : amount }
      })
      .toSorted((a, b) => (a.share ?? 2) - (b.share ?? 2) || (a.topic < b.topic ? -1 : 1)),
    changes: changes.map((change) => toChange(change, today)),
    at_risk: [...risks],
  }
}

/** The last so many days or weeks, the earliest first. */
const lastOf = (many: number, last: string, step: number) =>
  Array.from({ length: many }, (_, index) => addDays(last, (index + 1 - many) * step))

function toAchievement(
  { id, name, rarity }: NamedAchievementRow,
  { row, learners, weeks }: { row: FigureRow | undefined; learners: number; weeks: readonly number[] },
): AchievementInsight {
  const all = row?.learners ?? 0
  const holders = unlessFew(all)
  const share = holders === null ? null : holders / learners
  const late = -LATE_WEEKS
  const { sum, counts } = hideInSpans(weeks.slice(0, late), weeks.slice(late), all)
  return {
    id,
    name,
    rarity,
    holders,
    share,
    measured: share === null ? null : measureRarity(share),
    median_days:
      holders === null || !row || row.amount === null ? null : Math.round((row.amount * 10) / DAY_SECONDS) / 10,
    lately: sum,
    weeks: counts,
  }
}

function toChange(
  { kind, id, name, version, day, before, after, percent_before, percent_after }: InsightChangeRow,
  today: string,
): InsightChange {
  const side = (count: number, percent: number | null) => {
    const learners = unlessFew(count)
    return { learners, percent: learners === null || percent === null ? null : Math.round(percent * 10) / 10 }
  }
  return {
    ...{ kind, id, name, version, on: day, over: addDays(day, CHANGE_DAYS) <= today },
    before: side(before, percent_before),
    after: side(after, percent_after),
  }
}
