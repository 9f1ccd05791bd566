import type { Pack } from '#contracts/achievements/catalogue.ts'
import type { Role } from '#domain/communities/roles.ts'
import type { ContentKind } from '#contracts/courses/contents.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { Band } from '#domain/attempts/band.ts'
import { count } from '#domain/locale/counts.ts'
import type { Difficulty } from '#domain/tests/difficulty.ts'

/** `exam_mode` and `exam-mode` read as "Exam mode". */
export const humanize = (key: string) => {
  const words = key.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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

export const KIND: Record<QuestionKind, { word: string; how: string }> = {
  single_choice: { word: 'Single choice', how: 'choose the one correct answer' },
  multiple_choice: { word: 'Multiple choice', how: 'choose all correct answers, and only those' },
  true_false: { word: 'True or false', how: 'decide whether a statement is true' },
  numeric: { word: 'Numeric', how: 'type a number' },
  short_text: { word: 'Short answer', how: 'type a word or two' },
  matching: { word: 'Matching', how: 'choose what belongs to each' },
  ordering: { word: 'Ordering', how: 'put the items in order' },
  categorizing: { word: 'Categorizing', how: 'put each item in its category' },
  cloze: { word: 'Fill in the gaps', how: 'choose or type what belongs in each gap' },
  hotspot: { word: 'Picture', how: 'choose the areas of a picture' },
  essay: { word: 'Essay', how: 'write in your own words' },
  case: { word: 'Case', how: 'read a situation and answer several questions about it' },
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
