import type postgres from 'postgres'
import { METRICS } from '../../functions/_domain/boards/board.ts'
import { EVENT_TYPES, OWN_TYPES } from '../../functions/_domain/engine/event-types.ts'

/** Words that our own code writes, where communities and people can write others. */
const OUR_WORDS = `
  true false in days top event level xp streak achievements milestones run perfect leaderboard local_hour and or
  easy medium hard expert exam practice test content achievement milestone award revocation correction
  learning daily_login active frozen paused bronze silver gold platinum student instructor admin
  approve reject waive approved rejected waived met submitted validated available in_progress completed
  course program article resource answer email provider google apple github told
  started maintained increased broken protected already_protected none_left active_today nothing_to_protect
`

/** An id, or its end. */
const UUID = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-)?[\da-f]{12}$/
const TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/
/** A rule or curriculum by its short name: a17, c5. */
const RULE = /^[acgkp]\d+$/
const NUMBER = /^-?\d{1,15}(?:\.\d+)?$/

/** Whether a text is made of nothing but ids, numbers, times and words that are no person's. */
export type IsPlain = (text: string) => boolean

export function createVocabulary(words: Iterable<string>): IsPlain {
  const known = new Set(words)
  const isKnown = (token: string) => known.has(token) || UUID.test(token) || RULE.test(token) || NUMBER.test(token)
  return (text) => TIME.test(text) || tokensOf(text).every((token) => isKnown(token) || TIME.test(token))
}

const tokensOf = (text: string) => text.split(/[^\p{L}\p{M}\p{N}_-]+/u).filter((token) => token !== '')

/** The words of our code, and those by which a community's rules and pages are named. */
export async function readVocabulary(sql: postgres.ISql): Promise<IsPlain> {
  const rows = await sql<{ text: string }[]>`
    select slug as text from communities
    union select slug from courses
    union select slug from programs
    union select slug from contents
    union select language from contents where language is not null
    union select slug from tests
    union select category from tests
    union select slug from achievements
    union select category from achievements
    union select criteria::text from achievements
    union select tiers::text from achievements where tiers is not null
    union select criteria::text from achievement_versions
    union select criteria::text from challenges
    union select slug from course_milestones
    union select unlock_criteria::text from course_milestones where unlock_criteria is not null
    union select validation_criteria::text from course_milestones where validation_criteria is not null
    union select slug from program_milestones
    union select unlock_criteria::text from program_milestones where unlock_criteria is not null
    union select validation_criteria::text from program_milestones where validation_criteria is not null
    union select type from community_event_types
    union select slug from help_articles
  `
  const types = Object.entries(EVENT_TYPES).flatMap(([type, { facets, metrics }]) => [
    ...[type, ...Object.keys(metrics)],
    ...facets.flatMap((facet) => facet.split(',')),
  ])
  return createVocabulary([
    ...OUR_WORDS.split(/\s+/),
    ...types,
    ...OWN_TYPES,
    ...METRICS,
    ...['sum', 'max', 'min'],
    ...rows.flatMap(({ text }) => tokensOf(text)),
  ])
}
