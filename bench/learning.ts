import { fitDifficulties, statedOf } from '../functions/_domain/ability/fit-difficulties.ts'
import { PASS_MARK } from '../functions/_domain/attempts/band.ts'
import { seededRandom } from '../functions/_domain/attempts/seeded-random.ts'
import { shuffle } from '../functions/_domain/attempts/shuffle.ts'
import { abilityOf, byLineage, type RatedQuestion } from '../functions/_domain/mastery/judge-learner.ts'
import { recallOn } from '../functions/_domain/memory/card.ts'
import type { LearnerMemory } from '../functions/_domain/memory/follow.ts'
import { chooseReview, type ReviewCard } from '../functions/_domain/plans/choose-review.ts'
import { choosePractice } from '../functions/_domain/practice/choose.ts'
import type { PracticePast } from '../functions/_domain/practice/past.ts'
import { correctionOf, type ScoreCorrection } from '../functions/_domain/readiness/correction.ts'
import { predictScore, type ScorePrediction } from '../functions/_domain/readiness/predict-score.ts'
import { fitRepeats, type RepeatedAnswer, type RepeatFit } from '../functions/_domain/readiness/repeat-fit.ts'
import { leadOver, repeatsIn } from '../functions/_domain/readiness/repeats.ts'
import { activationModel, statesModel, type LearnerModel } from './learner-models.ts'
import {
  COURSE,
  dateOf,
  makeBank,
  QUOTAS,
  takeCourse,
  type CourseRun,
  type SimulatedQuestion,
  type Strategy,
} from './simulated-course.ts'
import { rankCorrelation, rounded } from './statistics.ts'

export interface LearningSizes {
  learners: number
}

export const SIZES: LearningSizes = { learners: 2000 }
export const SMOKE: LearningSizes = { learners: 8 }

const MODELS = { activation: activationModel, states: statesModel } as const satisfies Record<string, LearnerModel>

/** Equal numbers of answers, so equal minutes. */
const STRATEGIES = {
  random: { choose: ({ bank, random }) => shuffle(bank, random).slice(0, COURSE.answersOfDay), mixing: 'mixed' },
  weak_spots: {
    choose: ({ bank, memory, random }) =>
      choosePractice(
        bank,
        {
          ...{ preset: 'weak_spots', length: COURSE.answersOfDay, past: pastOf(memory) },
          ...{ misses: new Set(), due: [], quotas: [] },
        },
        random,
      ),
    mixing: 'drills_missed',
  },
  // As a plan does: half of a day for what is due, the rest for what is new, and what one of them leaves for the other.
  review: {
    choose: ({ bank, memory, day, random }) => {
      const known = new Map(bank.map((question) => [question.lineage_id, question]))
      const due = chooseReview(cardsOf(memory), daysOf(day), COURSE.answersOfDay).flatMap(
        ({ lineage_id }) => known.get(lineage_id) ?? [],
      )
      const unseen = shuffle(
        bank.filter(({ lineage_id }) => !memory.questions.has(lineage_id)),
        random,
      )
      const half = COURSE.answersOfDay / 2
      return [...due.slice(0, half), ...unseen.slice(0, half), ...due.slice(half), ...unseen.slice(half)].slice(
        0,
        COURSE.answersOfDay,
      )
    },
    mixing: 'mixed',
  },
} as const satisfies Record<string, Strategy>

/** So many learners came before those who are judged: from them it is fitted how well what was answered before is kept, and how predictions are off. */
const EARLIER = 200

type RatedInPool = RatedQuestion & Pick<SimulatedQuestion, 'pool'>

/** Whether practice, difficulty and readiness are good for simulated learners, of whom everything is known. */
export function benchLearning({ learners }: LearningSizes, say: (line: string) => void) {
  const results = Object.entries(MODELS).map(([name, model]) => {
    say(`${learners.toLocaleString('en')} learners of the model "${name}" …`)
    return [name, simulate(model, learners)] as const
  })
  return { bench: 'learning', learners, ...Object.fromEntries(results) }
}

function simulate(model: LearnerModel, learners: number) {
  const bank = makeBank(seededRandom(1))
  const runs = new Map(
    Object.entries<Strategy>(STRATEGIES).map(([name, strategy]) => [
      name,
      Array.from({ length: learners }, (_, number) => takeCourse({ bank, model, strategy, number })),
    ]),
  )
  const base = runs.get('random') ?? []
  const difficulties = fitDifficulties(
    bank.map((question) => ({ ...question, stated: question.difficulty })),
    base.flatMap(({ user_id, memory }) =>
      [...memory.questions].map(([lineage_id, it]) => ({
        user_id,
        lineage_id,
        right: it.first_right,
        at: it.first_at,
      })),
    ),
  )
  const rated = bank.map((question): RatedInPool => ({
    ...question,
    ...(difficulties.get(question.lineage_id) ?? statedOf({ stated: question.difficulty })),
  }))
  const answered = bank.filter(({ pool }) => pool !== 'exam')
  const against = (estimate: (question: SimulatedQuestion) => number) =>
    rounded(rankCorrelation(answered.map((question) => ({ x: question.hardness, y: estimate(question) }))), 3)
  return {
    difficulty: {
      fitted: against(({ lineage_id }) => difficulties.get(lineage_id)?.difficulty ?? 0),
      stated: against(({ difficulty }) => statedOf({ stated: difficulty }).difficulty),
    },
    practice: mapValues(runs, (those) => comparedWith(base, those)),
    readiness: mapValues(runs, (those) => {
      const earlier = Math.min(EARLIER, Math.floor(those.length / 2))
      const fit = fitRepeats(those.slice(0, earlier).flatMap((run) => repeatsOf(run, rated)))
      const cohorts = { earlier: those.slice(0, earlier), judged: those.slice(earlier) }
      return { practiced: judge(cohorts, rated, fit, 'all'), reserved: judge(cohorts, rated, fit, 'exam') }
    }),
  }
}

