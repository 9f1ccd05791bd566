import type { InsightPart, Insights } from '../../_contracts/insights/insights.ts'
import { writeTable, type TableCell } from '../../_formats/csv/table.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readInsights } from './read.ts'

/** One table of the insights as a file. */
export async function exportInsights(
  context: WithClaims<DatabaseContext>,
  { slug, part }: { slug: string; part: InsightPart },
): Promise<{ text: string; filename: string }> {
  const { columns, rows } = TABLES[part](await readInsights(context, slug))
  return { text: writeTable(columns, rows), filename: `${slug}-${part}.csv` }
}

interface Sheet {
  columns: string[]
  rows: TableCell[][]
}

const few = (learners: number | null) => learners ?? 'fewer than 5'

const TABLES: Record<InsightPart, (insights: Insights) => Sheet> = {
  days: ({ days }) => ({ columns: ['day', 'learners'], rows: days.map(({ day, learners }) => [day, few(learners)]) }),
  weeks: ({ weeks }) => ({
    columns: ['week', 'learners'],
    rows: weeks.map(({ week, learners }) => [week, few(learners)]),
  }),
  cohorts: ({ cohorts }) => ({
    columns: ['joined', 'members', 'weeks_since', 'active'],
    rows: cohorts.flatMap(({ week, members, active }) =>
      active.map((learners, since) => [week, few(members), since, few(learners)]),
    ),
  }),
  funnel: ({ funnel }) => ({
    columns: ['step', 'learners'],
    rows: funnel.map(({ step, learners }) => [step, few(learners)]),
  }),
  earning: ({ earning }) => ({
    columns: ['week', 'learners', 'unlocks'],
    rows: earning.map(({ week, learners, unlocks }) => [week, few(learners), unlocks]),
  }),
  achievements: ({ achievements }) => ({
    columns: ['achievement', 'rarity', 'measured_rarity', 'holders', 'share', 'median_days', 'in_last_4_weeks'],
    rows: achievements.map(({ name, rarity, measured, holders, share, median_days, lately }) => [
      name,
      rarity,
      measured,
      few(holders),
      share,
      median_days,
      few(lately),
    ]),
  }),
  unlocks: ({ achievements, weeks }) => ({
    columns: ['achievement', 'week', 'learners'],
    rows: achievements.flatMap(({ name, weeks: counts }) =>
      counts.map((learners, place) => [name, weeks[place]?.week ?? '', few(learners)]),
    ),
  }),
  topics: ({ topics }) => ({
    columns: ['topic', 'learners', 'share'],
    rows: topics.map(({ topic, learners, share }) => [topic, few(learners), share]),
  }),
  changes: ({ changes }) => ({
    columns: [
      ...['changed', 'name', 'version', 'on', 'learners_before', 'percent_before'],
      ...['learners_after', 'percent_after', 'days_after_over'],
    ],
    rows: changes.map(({ kind, name, version, on, over, before, after }) => [
      ...[kind, name, version, on, few(before.learners), before.percent, few(after.learners), after.percent],
      over ? 'yes' : 'no',
    ]),
  }),
}
