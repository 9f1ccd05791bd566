import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { drainQueue } from '../../functions/_services/engine/drain.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import type { EventsMode } from '../../functions/_services/engine/record.ts'
import { useSchool, type Sitter } from '../support/school.ts'
import { insist } from '../support/until.ts'

const SECONDS = 4

describe.each<EventsMode>(['inline', 'queue'])('finishes whose connections are cut, %s', (events) => {
  const school = useSchool({ events })

  it('finishes under lost connections end an attempt with its event or not at all, and a retry succeeds', async () => {
    const { sql } = school.api().database
    const end = Date.now() + SECONDS * 1000
    const statuses = new Set<number>()
    const takers: string[] = []
    let cuts = 0
    // Longer where the machine is busy, until there was enough of both.
    const going = () => Date.now() < end || cuts <= 20 || !statuses.has(200)
    const cutter = async () => {
      while (going()) {
        await rest(Math.random() * 15)
        const cut = await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'laude' and datname = current_database() and (state = 'active' or random() < 0.2)
            order by random() limit 1
          `
        cuts += cut.length
      }
    }
    const start = async (me: Sitter): Promise<string | undefined> => {
      const answer = await me.send('POST', '/attempts', { test_id: school.test(), mode: 'exam', length: 25 })
      return answer.ok ? (await answer.json()).data.id : undefined
    }
    const taker = async () => {
      const me = await school.newcomer()
      takers.push(me.person)
      while (going()) {
        const id = await start(me)
        if (id === undefined) continue
        await me.sinceMinutes(id, 10)
        const submission = { sent_at: Date.now(), responses: await me.answers(id, () => true) }
        // Half of them give up after the first try, whatever came of it.
        for (let tries = 0; tries < (Math.random() < 0.5 ? 1 : 20); tries++) {
          const { status } = await me.send('POST', `/attempts/${id}/finish`, submission)
          statuses.add(status)
          if (status === 200) break
        }
      }
    }
    await Promise.all([cutter(), ...Array.from({ length: 6 }, taker)])

    const halves = await sql`
        select status, logged, queued, count(*)::int as attempts
        from (
          select
            status,
            (select count(*)::int from activity_events as log where log.user_id = attempts.user_id and log.id = attempts.id) as logged,
            (select count(*)::int from event_queue where event ->> 'id' = attempts.id::text) as queued
          from attempts
          where user_id = any (${takers})
        ) as attempt
        group by status, logged, queued
      `
    const states = halves.map(({ status, logged, queued }) => `${status} ${logged + queued}`)
    expect(states.filter((state) => state !== 'in_progress 0' && state !== 'finished 1')).toEqual([])
    expect(states).toContain('finished 1')
    expect(unforeseen(school.api().logged)).toEqual([])
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(cuts).toBeGreaterThan(20)

    const { deps } = school.api()
    while (await insist(async () => (await drainQueue(deps)).taken > 0));
    for await (const difference of verifyAll(deps.db, deps.rulesets)) expect(difference).toBeUndefined()
  })
})

/** What requests failed of that we have no word for. */
function unforeseen(logged: Record<string, unknown>[]) {
  const failed = new Set(logged.filter(({ status }) => status === 500).map(({ request_id }) => request_id))
  return logged.filter(({ error, request_id }) => error !== undefined && failed.has(request_id))
}
