import type { Pack } from '#contracts/achievements/catalogue.ts'
import type { Role } from '#domain/communities/roles.ts'
import type { ContentKind } from '#contracts/courses/contents.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { Band } from '#domain/attempts/band.ts'
import type { Difficulty } from '#domain/tests/difficulty.ts'

/** `exam_mode` and `exam-mode` read as "Exam mode". */
export const humanize = (key: string) => {
  const words = key.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const ENDINGS = new Map([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
])
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

/** "1st", "22nd", "113th" */
export const ordinal = (n: number) => `${n.toLocaleString('en')}${ENDINGS.get(ordinals.select(n)) ?? 'th'}`

/** "25, 50, or 75" */
export const anyOf = (values: readonly (string | number)[]) =>
  new Intl.ListFormat('en-US', { type: 'disjunction' }).format(values.map(String))

export const DIFFICULTY: Record<Difficulty, { word: string; steps: number }> = {
  easy: { word: 'Easy', steps: 1 },
  medium: { word: 'Medium', steps: 2 },
  hard: { word: 'Hard', steps: 3 },
  expert: { word: 'Expert', steps: 4 },
}

export const MODE: Record<Mode, string> = { practice: 'Practice', exam: 'Exam' }

export const BAND: Record<Band, string> = {
  ready: 'Ready',
  almost_there: 'Almost there',
  keep_going: 'Keep going',
  needs_work: 'Needs work',
}

/** 84.5 → "84.5%", 100 → "100%": at most one decimal, and none if it is zero. */
export const percentText = (value: number, decimals = 1) => `${percentNumber(value, decimals)}%`

/** Rounds half up, but neither 99.96 to 100 nor 0.04 to 0: those mean all and nothing. */
export function percentNumber(value: number, decimals = 1): string {
  const step = 10 ** -decimals
  // Of 31.55 × 10 a computer makes 315.49…, which fifteen digits mend.
  const rounded = Math.round(Number((value / step).toPrecision(15))) * step
  const within = value > 0 && value < 100 ? Math.min(100 - step, Math.max(step, rounded)) : rounded
  return String(Number(within.toFixed(decimals)))
}

/** 29425 s → "8 h 10 min", rounded down. */
export const timeText = (value: number, unit: 'seconds' | 'minutes') => {
  const minutes = Math.floor(unit === 'seconds' ? value / 60 : value)
  const hours = Math.floor(minutes / 60)
  return [hours > 0 && `${hours.toLocaleString('en')} h`, (minutes % 60 > 0 || hours === 0) && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ')
}

/** A time span in days, or in hours if it is under two days: "4 days", "5 hours". */
export const daysText = (days: number | null): string => {
  if (days === null) return '–'
  if (days >= 1.95) return count(Math.round(days), 'day')
  return days * 24 < 1 ? 'under an hour' : count(Math.round(days * 24), 'hour')
}

export const KIND: Record<QuestionKind, { word: string; how: string }> = {
  single_choice: { word: 'Single choice', how: 'choose the one correct answer' },
  multiple_choice: { word: 'Multiple choice', how: 'choose all correct answers, and only those' },
  true_false: { word: 'True or false', how: 'decide whether a statement is true' },
  numeric: { word: 'Numeric', how: 'type a number' },
  short_text: { word: 'Short answer', how: 'type a word or two' },
}

export const CONTENT: Record<ContentKind, { word: string; one: string; many: string }> = {
  lesson: { word: 'Lesson', one: 'lesson', many: 'lessons' },
  wod: { word: 'Drill', one: 'drill', many: 'drills' },
  scenario: { word: 'Scenario', one: 'scenario', many: 'scenarios' },
  test: { word: 'Test', one: 'test', many: 'tests' },
}

const KINDS: readonly ContentKind[] = ['lesson', 'wod', 'scenario', 'test']

/** "2 lessons, 2 drills, 1 test" */
export const insideText = (kinds: Record<ContentKind, number>) =>
  KINDS.filter((kind) => kinds[kind] > 0)
    .map((kind) => count(kinds[kind], CONTENT[kind].one, CONTENT[kind].many))
    .join(', ')

export const PACK: Record<Pack, string> = {
  'exam-prep': 'Exam prep',
  language: 'Language',
  courses: 'Courses',
  typing: 'Typing',
  custom: 'Made by this community',
}

export const ROLE: Record<Role, string> = { student: 'Student', instructor: 'Instructor', admin: 'Admin' }
