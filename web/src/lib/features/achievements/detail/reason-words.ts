import { a, wordsFor } from '#domain/rules/criteria-words.ts'
import { parseCounterKey, RUNS } from '#domain/engine/counter-key.ts'
import { ENGINE_TYPES, eventType, XP_AWARDED } from '#domain/engine/event-types.ts'
import type { WhyEarned } from '#contracts/achievements/detail.ts'
import { humanize } from '#lib/words.ts'
import { count } from '#domain/locale/counts.ts'
import { numberText, percentText } from '#domain/locale/numbers.ts'
import { timeText } from '#domain/locale/spans.ts'

type Values = WhyEarned['satisfied_by']

/** The values that met a rule, each with a label: "Tests: 10". */
export const valueRows = (values: Values) =>
  Object.entries(values)
    // `originOf` describes the event.
    .filter(([key]) => key !== 'event')
    .map(([key, value]) => ({ label: labelOf(key), value: valueText(key, value) }))

const NAMES: Readonly<Record<string, string>> = {
  xp: 'XP',
  'streak:learning': 'Learning streak',
  'streak:daily_login': 'Visiting streak',
  previous_score: 'Score before',
  local_hour: 'Hour of the day',
}

const TIMES: ReadonlySet<string> = new Set(['seconds', 'minutes'])

function labelOf(key: string): string {
  const name = NAMES[key]
  if (name) return name
  if (RUNS.includes(key)) return 'Perfect exams in a row'
  if (key.startsWith('leaderboard:')) return 'Leaderboard place'
  const [counter = key, window] = key.split(/ in (?=\d+ days$)/)
  const within = window ? ` within ${window}` : ''
  const parsed = parseCounterKey(counter)
  // A single dimension or metric parses like a counter's type, but is none.
  if (!parsed || (!eventType(parsed.type) && !counter.includes('@'))) return humanize(key)
  const { many } = wordsFor(parsed.type, parsed.dims)
  if (parsed.metric === undefined) return humanize(many) + within
  if (parsed.aggregate === 'sum')
    return `${TIMES.has(parsed.metric) ? 'Time' : humanize(parsed.metric)} in ${many}${within}`
  return `${parsed.aggregate === 'min' ? 'Least' : 'Best'} ${parsed.metric} in ${many}${within}`
}

function valueText(key: string, value: Values[string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (key.startsWith('streak:')) return count(value, 'day')
  if (key === 'local_hour') return `${value}:00`
  if (/:(seconds|minutes):/.test(key)) return timeText(value, key.includes(':seconds:') ? 'seconds' : 'minutes')
  return /(^|:|_)score(:|@|$)/.test(key) ? percentText(value) : numberText(value)
}

interface AwardOrigin {
  text: string
  /** The attempt to link to. */
  attempt: string | null
  /** Whether a later sweep found that the rule had been met before. */
  isRetroactive: boolean
}

export function originOf({ event }: Pick<WhyEarned, 'event'>): AwardOrigin | null {
  if (event === null) return null
  const withText = (text: string) => ({ text, attempt: null, isRetroactive: false })
  if (ENGINE_TYPES.has(event.type)) return { ...withText('for earlier work'), isRetroactive: true }
  if (event.type === XP_AWARDED) return withText('when an instructor gave you XP')
  if (event.type === 'daily_login') return withText('with a visit')
  const { one } = wordsFor(event.type, {})
  return { ...withText(`with ${a(one)}`), attempt: event.type === 'test_completed' ? event.id : null }
}
