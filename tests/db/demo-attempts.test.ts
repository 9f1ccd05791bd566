import { beforeAll, describe, expect, it } from 'vitest'
import { test as testContract } from '../../functions/_contracts/tests/tests.ts'
import { stableId } from '../../functions/_db/stable-id.ts'
import { loadAttempts, type AttemptKey } from '../../functions/_db/queries/attempts/load.ts'
import { secondsSpent } from '../../functions/_domain/attempts/responses.ts'
import { createBankCache } from '../../functions/_services/attempts/bank-cache.ts'
import { gradeAttempt } from '../../functions/_services/attempts/close.ts'
import { attachQuestions } from '../../functions/_services/attempts/attach-questions.ts'
import { STUDENT } from '../../supabase/local/demo/student.ts'
import { recordDemoHistory } from '../../supabase/local/demo/record-history.ts'
import { useApi } from '../support/api.ts'
import { sitter } from '../support/sitter.ts'

const student = stableId(`demo:${STUDENT}`)

describe('the demo’s attempts', () => {
  const api = useApi()
  beforeAll(() => recordDemoHistory(api().database.url))

  const listed = async () => {
    const response = await api().ask('/attempts-api/tests?community=harbor', student)
    const { data } = await response.json()
    return testContract.array().parse(data)
  }
  const toldOf = (testId: string) => api().database.sql<{ id: string; score: number; at: Date }[]>`
    select id, (metrics ->> 'score')::float8 as score, occurred_at as at
    from activity_events
    where user_id = ${student} and type = 'test_completed' and content_id = ${testId}
    order by occurred_at
  `

  it('every completed test has an attempt with the same result', async () => {
    const { sql } = api().database
    const [row] = await sql`
      select
        count(*)::int as told,
        count(attempts.id)::int as taken,
        (select count(*)::int from attempts where status = 'finished') as finished
      from activity_events as event
      left join attempts
        on attempts.user_id = event.user_id and attempts.id = event.id
        and attempts.community_id = event.community_id
        and test_id = content_id
        and status = 'finished'
        and finished_at = occurred_at
        and started_at = occurred_at - make_interval(secs => seconds)
        and mode = dims ->> 'mode'
        and perfect = coalesce((dims ->> 'perfect')::boolean, false)
        and length = (metrics ->> 'questions')::int
        and correct = (metrics ->> 'correct')::int
        and percent = (metrics ->> 'score')::numeric
        and seconds = (metrics ->> 'seconds')::int
        and previous_percent is not distinct from (metrics ->> 'previous_score')::numeric
      where type = 'test_completed'
    `
    expect(row?.told).toBeGreaterThan(900)
    expect(row).toEqual({ told: row?.told, taken: row?.told, finished: row?.told })
  })

  it('grading the stored answers gives the stored results', async () => {
    const { sql, db } = api().database
    const banks = createBankCache(db, Date.now)
    const keys = await sql<AttemptKey[]>`select user_id, id from attempts where status = 'finished'`
    for (const row of await loadAttempts(db, keys)) {
      if (!row) throw new Error('An attempt is gone.')
      const opened = await attachQuestions(row, banks)
      const { correct, answered, percent, perfect } = row
      expect(gradeAttempt(opened)).toMatchObject({ correct, answered, percent, perfect })
      expect(secondsSpent(opened.responses, (row.finished_at ?? 0) - row.started_at)).toBe(row.seconds)
    }
  })

  it('the student sees the last and the best attempt at each test, and their number', async () => {
    const tests = await listed()
    expect(tests).toHaveLength(3)
    for (const { id, mine } of tests) {
      const told = await toldOf(id)
      const last = told.at(-1)
      expect(told.length).toBeGreaterThanOrEqual(3)
      expect(mine).toMatchObject({
        finished: told.length,
        best: Math.max(...told.map(({ score }) => score)),
        last: { attempt_id: last?.id, percent: last?.score, finished_at: last?.at.toISOString() },
      })
    }
  })

  it('a demo attempt can be reviewed and has its rewards', async () => {
    const [first] = await listed()
    const me = sitter(api(), student)
    for (const { id, score } of await toldOf(first?.id ?? '')) {
      const { questions, result } = await me.review(id)
      expect(result).toMatchObject({ percent: score, counts: true, replayed: true })
      expect(result.progress).not.toBeNull()
      const correct = questions.filter(({ verdict }) => verdict === 'correct')
      expect(correct).toHaveLength(result.correct)
      expect(questions.filter(({ verdict }) => verdict !== 'unanswered')).toHaveLength(result.answered)
    }
  })

  it('one demo attempt can be resumed, and its finish counts on what came before', async () => {
    const [first, second] = await listed()
    expect(first?.mine.running).toBeNull()
    const running = second?.mine.running
    expect(running).toMatchObject({ mode: 'practice', length: 25, answered: 9 })
    const me = sitter(api(), student)
    const resumed = await me.start({ test_id: second?.id, mode: 'practice', length: 25 })
    expect(resumed).toMatchObject({ id: running?.attempt_id, position: 10 })
    expect(resumed.responses).toHaveLength(9)
    const right = await me.answers(resumed.id, () => true)
    const result = await me.finish(resumed.id, { sent_at: Date.now(), responses: right.slice(9) })
    const last = (await toldOf(second?.id ?? '')).at(-2)
    expect(result).toMatchObject({ correct: 23, answered: 25, counts: true, previous_percent: last?.score })
  })
})
