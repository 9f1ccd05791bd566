import { beforeEach, describe, expect, it } from 'vitest'
import { drainQueue } from '../../../functions/_services/engine/drain.ts'
import { eventOf, takeTest, useSchool } from '../../support/school.ts'

describe('finishing where the queue does the counting', () => {
  const school = useSchool({ events: 'queue' })
  beforeEach(() => school.sql()`delete from event_queue`)
  const queued = async () => {
    const rows = await school.sql()<{ id: string }[]>`select event ->> 'id' as id from event_queue`
    return rows.map(({ id }) => id)
  }

  it('in queue mode a finish says that progress comes soon, and a repeat shows it once it is counted', async () => {
    const me = await school.newcomer()
    const first = await takeTest(me, school.test(), { correct: 20 })
    expect(first).toMatchObject({
      correct: 20,
      percent: 80,
      counts: false,
      counts_reason: 'queued',
      progress: null,
      replayed: false,
    })
    expect(await me.finish(first.attempt_id)).toEqual({ ...first, replayed: true })
    expect([await queued(), await eventOf(school.api(), first.attempt_id)]).toEqual([[first.attempt_id], undefined])

    expect(await drainQueue(school.api().deps)).toEqual({ taken: 1, applied: 1, failed: 0 })
    const again = await me.finish(first.attempt_id)
    expect(again).toMatchObject({
      correct: 20,
      counts: true,
      replayed: true,
      progress: { streak: { result: 'started' } },
    })
    expect((await me.read(first.attempt_id)).result).toEqual(again)
    expect(await queued()).toEqual([])
  })

  it('in queue mode fifty finishes at once make one finish and one event', async () => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    await me.sinceMinutes(id, 10)
    const responses = await me.answers(id, () => true)
    const others = await Promise.all(
      [1, 2].map(async () => {
        const other = await school.newcomer()
        const { id } = await other.start({ test_id: school.test(), mode: 'exam', length: 25 })
        return () => other.finish(id)
      }),
    )
    // These two go at once; the fifty wait for them, and go in one batch.
    const ahead = others.map((finish) => finish())
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        me.finish(id, { sent_at: Date.now(), responses: responses.slice(0, 20 + (n % 6)) }),
      ),
    )
    await Promise.all(ahead)
    const [first, ...rest] = results.filter(({ replayed }) => !replayed)
    expect(rest).toEqual([])
    for (const result of results) expect(result).toEqual({ ...first, replayed: result.replayed })
    expect((await queued()).filter((event) => event === id)).toHaveLength(1)
    await drainQueue(school.api().deps)
    expect(await eventOf(school.api(), id)).toMatchObject({ metrics: { correct: first?.correct } })
  })

  it('in queue mode the next attempt knows the percent of the one before, although it is not counted yet', async () => {
    const me = await school.newcomer()
    const first = await takeTest(me, school.test(), { correct: 10 })
    const second = await takeTest(me, school.test(), { correct: 15 })
    expect(second.previous_percent).toBe(40)
    expect(await queued()).toEqual([first.attempt_id, second.attempt_id])
    await drainQueue(school.api().deps)
    expect(await eventOf(school.api(), first.attempt_id)).toMatchObject({ dims: { first: true } })
    expect(await eventOf(school.api(), second.attempt_id)).toMatchObject({
      metrics: { previous_score: 40, best_before: 40 },
    })
  })

  it('in queue mode an attempt faster than anyone reads queues no event', async () => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    const result = await me.finish(id, { sent_at: Date.now(), responses: await me.answers(id, () => true) })
    expect(result).toMatchObject({ counts: false, counts_reason: 'too_fast', progress: null })
    expect(await queued()).toEqual([])
  })
})
