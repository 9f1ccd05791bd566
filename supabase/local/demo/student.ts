import type { DemoCommunity } from './catalogue.ts'
import type { DemoActivity, DemoWork } from './demo-activity.ts'
import type { DemoRandom } from './random.ts'
import type { SchoolHabit } from './school.ts'
import { studySession } from './sitting.ts'

/** The handle of the demo student in the seeds. */
export const STUDENT = 'student'

type Step =
  readonly [mode: 'practice' | 'exam', test: number, questions: number, correct: number] | 'lesson' | 'wod' | 'visit'

// By days ago. Eleven days in a row, two short tries, then ten days that one freeze holds together. Nothing today,
// so that a visitor can make it eleven. Every page needs something to show, so this history is fixed and not drawn at random.
const STEPS: readonly (readonly [ago: number, step: Step])[] = [
  [45, 'lesson'],
  [44, ['practice', 0, 25, 11]],
  [43, 'wod'],
  [42, ['practice', 0, 25, 13]],
  [41, ['practice', 1, 25, 14]],
  [40, ['practice', 0, 50, 29]],
  [39, ['practice', 1, 25, 15]],
  [38, 'lesson'],
  [37, ['exam', 0, 50, 38]],
  [36, ['practice', 1, 50, 31]],
  [35, ['practice', 1, 50, 34]],
  [33, 'visit'],
  [31, 'visit'],
  [28, ['practice', 2, 25, 15]],
  [27, ['exam', 1, 50, 35]],
  [26, 'wod'],
  [24, 'visit'],
  [22, 'visit'],
  [20, ['practice', 0, 75, 57]],
  [19, ['exam', 0, 50, 41]],
  [18, ['practice', 2, 75, 54]],
  [17, ['practice', 1, 50, 39]],
  [15, 'visit'],
  [13, 'visit'],
  [11, ['exam', 1, 75, 59]],
  [10, ['exam', 2, 75, 61]],
  [9, 'wod'],
  [8, ['practice', 1, 50, 41]],
  [7, ['exam', 0, 75, 63]],
  [6, ['practice', 1, 100, 82]],
  [4, ['exam', 1, 75, 62]],
  [3, ['exam', 0, 75, 69]],
  [2, ['exam', 1, 75, 66]],
  [1, ['practice', 0, 100, 94]],
]

/** The student's other community has habits like those of all other learners. */
export const STUDENTS_SCHOOL: SchoolHabit = { days: '32-30 25-22 17-14 9-6 3-1', hours: 'early', zeal: 2, wpm: 52 }

export function studentDeeds({ tests, contents }: DemoCommunity, random: DemoRandom): DemoActivity[] {
  const lessons = contents.filter(({ kind }) => kind === 'lesson')
  const wods = contents.filter(({ kind }) => kind === 'wod')
  return STEPS.flatMap(([ago, step]) => {
    const { deeds, add } = studySession(ago, 'late', random)
    add({ type: 'daily_login' })
    const work = workOf(step)
    if (work) add(work)
    return deeds
  })

  function workOf(step: Step): DemoWork | undefined {
    if (step === 'visit') return undefined
    if (step === 'lesson' || step === 'wod') {
      const content = (step === 'lesson' ? lessons : wods).shift()
      return content && { type: `${step}_completed`, content }
    }
    const [mode, index, questions, correct] = step
    const test = tests[index]
    if (!test || test.questions < questions) return undefined
    return { type: 'test_completed', test, mode, questions, correct, seconds: questions * random.between(20, 24) }
  }
}
