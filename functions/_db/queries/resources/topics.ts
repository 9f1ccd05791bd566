import { sql } from 'drizzle-orm'
import { toLiteral } from '../../arrays.ts'
import type { Transaction } from '../../session.ts'
import { costRank, levelRank, resourcesFor, shownColumns, type ResourceRow } from './shown.ts'

/**
 * What the live tests of a community ask about, with a category of each; without a live test, the titles of its live courses.
 * And whatever a listed resource is about.
 */
export function topicsOf(tx: Transaction, communityId: string) {
  return tx.execute<{ topic: string; category: string | null }>(sql`
    with asked as (
      select topic, min(category) as category
      from tests join questions on questions.test_id = tests.id and questions.test_version = tests.version
      where tests.community_id = ${communityId} and tests.status = 'live'
      group by topic
    )
    select topic, max(category) as category
    from (
      select topic, category from asked
      union all
      select title, null from courses
      where community_id = ${communityId} and status = 'live' and length(title) <= 60 and not exists (select from asked)
      union all
      select unnest(topics), null from resources where community_id = ${communityId} and state = 'listed'
    ) as known
    group by topic
    order by max(category) nulls last, topic
  `)
}

interface TopicToLearn {
  topic: string
  /** From 1. */
  level: number
}

/**
 * For each topic the few resources that help best: of a level that fits, found useful, free,
 * about little else. What is done comes last.
 */
export function bestForTopics(
  tx: Transaction,
  where: { community: string; reader: string; most: number },
  topics: readonly TopicToLearn[],
) {
  return tx.execute<ResourceRow & { about: string }>(sql`
    select missed.topic as about, best.*
    from unnest(
      ${toLiteral(topics.map(({ topic }) => topic))}::text[], ${toLiteral(topics.map(({ level }) => level))}::integer[]
    ) with ordinality as missed (topic, level, place)
    cross join lateral (
      select
        ${shownColumns(where.reader)},
        row_number() over (
          order by
            mark.done_at is not null, abs(${levelRank} - missed.level), resources.useful desc, ${costRank},
            cardinality(resources.topics), resources.title, resources.id
        ) as nth
      from ${resourcesFor(where.reader)}
      where resources.community_id = ${where.community}
        and resources.state = 'listed'
        and missed.topic = any (resources.topics)
    ) as best
    where best.nth <= ${where.most}
    order by missed.place, best.nth
  `)
}
