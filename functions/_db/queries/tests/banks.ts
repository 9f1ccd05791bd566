import type postgres from 'postgres'
import type { Question } from '../../../_domain/attempts/question.ts'

/** A version of a test's bank, in its order, each question with its key. */
export async function loadBank(sql: postgres.Sql, testId: string, version: number): Promise<Question[]> {
  return sql<Question[]>`
    select
      position, questions.kind, topic, prompt, to_json(options) as options, fixed_order,
      answer - 'unit' || jsonb_build_object('kind', questions.kind) as key,
      answer ->> 'unit' as unit, explanation, exam_tip as tip
    from questions
    join question_keys on question_id = id
    where test_id = ${testId} and test_version = ${version}
    order by position
  `
}
