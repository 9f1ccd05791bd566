import type postgres from 'postgres'
import type { QuestionKind } from '../../../_domain/attempts/kinds/kinds.ts'
import type { Difficulty } from '../../../_domain/tests/difficulty.ts'

/** A question that a live test of a community asks, and how difficult it was found. */
export interface LiveQuestion {
  lineage_id: string
  topic: string
  kind: QuestionKind
  options: number
  /** What its author says of it, or of its test. */
  stated: Difficulty
  /** Null where nothing was fitted yet. */
  difficulty: number | null
  deviation: number | null
}

/**
 * The live questions of a community whose tests show what is right: before that, nothing may say which answers were. One that stands
 * in two tests is there once.
 */
export const shownQuestions = (sql: postgres.Sql, community_id: string) => sql<LiveQuestion[]>`
  select distinct on (questions.lineage_id)
    questions.lineage_id, topic, kind, coalesce(cardinality(options), 0) as options,
    coalesce(questions.difficulty, tests.difficulty) as stated, question_difficulties.difficulty, deviation
  from tests
  join questions on questions.test_id = tests.id and questions.test_version = tests.version
  left join question_difficulties
    on question_difficulties.community_id = tests.community_id and question_difficulties.lineage_id = questions.lineage_id
  where tests.community_id = ${community_id}
    and tests.status = 'live'
    and (feedback <> 'after_date' or feedback_from <= now())
  order by questions.lineage_id, tests.position, tests.id
`
