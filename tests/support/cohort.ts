import type postgres from 'postgres'
import { loadBank } from '../../functions/_db/queries/tests/banks.ts'
import { grade } from '../../functions/_domain/attempts/grading.ts'
import type { Answer } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { countAnswered, writeResponses, type QuestionResponse } from '../../functions/_domain/attempts/responses.ts'
import { drawQuestions, writeOptions } from '../../functions/_domain/attempts/draw-questions.ts'
import { mistakesAt, rightAnswers } from '../../supabase/local/demo/attempts/likely-answers.ts'
import type { FinishedDemoAttempt } from '../../supabase/local/demo/attempts/row.ts'
import { storeAttempts } from '../../supabase/local/demo/attempts/store.ts'
import { around, createRandom, type DemoRandom } from '../../supabase/local/demo/random.ts'

interface Cohort {
  community_id: string
  test_id: string
  test_version: number
  people: readonly string[]
  mode?: 'exam' | 'practice'
  lengths?: readonly number[]
  seed: string
  /** When the first of them finished; the others follow hour by hour. */
  from: string
}

/** So many profiles, made the way Auth makes them, all at once. */
export async function createPeople(sql: postgres.Sql, number: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into auth.users (id, aud, role, email, raw_user_meta_data, created_at, updated_at)
    select gen_random_uuid(), 'authenticated', 'authenticated', gen_random_uuid() || '@example.test', '{}', now(), now()
    from generate_series(1, ${number})
    returning id
  `
  return rows.map(({ id }) => id)
}

/** One finished attempt each, as a finish would have left it: abler people do better, chance does the rest. */
export async function storeCohort(sql: postgres.Sql, cohort: Cohort): Promise<FinishedDemoAttempt[]> {
  const bank = await loadBank(sql, cohort.test_id, cohort.test_version)
  const rows = cohort.people.map((user_id, index) => attemptOf({ ...cohort, bank, user_id, index }))
  await storeAttempts(sql, rows)
  return rows
}

interface Sitting extends Omit<Cohort, 'people'> {
  bank: readonly Question[]
  user_id: string
  index: number
}

function attemptOf(sitting: Sitting): FinishedDemoAttempt {
  const { seed, bank, index, user_id, community_id, test_id, test_version, mode = 'exam' } = sitting
  const random = createRandom(`${seed} ${index}`)
  const length = random.pick(sitting.lengths ?? [25]) ?? 25
  const { questions: question_order, options } = drawQuestions(bank, { mode, length }, random.next)
  const asked = question_order.flatMap((position) => bank[position - 1] ?? [])
  const able = around(random, 0.4)
  const responses = asked.map((question, place) => respond({ question, bank, able, at: 9000 * (place + 1), random }))
  const graded = grade(
    asked.map(({ topic, key }, place) => {
      const given = responses[place]
      return { topic, key, answer: given && !given.late && given.answer ? given.answer : undefined }
    }),
    mode,
  )
  const seconds = 10 * length + random.between(0, 200)
  const finished = Date.parse(sitting.from) + 3_600_000 * index
  return {
    id: crypto.randomUUID(),
    ...{ user_id, community_id, test_id, test_version, mode, length, question_order },
    option_orders: writeOptions(options),
    responses: writeResponses(responses),
    ...{ flags: [], position: length, revision: 1, answered: countAnswered(responses) },
    status: 'finished',
    started_at: new Date(finished - 1000 * seconds).toISOString(),
    finished_at: new Date(finished).toISOString(),
    updated_at: new Date(finished).toISOString(),
    ...{ correct: graded.correct, points: graded.points, unread: graded.unread },
    ...{ percent: graded.percent, perfect: graded.perfect, seconds },
    previous_percent: null,
    first_pass: false,
    timed_out: false,
  }
}

interface Asking {
  question: Question
  bank: readonly Question[]
  able: number
  at: number
  random: DemoRandom
}

/** Some leave a question, some skip it, some are late, and most answer. */
function respond({ question, bank, able, at, random }: Asking): QuestionResponse | null {
  const fate = random.next()
  if (fate < 0.03) return null
  if (fate < 0.06) return { answer: null, at, skipped: true, late: false }
  const hard = (question.position % 10) / 15
  const answer = random.next() + able > hard ? rightOne(question) : random.pick(mistakesAt(question, bank))
  return { answer: answer ?? null, at, skipped: false, late: fate > 0.97 }
}

function rightOne({ key }: Question): Answer {
  const [right] = rightAnswers(key)
  if (!right) throw new RangeError('Nothing is right.')
  return right.kind === 'short_text' ? { ...right, text: ` ${right.text.toUpperCase()} ` } : right
}
