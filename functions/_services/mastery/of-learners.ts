import type { MasteryOfLearners, MasteryOfLearnersQuery } from '../../_contracts/mastery/mastery.ts'
import { masteryOfStudents, masteryOfTopics } from '../../_db/queries/mastery/of-learners.ts'
import { readAsUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toPercent } from './to-percents.ts'

/** The mastery of the students of a community, for its instructors and admins, a page at a time. Row-level security applies. */
export const readMasteryOfLearners = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community, limit, cursor }: MasteryOfLearnersQuery,
): Promise<MasteryOfLearners> =>
  readAsUser(db, claims, async (tx, sql) => {
    const { id } = await findTaughtCommunity(tx, claims, community, 'Only instructors can see the mastery of learners.')
    const [rows, topics] = await Promise.all([
      // One more than the page holds says whether there is a next page.
      masteryOfStudents(sql, { community_id: id, after: cursor ?? null, limit: limit + 1 }),
      masteryOfTopics(sql, id),
    ])
    const shown = rows.slice(0, limit)
    return {
      community,
      data: shown.map(({ share, topics, ...learner }) => ({
        learner,
        share: toPercent(share),
        topics: topics.map((topic) => ({ ...topic, share: toPercent(topic.share) })),
      })),
      page: {
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
        topics: topics.map((topic) => ({ ...topic, share: toPercent(topic.share) })),
      },
    }
  })
