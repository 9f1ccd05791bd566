import { a, number, wordsFor } from '#domain/rules/criteria-words.ts'
import { parseCounterKey, RUNS } from '#domain/engine/counter-key.ts'
import { ENGINE_TYPES, eventType, XP_AWARDED } from '#domain/engine/event-types.ts'
import type { WhyEarned } from '#contracts/achievements/detail.ts'
import { humanise, percentText, timeText } from '#lib/words.ts'

type Values = WhyEarned['satisfied_by']

/** The values that met a rule, each by a name: "Tests: 10". */
export const sayValues = (values: Values) =>
  Object.entries(values)
    // Which event it was is said by what it came of.
    .filter(([key]) => key !== 'event')
    .map(([key, value]) => ({ what: sayKey(key), value: sayValue(key, value) }))

const NAMES: Readonly<Record<string, string>> = {
  xp: 'XP',
  'streak:learning': 'Learning streak',
  'streak:daily_login': 'Visiting streak',
  previous_score: 'Score before',
  local_hour: 'Hour of the day',
}

const TIMES: ReadonlySet<string> = new Set(['seconds', 'minutes'])

function sayKey(key: string): string {
  const name = NAMES[key]
  if (name) return name
  if (RUNS.includes(key)) return 'Perfect exams in a row'
  if (key.startsWith('leaderboard:')) return 'Place on a board'
  const [counter = key, window] = key.split(/ in (?=\d+ days$)/)
  const within = window ? ` within ${window}` : ''
  const parsed = parseCounterKey(counter)
  // A dimension or a metric by itself looks like a type, and is just that.
  if (!parsed || (!eventType(parsed.type) && !counter.includes('@'))) return humanise(key)
  const { many } = wordsFor(parsed.type, parsed.dims)
  if (parsed.metric === undefined) return humanise(many) + within
  if (parsed.aggregate === 'sum')
    return `${TIMES.has(parsed.metric) ? 'Time' : humanise(parsed.metric)} in ${many}${within}`
  return `${parsed.aggregate === 'min' ? 'Least' : 'Best'} ${parsed.metric} in ${many}${within}`
}

function sayValue(key: string, value: Values[string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (key.startsWith('streak:')) return value === 1 ? '1 day' : `${number(value)} days`
  if (key === 'local_hour') return `${value}:00`
  if (/:(seconds|minutes):/.test(key)) return timeText(value, key.includes(':seconds:') ? 'seconds' : 'minutes')
  return /(^|:|_)score(:|@|$)/.test(key) ? percentText(value) : number(value)
}

interface CameOf {
  said: string
  /** What can be looked at. */
  attempt: string | null
  /** Whether the rule was found to hold later than it did. */
  later: boolean
}

export function cameOf({ event }: Pick<WhyEarned, 'event'>): CameOf | null {
  if (event === null) return null
  const said = (words: string) => ({ said: words, attempt: null, later: false })
  if (ENGINE_TYPES.has(event.type)) return { ...said('for what you had done by then'), later: true }
  if (event.type === XP_AWARDED) return said('when somebody gave you XP')
  if (event.type === 'daily_login') return said('with a visit')
  const { one } = wordsFor(event.type, {})
  return { ...said(`with ${a(one)}`), attempt: event.type === 'test_completed' ? event.id : null }
}
