import type { Readiness } from '../../_contracts/readiness/readiness.ts'
import { repeatFitOf } from '../../_db/queries/ability/fits.ts'
import { shownQuestions } from '../../_db/queries/ability/questions.ts'
import {
  followedExams,
  knownQuestions,
  scoredPredictions,
  storePrediction,
  testToPredict,
  type KnownQuestion,
  type PredictedTest,
} from '../../_db/queries/readiness/predictions.ts'
import { testWithCommunity } from '../../_db/queries/tests/tests.ts'
import { withService, withUser } from '../../_db/session.ts'
import { abilityIn } from '../../_domain/ability/follow-ability.ts'
import { PASS_MARK } from '../../_domain/attempts/band.ts'
import { chooseQuestions } from '../../_domain/attempts/choose-questions.ts'
import { lengthsOffered } from '../../_domain/attempts/lengths.ts'
import { seededRandom } from '../../_domain/attempts/seeded-random.ts'
import { notFound } from '../../_domain/errors.ts'
import { abilityOf, byLineage, type RatedQuestion } from '../../_domain/mastery/judge-learner.ts'
import { recallOn } from '../../_domain/memory/card.ts'
import {
  predictScore,
  raisingTopics,
  type ScorePrediction,
  type TopicOfExam,
} from '../../_domain/readiness/predict-score.ts'
import { USUAL_FIT } from '../../_domain/readiness/repeat-fit.ts'
import { correctionOf } from '../../_domain/readiness/correction.ts'
import { scorePredictions } from '../../_domain/readiness/score-predictions.ts'
import { whatIsMissing } from '../../_domain/readiness/what-is-missing.ts'
import { dayAt } from '../../_domain/time/days.ts'
import { toAsked } from '../ability/to-asked.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** The topics that are named. */
const RAISES = 3

/**
 * What an exam on a test would come to for the caller, were it taken now. What is shown is stored: the next exam scores it. It predicts
 * our own exam, and nobody else's.
 */
export async function readReadiness({ db, now, claims }: WithClaims<DatabaseContext>, id: string): Promise<Readiness> {
  const seen = await withUser(db, claims, (tx) => testWithCommunity(tx, id))
  if (!seen) throw notFound('test')
  return withService(db, async (_, sql) => {
    const test = await testToPredict(sql, id)
    if (!test) throw notFound('test')
    const learner = { user_id: claims.sub, community_id: test.community_id }
    const asked = (await shownQuestions(sql, test.community_id)).map(toAsked)
    const shown = await knownQuestions(sql, learner)
    const ability = abilityOf(byLineage(asked), shown)
    const topics = topicsOf(test, { asked, shown, today: dayAt(now()) })
    const fit = (await repeatFitOf(sql, test.community_id)) ?? USUAL_FIT
    const answered = new Map(topics.map(({ topic }) => [topic, abilityIn(ability, topic).answered]))
    const missing = whatIsMissing(topics, answered)
    const length = topics.reduce((sum, topic) => sum + topic.asked, 0)
    const correction = correctionOf(await followedExams(sql, { test_id: id, length }))
    const prediction = missing ? null : predictScore(topics, ability, fit, correction)
    if (prediction) await storePrediction(sql, { ...learner, ...prediction, test_id: id, length, now: now() })
    const record = scorePredictions(await scoredPredictions(sql, test.community_id, PASS_MARK))
    return {
      test: { id, title: seen.title, community: seen.community.slug },
      length,
      pass_mark: PASS_MARK,
      prediction: prediction && toPercents(prediction),
      missing,
      raises: missing
        ? []
        : raisingTopics(topics, ability, fit)
            .slice(0, RAISES)
            .map(({ topic, points }) => ({ topic, points: Math.round(10 * points) / 10 })),
      record: {
        ...record,
        steps: record.steps.map(({ predicted, passed, ...step }) => ({
          ...{ ...step, predicted: Math.round(predicted), passed: Math.round(passed) },
        })),
      },
    }
  })
}

const toPercents = ({ low, score, high, chance }: Omit<ScorePrediction, 'plain'>) => ({
  low: Math.round(low),
  score: Math.round(score),
  high: Math.round(high),
  chance: Math.round(100 * chance),
})

/** The topics of the longest exam that a test offers, with the questions that it may ask. */
function topicsOf(
  { questions, quotas }: PredictedTest,
  { asked, shown, today }: { asked: readonly RatedQuestion[]; shown: readonly KnownQuestion[]; today: string },
): TopicOfExam[] {
  const [rated, known] = [
    new Map(asked.map((question) => [question.lineage_id, question])),
    new Map(shown.map((it) => [it.lineage_id, it])),
  ]
  const length = lengthsOffered(questions.length).at(-1) ?? questions.length
  const drawn = chooseQuestions(questions, { mode: 'exam', length, quotas }, seededRandom(1))
  const banks = Map.groupBy(questions, ({ topic }) => topic)
  return [...Map.groupBy(drawn, ({ topic }) => topic)].map(([topic, { length }]) => ({
    topic,
    asked: length,
    bank: drawnFrom(banks.get(topic) ?? [], length).flatMap(({ lineage_id }) => {
      const question = rated.get(lineage_id)
      const it = known.get(lineage_id)
      return question
        ? [{ ...question, known: it ? { recall: recallOn(it, today), last_right: it.last_right } : null }]
        : []
    }),
  }))
}

/** An exam asks others only where its pool does not fill it. */
function drawnFrom(questions: PredictedTest['questions'], asked: number): PredictedTest['questions'] {
  const reserved = questions.filter(({ pool }) => pool === 'exam')
  return reserved.length >= asked ? reserved : questions
}
