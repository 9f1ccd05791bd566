import { count } from '../locale/counts.ts'
import { choiceText, listText } from '../locale/lists.ts'
import { numberText } from '../locale/numbers.ts'
import { MASTERY_LEVELS, type MasteryLevel } from '../mastery/levels.ts'
import { categoryName } from '../tests/category-name.ts'
import type { Comparison, CriteriaValue } from './criteria.ts'

interface Words {
  verb: string
  one: string
  many: string
}

const words = (verb: string, one: string, many = `${one}s`): Words => ({ verb, one, many })

const TYPES: Readonly<Record<string, Words>> = {
  test_completed: words('finish', 'test'),
  practice_completed: words('finish', 'practice session'),
  mastery_reached: words('reach', 'level in a topic', 'levels in topics'),
  daily_login: words('visit on', 'day'),
  lesson_completed: words('complete', 'lesson'),
  wod_completed: words('complete', 'drill'),
  course_completed: words('complete', 'course'),
  program_completed: words('complete', 'program'),
  challenge_met: words('meet', 'challenge'),
  scenario_completed: words('complete', 'scenario'),
  vocabulary_learned: words('learn', 'set of words', 'sets of words'),
  conversation_held: words('hold', 'conversation'),
  study_session: words('log', 'study session'),
  typing_test_completed: words('complete', 'typing test'),
  post_created: words('write', 'post'),
  comment_created: words('write', 'comment'),
  achievement_shared: words('share', 'achievement'),
}

/** A verb and noun for a type with its dimensions: a perfect exam, an expert drill, Networking tests. */
export function wordsFor(
  type: string,
  dims: Readonly<Record<string, string>>,
  courseName: (slug: string) => string | undefined = () => undefined,
): Words {
  const { verb: usual, one, many } = TYPES[type] ?? words('do', humanize(type))
  const verb = levelVerb(dims.level) ?? (dims.first_pass === undefined ? usual : 'earn')
  let noun = { one, many }
  const around = (before: string, after = '') => {
    noun = { one: `${before}${noun.one}${after}`, many: `${before}${noun.many}${after}` }
  }
  for (const [dim, value] of Object.entries(dims).toSorted(([a], [b]) => PLACES.indexOf(a) - PLACES.indexOf(b)))
    if (dim === 'mode' && value === 'exam') noun = { one: 'exam', many: 'exams' }
    else if (dim === 'mode' || dim === 'difficulty') around(`${value} `)
    else if (dim === 'perfect' && type === 'test_completed') around('perfect ')
    else if (dim === 'perfect') around('', ' without a mistake')
    else if (dim === 'first') around('new ')
    else if (dim === 'first_pass') noun = { one: `first pass of a ${noun.one}`, many: `first passes of ${noun.many}` }
    else if (dim === 'passed') around('', ' with 60% or more')
    else if (dim === 'first_in_language')
      noun = { one: `${noun.one} in another language`, many: `${noun.many}, each in another language` }
    else if (dim === 'category') around(`${categoryName(value)} `)
    else if (dim === 'level') noun = { one: 'topic', many: 'topics' }
    else if (dim === 'topic' && dims.level !== undefined) around('', ` called ${capitalized(value)}`)
    else if (dim === 'topic') noun = { one: `level in ${capitalized(value)}`, many: `levels in ${capitalized(value)}` }
    else if (dim === 'course') around('', ` of ${courseName(value) ?? capitalized(value)}`)
    else if (dim === 'preset') around('', ` of ${humanize(value)}`)
    else around('', ` with ${humanize(dim)} ${value}`)
  return { verb, ...noun }
}

/** The order of dimensions. The mode chooses the noun, so it comes first; the others are put around the noun. */
const PLACES = [
  ...['mode', 'category', 'first_pass', 'difficulty', 'perfect', 'first', 'first_in_language', 'passed'],
  ...['level', 'topic'],
]

const LEVEL_VERBS: Record<MasteryLevel, string> = {
  attempted: 'answer questions about',
  familiar: 'become familiar with',
  proficient: 'become proficient in',
  mastered: 'master',
}

/** What a learner does to reach a level of mastery; undefined where it is none. */
const levelVerb = (level: string | undefined): string | undefined => {
  const known = MASTERY_LEVELS.find((each) => each === level)
  return known && LEVEL_VERBS[known]
}

/** "Become proficient in Ports", of the rank of a level; undefined where no level has it. */
export function masteryWords(rank: number, topic: string | undefined): string | undefined {
  const verb = levelVerb(MASTERY_LEVELS[Math.ceil(rank) - 1])
  return verb && `${verb} ${topic === undefined ? 'a topic' : capitalized(topic)}`
}

export const amount = ({ one, many }: Words, times: number) => (times === 1 ? a(one) : count(times, one, many))

export const a = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`

export const humanize = (name: string) => name.replaceAll(/[_-]/g, ' ')

/** In title case, as achievements are named. */
export const titled = (slug: string) => humanize(slug).replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())

/** With a capital, as courses are named. */
const capitalized = (slug: string) => humanize(slug).replace(/^[a-z]/, (letter) => letter.toUpperCase())

/** A number of minutes, as hours if they are whole hours. */
export const minutes = (value: number) =>
  value >= 60 && value % 60 === 0 ? count(value / 60, 'hour') : count(value, 'minute')

export const days = (value: number) => count(value, 'day')

const shown = (value: CriteriaValue) => (typeof value === 'number' ? numberText(value) : String(value))

/** "90% or more"; but "100%" alone, since there is no more. */
export function compared(comparison: Comparison, unit = ''): string {
  const of = (value: CriteriaValue) => `${shown(value)}${unit}`
  if (typeof comparison !== 'object') return of(comparison)
  const { gte, lte, eq, in: among } = comparison
  const parts: string[] = []
  if (gte !== undefined && lte !== undefined) parts.push(`${of(gte)} to ${of(lte)}`)
  else if (gte !== undefined) parts.push(unit === '%' && gte === 100 ? of(gte) : `${of(gte)} or more`)
  else if (lte !== undefined) parts.push(`${of(lte)} or less`)
  if (eq !== undefined) parts.push(`exactly ${of(eq)}`)
  if (among !== undefined) parts.push(choiceText(among.map(of)))
  return listText(parts)
}
