import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { LearnerKey } from '../../functions/_db/queries/engine/learner-key.ts'
import { applyEvents, type Engine } from '../../functions/_services/engine/apply.ts'
import { activity, finish } from './activities.ts'
import { createPerson } from './people.ts'
import { takeAway } from './revocations.ts'

/** Somebody with three weeks behind them in harbor: tests again and again, lessons, a gap, a freeze, an award taken away. */
export async function createVeteran(engine: Engine, sql: postgres.Sql): Promise<LearnerKey> {
  const [harbor] = await sql<{ id: string }[]>`select id from communities where slug = 'harbor'`
  const [perfectionist] = await sql<{ id: string }[]>`
    select id from achievements where pack = 'exam-prep' and slug = 'perfectionist'
  `
  if (!harbor || !perfectionist) throw new Error('The seeds have no harbor.')
  const who = { user_id: await createPerson(sql, 'Vera Veteran'), community_id: harbor.id }
  const tests = [randomUUID(), randomUUID()]
  const events = Array.from({ length: 40 }, (_, index) => {
    const day = index >> 1 > 9 ? (index >> 1) + 2 : index >> 1
    return index % 3 === 0
      ? activity('wod_completed', { ...who, day, dims: { difficulty: 'hard' }, metrics: { minutes: 20 } })
      : finish(
          { correct: 10 + (index % 16), mode: index % 4 ? 'exam' : 'practice' },
          { ...who, day, content_id: tests[index % 2] },
        )
  })
  await applyEvents(engine, events)
  await takeAway(engine, who, perfectionist.id)
  return who
}
