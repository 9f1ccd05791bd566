import type postgres from 'postgres'
import { loadBank } from '../functions/_db/queries/tests/banks.ts'
import { isRight } from '../functions/_domain/attempts/grading.ts'
import type { Answer } from '../functions/_domain/attempts/kinds/rules.ts'
import { writeResponses, type StoredResponses } from '../functions/_domain/attempts/responses.ts'
import { drawQuestions, readOrders, writeOptions } from '../functions/_domain/attempts/draw-questions.ts'
import { toShown } from '../functions/_domain/attempts/option-order.ts'
import type { Question } from '../functions/_domain/attempts/question.ts'
import { mistakesAt, rightAnswers } from '../supabase/local/demo/attempts/likely-answers.ts'
import { FIRST_LEARNER, LEARNER_PREFIX } from './finishes.ts'
import { ATTEMPT_PREFIX } from './statement.ts'

/** Attempts drawn and answered each in its own way; the others are like one of them. */
const SAMPLES = 200
const LENGTH = 100
/** Answers that come with the finish itself. */
export const LAST = 5

export interface PreparedAttempt {
  questions: number[]
  options: string
  /** All but the last few. */
  saved: StoredResponses
  /** All of them, and how many are right. */
  all: StoredResponses
  correct: number
  /** The last few, as a client sends them. */
  body: string
}

/** So many tests, with banks like the one that is there. */
export async function copyTests(sql: postgres.Sql, slug: string, copies: number): Promise<string[]> {
  const rows = await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const tests = await tx<{ id: string }[]>`
      insert into tests (community_id, slug, title, category, difficulty, version, status, size)
      select community_id, slug || '-' || n, title || ' ' || n, category, difficulty, 1, 'live', size
      from tests, generate_series(1, ${copies}::integer) as n
      where slug = ${slug}
      returning id
    `
    const ids = tests.map(({ id }) => id)
    await tx`
      with copied as (
        insert into questions (
          id, lineage_id, test_id, community_id, position, kind, topic, prompt, options, parts, fixed_order, pool
        )
        select
          gen_random_uuid(), gen_random_uuid(), copy, community_id, position, kind, topic, prompt, options, parts, fixed_order, pool
        from questions, unnest(${ids}::uuid[]) as copy
        where test_id = (select id from tests where slug = ${slug})
        returning id, test_id, position
      )
      insert into question_keys (question_id, community_id, kind, answer, explanation, exam_tip)
      select copied.id, original.community_id, original.kind, answer, explanation, exam_tip
      from copied
      join questions as original
        on original.test_id = (select id from tests where slug = ${slug}) and original.position = copied.position
      join question_keys on question_id = original.id
    `
    return ids
  })
  return rows
}

/** Answers of which nine in ten are right. */
export async function drawSittings(sql: postgres.Sql, slug: string): Promise<PreparedAttempt[]> {
  const [test] = await sql<{ id: string }[]>`select id from tests where slug = ${slug}`
  if (!test) throw new Error(`There is no test ${slug}.`)
  const bank = await loadBank(sql, test.id, 1)
  return Array.from({ length: SAMPLES }, (): PreparedAttempt => {
    const { questions, options } = drawQuestions(bank, { mode: 'exam', length: LENGTH }, Math.random)
    const answers = questions.map((position): Answer => {
      const question = bank[position - 1]
      if (!question) throw new Error(`There is no question ${position}.`)
      return answerTo(question, bank, Math.random() < 0.9)
    })
    const orders = readOrders(writeOptions(options))
    const all = writeResponses(
      answers.map((answer, n) => ({ answer, at: 24_000 * (n + 1), skipped: false, late: false })),
    )
    const last = answers.flatMap((answer, index) => {
      if (index < LENGTH - LAST) return []
      return [{ number: index + 1, answer: toShown(answer, orders[index] ?? ''), at: 0 }]
    })
    return {
      questions,
      options: writeOptions(options),
      saved: all.slice(0, LENGTH - LAST),
      all,
      correct: answers.filter((answer, index) => {
        const key = bank[(questions[index] ?? 0) - 1]?.key
        return key !== undefined && isRight(key, answer)
      }).length,
      body: JSON.stringify({ sent_at: 0, position: LENGTH, responses: last }),
    }
  })
}

function answerTo(question: Question, bank: readonly Question[], right: boolean): Answer {
  const [answer] = right ? rightAnswers(question.key) : mistakesAt(question, bank)
  if (!answer) throw new Error(`There is no ${right ? 'right' : 'wrong'} answer to question ${question.position}.`)
  return answer
}

export interface Preparation {
  communityId: string
  tests: readonly string[]
  sittings: readonly PreparedAttempt[]
  learners: number
  /** Numbers of the attempts: from one, up to another. */
  from: number
  to: number
}

/** Unfinished attempts, answered but for the last few. Attempt n is of learner n, of those there are, and of the next test each round. */
export async function prepareAttempts(sql: postgres.Sql, preparation: Preparation): Promise<void> {
  const { communityId, tests, sittings, learners, from, to } = preparation
  if (to > learners * tests.length) throw new RangeError('A learner has one running attempt at a test.')
  const samples = sittings.map(({ questions, options, saved }) => ({ questions, options, saved }))
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`set local statement_timeout = 0`
    await tx`
      create temp table sitting on commit drop as
      select
        place - 1 as sample,
        (select array_agg(value::smallint order by ordinality) from jsonb_array_elements_text(it -> 'questions') with ordinality) as questions,
        it ->> 'options' as options, (it -> 'saved')::json as saved
      from jsonb_array_elements(${tx.json(JSON.parse(JSON.stringify(samples)))}) with ordinality as given (it, place)
    `
    await tx`
      insert into attempts (
        id, user_id, community_id, test_id, test_version, mode, length, question_order, option_orders, responses, answered,
        position, revision, started_at
      )
      select
        (${ATTEMPT_PREFIX}::text || (${FIRST_LEARNER}::bigint + n))::uuid,
        (${LEARNER_PREFIX}::text || (${FIRST_LEARNER}::bigint + n % ${learners}::integer))::uuid,
        ${communityId}, (${[...tests]}::uuid[])[1 + n / ${learners}::integer], 1, 'exam', ${LENGTH}, questions, options, saved,
        ${LENGTH - LAST}, ${LENGTH - LAST}, 12, now() - interval '41 minutes'
      from generate_series(${from}::integer, ${to - 1}::integer) as n
      join sitting on sample = n % ${sittings.length}::integer
    `
  })
}
