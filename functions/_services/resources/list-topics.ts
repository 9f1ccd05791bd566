import type { TopicOfCommunity } from '../../_contracts/resources/listing.ts'
import { topicsOf } from '../../_db/queries/resources/topics.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** What a community teaches. No learner may read questions, but their topics are no secret. */
export const listTopics = ({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<TopicOfCommunity[]> =>
  readAsService(db, claims.sub, async (tx) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    return (await topicsOf(tx, id)).map(({ topic, category }) => ({ topic, category }))
  })
