import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { isByLearner } from './is-by-learner.ts'

/** The tests of a community, with the figures of the attempts that count on their current version. */
export const takenTests = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    select
      tests.id, slug, title, category, difficulty, tests.status, version, exams, figures.practice, learners, mean, last_at
    from tests
    cross join lateral (
      select
        (count(*) filter (where mode = 'exam'))::integer as exams,
        (count(*) filter (where mode = 'practice'))::integer as practice,
        (count(distinct user_id) filter (where mode = 'exam'))::integer as learners,
        (avg(percent) filter (where mode = 'exam'))::float8 as mean,
        to_char(max(finished_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_at
      from attempts
      where attempts.test_id = tests.id
        and attempts.test_version = tests.version
        and attempts.status = 'finished'
        and uncounted is null
        and ${isByLearner}
    ) as figures
    where tests.community_id = ${communityId}
    order by array_position(array['live', 'draft', 'retired'], tests.status), category, tests.position, title
  `)
