import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { root } from '../../repo/files.ts'
import { OTHER, useCorrections } from '../../support/corrections.ts'

const LEARNERS = 10
const KILLS = 3

describe('a regrade whose process is killed again and again', () => {
  const { school, publish, correct, start, outcomes, differences, takeWith, runAll } = useCorrections()

  it('is completed, grades nobody twice and tells each learner once', async () => {
    const { sql } = school
    const test_id = await publish()
    const people = await Promise.all(Array.from({ length: LEARNERS }, () => school.newcomer()))
    for (const me of people) await takeWith(me, test_id, { choice: OTHER })
    const correction = await correct({ test_id, position: 1, answer: { choice: OTHER } })
    expect(await start(correction)).toBe(true)
    const written = async () => (await outcomes(correction)).filter((it) => it.written).length
    for (let kills = 0, done = 0; kills < KILLS && done < LEARNERS; kills++) {
      const worker = spawn(process.execPath, [join(root, 'tests/support/regrade-process.ts')], {
        env: { ...process.env, DATABASE_URL: school.api().database.url },
        stdio: 'ignore',
      })
      try {
        // Once it gets on, it is killed somewhere in what follows.
        await expect.poll(async () => (await written()) > done, { interval: 2 }).toBe(true)
        await rest(Math.random() * 30)
      } finally {
        worker.kill('SIGKILL')
      }
      done = await written()
    }
    // Postgres holds the locks of the last one until it sees that it is gone.
    await expect
      .poll(async () => {
        await runAll()
        return sql()`select status, learners from corrections where id = ${correction}`
      })
      .toMatchObject([{ status: 'done', learners: LEARNERS }])
    const told = await sql()`
      select count(*)::integer as times from notifications
      where kind = 'regraded' and payload ->> 'correction' = ${correction} group by user_id
    `
    expect(told.map(({ times }) => times)).toEqual(people.map(() => 1))
    expect(await differences(...people)).toEqual([])
  })
})
