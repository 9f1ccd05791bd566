import type postgres from 'postgres'
import { creditOf } from '../../functions/_domain/attempts/credit.ts'
import type { Answer } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { readResponses, type StoredResponses } from '../../functions/_domain/attempts/responses.ts'

interface Raw {
  correct: number
  points: number
  percent: number
  question_order: number[]
  responses: StoredResponses
}

/** Item analysis as one would write it on a board: all attempts in memory, one list a question, two passes each. */
export async function plainAnalysis(sql: postgres.Sql, ids: readonly string[], bank: readonly Question[]) {
  const rows = await sql<Raw[]>`
    select correct, coalesce(points, correct)::float8 as points, percent::float8, array_to_json(question_order) as question_order, responses
    from attempts where id = any (${[...ids]})
  `
  const sheets = rows.map(({ question_order, responses, correct, points, percent }) => {
    const questions = question_order.flatMap((position) => bank[position - 1] ?? [])
    const given = readResponses(
      responses,
      questions.map(({ kind }) => kind),
    )
    const items = questions.map(({ position, key }, index) => {
      const response = given[index]
      const answer = response && !response.late ? response.answer : null
      const right = answer === null ? 0 : (creditOf(key, answer) ?? 0)
      return { position, answered: answer !== null, right, missed: answer && right < 1 ? written(answer) : null }
    })
    const right = items.reduce((sum, item) => sum + item.right, 0)
    const full = items.filter((item) => item.right === 1).length
    // Else it would not be what learners were told.
    if (full !== correct) throw new Error(`Graded as ${correct}, and counted as ${full}.`)
    if (Math.abs(right - points) > 1e-4) throw new Error(`Graded as worth ${points}, and counted as ${right}.`)
    return {
      items,
      score: (100 * right) / items.length,
      rest: (x: number) => (100 * (right - x)) / (items.length - 1),
      percent,
    }
  })
  const scores = sheets.map(({ score }) => score)
  return {
    attempts: sheets.length,
    mean: mean(scores),
    deviation: Math.sqrt(spread(scores)),
    percents: sheets.map(({ percent }) => percent),
    reliability: alpha(
      sheets.map(({ items }) => items.toSorted((a, b) => a.position - b.position).map((it) => it.right)),
    ),
    questions: bank.map(({ position }) => {
      const seen = sheets.flatMap(({ items, score, rest }) =>
        items.filter((item) => item.position === position).map((item) => ({ ...item, score, rest: rest(item.right) })),
      )
      const right = seen.map((item) => item.right)
      return {
        position,
        shown: seen.length,
        answered: seen.filter(({ answered }) => answered).length,
        facility: mean(right),
        point_biserial: pearson(
          right,
          seen.map((item) => item.score),
        ),
        rest_correlation: pearson(
          right,
          seen.map((item) => item.rest),
        ),
        mostly_wrong: most(seen.flatMap(({ missed }) => missed ?? [])),
      }
    }),
  }
}

/** Options in order; case and space are no part of a spelling. */
const written = (answer: Answer) =>
  JSON.stringify(answer.kind === 'multiple_choice' ? answer.choices.toSorted((a, b) => a - b) : answer).toLowerCase()

const most = (texts: string[]) => Math.max(0, ...texts.map((text) => texts.filter((other) => other === text).length))

/** Cronbach's alpha over the matrix of right and wrong, all rows having the same questions. */
function alpha(rows: number[][]): number {
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? 0))
  const within = columns.reduce((sum, column) => sum + spread(column), 0)
  return (
    (columns.length / (columns.length - 1)) * (1 - within / spread(rows.map((row) => row.reduce((a, b) => a + b, 0))))
  )
}

const spread = (values: number[]) => mean(values.map((value) => (value - mean(values)) ** 2))

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function pearson(xs: number[], ys: number[]): number | null {
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (of: (x: number, y: number) => number) =>
    xs.reduce((total, x, index) => total + of(x - mx, (ys[index] ?? 0) - my), 0)
  const both = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return both === 0 ? null : sum((x, y) => x * y) / both
}
