import type postgres from 'postgres'
import { amend, type Amendment } from '../../../_domain/attempts/amendments.ts'
import type { Question } from '../../../_domain/attempts/question.ts'

/** A version of a test's bank, in its order, each question with its key and what was corrected since. */
export async function loadBank(sql: postgres.Sql, testId: string, version: number): Promise<Question[]> {
  const rows = await sql<(Question & { amendments: Amendment[] })[]>`
    select
      position, questions.kind, topic, prompt, to_json(options) as options, fixed_order, parts, pool,
      answer - 'unit' || jsonb_build_object('kind', questions.kind) as key,
      answer ->> 'unit' as unit, explanation, exam_tip as tip,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'decision', decision, 'keeps', keeps, 'at', extract(epoch from applied_at)::float8 * 1000,
              'key', corrections.answer - 'unit' || jsonb_build_object('kind', corrections.kind)
            ) order by applied_at, corrections.id
          ),
          '[]'
        )
        from corrected_questions
        join corrections on corrections.id = correction_id
        where question_id = questions.id and applied_at is not null
      ) as amendments,
      to_json(option_notes) as option_notes,
      coalesce(
        (
          select json_agg(
            json_build_object('id', id, 'kind', kind, 'width', width, 'height', height, 'alt', alt, 'asked', asked)
            order by id
          )
          from (
            select media.id, media.kind, width, height, alt, bool_or(place = 'question') as asked
            from private.media_uses
            join media on media.id = media_id
            where media_uses.question_id = questions.id
            group by media.id
          ) as shown
        ),
        '[]'
      ) as media
    from questions
    join question_keys on question_id = questions.id
    where test_id = ${testId} and test_version = ${version}
    order by position
  `
  return rows.map(({ amendments, ...question }) => amend(question, amendments))
}