function repeatsOf({ attempts, memory }: CourseRun, rated: readonly RatedInPool[]): RepeatedAnswer[] {
  const known = new Map(rated.map((question) => [question.lineage_id, question]))
  const ability = abilityOf(byLineage(rated), shownIn(memory))
  return repeatsIn(attempts).flatMap((repeat) => {
    const question = known.get(repeat.lineage_id)
    return question ? [{ ...repeat, lead: leadOver(ability, question) }] : []
  })
}

const shownIn = ({ questions }: LearnerMemory) => [...questions].map(([lineage_id, it]) => ({ ...it, lineage_id }))

/** The mean score a week later, and how much it differs from that of the same people in another run, with 95 % of certainty. */
function comparedWith(base: readonly CourseRun[], runs: readonly CourseRun[]) {
  const gains = runs.map(({ delayed }, index) => delayed - (base[index]?.delayed ?? 0))
  const gain = meanOf(gains)
  const variance = meanOf(gains.map((it) => (it - gain) ** 2))
  return {
    answers: rounded(meanOf(runs.map(({ attempts }) => attempts.flatMap(({ answers }) => answers).length)), 0),
    score: rounded(meanOf(runs.map(({ delayed }) => delayed)), 1),
    gain: rounded(gain, 2),
    within: rounded(1.96 * Math.sqrt(variance / gains.length), 2),
  }
}

interface Cohorts {
  earlier: readonly CourseRun[]
  judged: readonly CourseRun[]
}

/**
 * How often the real score lay in the range, how wide it was, how much too high its middle, and how far off chances to pass were; before any exam had
 * followed a prediction, and corrected by those of earlier learners.
 */
function judge(
  { earlier, judged }: Cohorts,
  rated: readonly RatedInPool[],
  fit: RepeatFit,
  pool: SimulatedQuestion['pool'],
) {
  const banks = Map.groupBy(
    rated.filter((question) => question.pool === pool),
    ({ topic }) => topic,
  )
  const predict = ({ memory, practiced, reserved }: CourseRun, correction?: ScoreCorrection) => {
    const topics = QUOTAS.map(({ topic, questions }) => ({
      ...{ topic, asked: questions },
      bank: (banks.get(topic) ?? []).map((question) => {
        const it = memory.questions.get(question.lineage_id)
        const known = it ? { recall: recallOn(it, dateOf(COURSE.nextExamDay)), last_right: it.last_right } : null
        return { ...question, known }
      }),
    }))
    return {
      ...predictScore(topics, abilityOf(byLineage(rated), shownIn(memory)), fit, correction),
      real: pool === 'exam' ? reserved : practiced,
    }
  }
  const followed = earlier.map((run) => {
    const { plain, real } = predict(run)
    return { ...plain, error: real - plain.score }
  })
  const correction = correctionOf(followed)
  return {
    at_first: summarize(judged.map((run) => predict(run))),
    corrected: summarize(judged.map((run) => predict(run, correction))),
  }
}

type Outcome = ScorePrediction & { real: number }

function summarize(outcomes: readonly Outcome[]) {
  return {
    within: rounded(
      meanOf(outcomes.map(({ low, high, real }) => Number(real >= Math.round(low) && real <= Math.round(high)))),
      3,
    ),
    width: rounded(meanOf(outcomes.map(({ low, high }) => high - low)), 1),
    too_high: rounded(meanOf(outcomes.map(({ score, real }) => score - real)), 1),
    brier: rounded(meanOf(outcomes.map(({ chance, real }) => (chance - Number(real >= PASS_MARK)) ** 2)), 3),
  }
}

const daysOf = (day: number) => ({ today: dateOf(day), exam_on: dateOf(COURSE.delayedExamDay) })

const cardsOf = (memory: LearnerMemory): ReviewCard[] => shownIn(memory).map((card) => ({ ...card, in_exam: true }))

const pastOf = ({ questions }: LearnerMemory): PracticePast =>
  new Map(
    [...questions].map(([lineage_id, { last_right, last_at }]) => [
      lineage_id,
      { standing: last_right ? 'known' : 'missed', seen_at: last_at, flagged: false },
    ]),
  )

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const mapValues = <Value, Result>(values: ReadonlyMap<string, Value>, change: (value: Value) => Result) =>
  Object.fromEntries([...values].map(([name, value]) => [name, change(value)]))
