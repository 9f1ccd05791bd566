import { chooseQuestions } from '../functions/_domain/attempts/choose-questions.ts'
import { QUESTION_KINDS } from '../functions/_domain/attempts/kinds/kinds.ts'
import { seededRandom } from '../functions/_domain/attempts/seeded-random.ts'
import { shuffle, type Random } from '../functions/_domain/attempts/shuffle.ts'
import { follow, type AttemptToRemember, type LearnerMemory } from '../functions/_domain/memory/follow.ts'
import type { Mixing } from '../functions/_domain/memory/mixing.ts'
import type { PracticeCandidate } from '../functions/_domain/practice/filter.ts'
import { DIFFICULTIES, type Difficulty } from '../functions/_domain/tests/difficulty.ts'
import { addDays, dayNumber } from '../functions/_domain/time/days.ts'
import type { LearnerModel, TrueQuestion } from './learner-models.ts'

/** What learners of the simulated course do. Days are counted from the first exam. */
export const COURSE = {
  ...{ topics: 10, questionsOfTopic: 40, reservedOfTopic: 10 },
  firstExam: 50,
  ...{ practiceDays: 28, answersOfDay: 20 },
  ...{ lastExam: 100, nextExamDay: 29, delayedExamDay: 35 },
} as const

/** How far things lie apart, in logits. */
const SPREAD = { topics: 0.4, questions: 0.9, stated: 0.7, learners: 1, topicsOfLearner: 0.5 } as const

/** What an author calls easy, medium, hard and expert begins here. */
const STATED_FROM = [-Infinity, -0.9, -0.1, 0.7] as const

const FIRST_DAY = '2027-01-01'

export const dateOf = (day: number): string => addDays(FIRST_DAY, day)

export interface SimulatedQuestion extends PracticeCandidate, TrueQuestion {
  topic: string
  lineage_id: string
}

const TOPICS = Array.from({ length: COURSE.topics }, (_, index) => `topic ${index}`)

/** An exam asks as much of each topic. */
export const QUOTAS = TOPICS.map((topic) => ({ topic, questions: COURSE.lastExam / COURSE.topics }))

/** Questions of one choice among four. Some of each topic are reserved for exams. */
export function makeBank(random: Random): SimulatedQuestion[] {
  return TOPICS.flatMap((topic) => {
    const middle = SPREAD.topics * normal(random)
    return Array.from({ length: COURSE.questionsOfTopic + COURSE.reservedOfTopic }, (_, index): SimulatedQuestion => {
      const hardness = middle + SPREAD.questions * normal(random)
      const lineage_id = `${topic}, question ${index}`
      return {
        ...{ id: lineage_id, lineage_id, test_id: 'course', topic, kind: QUESTION_KINDS[0], hardness, floor: 1 / 4 },
        difficulty: statedAs(hardness + SPREAD.stated * normal(random)),
        pool: index < COURSE.questionsOfTopic ? 'all' : 'exam',
      }
    })
  })
}

const statedAs = (hardness: number): Difficulty =>
  DIFFICULTIES.findLast((_, index) => hardness >= (STATED_FROM[index] ?? Infinity)) ?? 'easy'

interface DayOfPractice {
  memory: LearnerMemory
  day: number
  bank: readonly SimulatedQuestion[]
  random: Random
}

/** What a learner practices. */
export interface Strategy {
  choose: (day: DayOfPractice) => readonly SimulatedQuestion[]
  mixing: Mixing
}

export interface CourseRun {
  user_id: string
  /** All they did, and what they remember when practice is over. */
  attempts: readonly AttemptToRemember[]
  memory: LearnerMemory
  /** What they score on the day after: with questions that practice asks, and with those that it never shows. */
  practiced: number
  reserved: number
  /** What they score a week after the last practice, with questions that practice asks. */
  delayed: number
}

interface CourseToTake {
  bank: readonly SimulatedQuestion[]
  model: LearnerModel
  strategy: Strategy
  /** Of the learner. The same number is the same person, whatever they practice. */
  number: number
}

/** A learner takes an exam, practices for weeks, waits for a week, and takes the exams that count. */
export function takeCourse({ bank, model, strategy, number }: CourseToTake): CourseRun {
  const random = seededRandom(1000 + number)
  const learner = model(drawAbilities(random), random)
  const open = bank.filter(({ pool }) => pool !== 'exam')
  let memory: LearnerMemory = { cursor: null, questions: new Map() }
  const attempts: AttemptToRemember[] = []
  const practice = (questions: readonly SimulatedQuestion[], day: number, mixing: Mixing) => {
    const answers = questions.map((question) => ({
      lineage_id: question.lineage_id,
      credit: learner.practice(question, day) ? 1 : 0,
    }))
    const finished_at = dayNumber(dateOf(day)) * 86_400_000
    const attempt: AttemptToRemember = { id: String(day), finished_at, answers, mixing }
    attempts.push(attempt)
    memory = follow(memory, [attempt])
  }
  practice(shuffle(open, random).slice(0, COURSE.firstExam), 0, 'mixed')
  for (let day = 1; day <= COURSE.practiceDays; day++)
    practice(strategy.choose({ memory, day, bank: open, random }), day, strategy.mixing)
  const scoreIn = (questions: readonly SimulatedQuestion[], day: number) => {
    const asked = chooseQuestions(questions, { mode: 'exam', length: COURSE.lastExam, quotas: QUOTAS }, random)
    return (100 * asked.filter((question) => learner.answer(question, day)).length) / asked.length
  }
  return {
    user_id: `learner ${number}`,
    ...{ attempts, memory },
    practiced: scoreIn(open, COURSE.nextExamDay),
    reserved: scoreIn(
      bank.filter(({ pool }) => pool === 'exam'),
      COURSE.nextExamDay,
    ),
    delayed: scoreIn(open, COURSE.delayedExamDay),
  }
}

function drawAbilities(random: Random): Map<string, number> {
  const overall = SPREAD.learners * normal(random)
  return new Map(TOPICS.map((topic) => [topic, overall + SPREAD.topicsOfLearner * normal(random)]))
}

/** Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return radius * Math.cos(2 * Math.PI * random())
}
