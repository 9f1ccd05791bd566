import type { AssistantUsage } from '#contracts/assistant/settings.ts'
import type { Bar } from '#lib/charts/bar.ts'
import { count } from '#domain/locale/counts.ts'
import { dayText } from '#domain/locale/dates.ts'
import { dollarsText } from '#domain/locale/money.ts'

/** So many days are shown. */
export const USAGE_DAYS = 30

const DAY_MS = 24 * 3_600_000

/** The cost of each of the last days, with those that cost nothing, as bars. */
export function toDays(usage: readonly AssistantUsage[], today: number): Bar[] {
  const costs = Map.groupBy(usage, ({ day }) => day)
  const sumOf = (day: string) => (costs.get(day) ?? []).reduce((sum, { cost_micros }) => sum + cost_micros, 0)
  const dearest = [...costs.keys()].toSorted((a, b) => sumOf(b) - sumOf(a))[0]
  return Array.from({ length: USAGE_DAYS }, (_, index) => {
    const day = new Date(today - (USAGE_DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10)
    const micros = sumOf(day)
    return {
      name: dayText(day, 'weekday'),
      value: micros,
      says: dollarsText(micros),
      own: day === dearest,
      labelled: day === dearest,
    }
  })
}

/** What each task cost together, the dearest first. */
export const toTasks = (usage: readonly AssistantUsage[]) =>
  [...Map.groupBy(usage, ({ task, model }) => `${task} ${model}`).values()]
    .map((rows) => ({
      task: rows[0]?.task ?? 'hint',
      model: rows[0]?.model ?? '',
      requests: rows.reduce((sum, { requests }) => sum + requests, 0),
      cost_micros: rows.reduce((sum, { cost_micros }) => sum + cost_micros, 0),
    }))
    .toSorted((a, b) => b.cost_micros - a.cost_micros)

export const TASK_NAMES: Record<AssistantUsage['task'], string> = {
  hint: 'Hints',
  explain: 'Explanations',
  ask: 'Answers in Ask',
  draft: 'Drafts',
}

/** What the chart shows, in a sentence. */
export function usageWords(usage: readonly AssistantUsage[]): string {
  const requests = usage.reduce((sum, it) => sum + it.requests, 0)
  const micros = usage.reduce((sum, it) => sum + it.cost_micros, 0)
  return requests === 0
    ? `No model was asked in the last ${USAGE_DAYS} days.`
    : `${count(requests, 'answer')} cost ${dollarsText(micros)} in ${USAGE_DAYS} days.`
}
