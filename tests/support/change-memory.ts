import type postgres from 'postgres'
import { storeMemory } from '../../functions/_db/queries/memory/memory.ts'
import { toStored, type MemoryColumns } from '../../functions/_db/queries/memory/stored.ts'
import type { QuestionMemory } from '../../functions/_domain/memory/remember.ts'
import { addDays } from '../../functions/_domain/time/days.ts'

const DAY = 86_400_000

/** Changes what is stored of the questions that a learner remembers. They come in the order of their ids. */
export async function changeMemory(
  sql: postgres.Sql,
  person: string,
  change: (question: QuestionMemory, place: number) => Partial<QuestionMemory>,
): Promise<void> {
  const found = await sql<{ row: MemoryColumns }[]>`
    select row_to_json(memory) as row from memory where user_id = ${person}
  `
  const rows = found.map(({ row }) => toStored(row))
  const order = rows.flatMap(({ lineages }) => lineages).toSorted()
  await storeMemory(
    sql,
    rows.map((row) => ({
      ...row,
      questions: row.questions.map((question, index) => ({
        ...question,
        ...change(question, order.indexOf(row.lineages[index] ?? '')),
      })),
    })),
  )
}

/** The same question, had all of it been so many days ago. */
export const daysEarlier = (
  { first_at, last_at, reviewed_at, due_on }: QuestionMemory,
  days: number,
): Partial<QuestionMemory> => ({
  first_at: first_at - days * DAY,
  last_at: last_at - days * DAY,
  reviewed_at: reviewed_at - days * DAY,
  due_on: addDays(due_on, -days),
})
