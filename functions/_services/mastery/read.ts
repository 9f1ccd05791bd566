import type { Mastery, MasteredTopic } from '../../_contracts/mastery/mastery.ts'
import { isMasteryBehind } from '../../_db/queries/mastery/changes.ts'
import { masteryOf, questionsOfTopics, topicsOfTests } from '../../_db/queries/mastery/read.ts'
import { readAsService } from '../../_db/session.ts'
import type { TopicMastery } from '../../_domain/mastery/judge-topic.ts'
import { nextSteps } from '../../_domain/mastery/next-steps.ts'
import { sayStep } from '../../_domain/mastery/say-steps.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toPercents } from './to-percents.ts'

/** How well the caller masters the topics of a community. No learner may read questions, but their topics are no secret. */
export const readMastery = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug }: { community: string },
): Promise<Mastery> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    const learner = { user_id: claims.sub, community_id: id }
    const [counted, places, judged, behind] = await Promise.all([
      questionsOfTopics(sql, id),
      topicsOfTests(sql, id),
      masteryOf(sql, learner),
      isMasteryBehind(sql, learner),
    ])
    const known = new Map(judged.map((it) => [it.topic, it]))
    return {
      behind,
      topics: counted.map(({ topic, questions }) => toTopic(topic, known.get(topic) ?? untouched(questions))),
      tests: [...Map.groupBy(places, ({ test_id }) => test_id)].flatMap(([id, [first, ...others]]) =>
        first
          ? [{ id, slug: first.slug, title: first.title, topics: [first, ...others].map(({ topic }) => topic) }]
          : [],
      ),
    }
  })

const untouched = (questions: number): TopicMastery => ({
  ...{ level: null, questions, seen: 0, held: 0, kept: 0 },
  share: { low: 0, share: 0, high: 0 },
})

function toTopic(topic: string, mastery: TopicMastery): MasteredTopic {
  const { level, questions, seen, held, kept, share } = mastery
  const next = nextSteps(mastery)
  return {
    ...{ topic, level, questions, seen, held, kept },
    share: level === null ? null : toPercents(share),
    next: next && { level: next.level, steps: next.steps.map(sayStep) },
  }
}
