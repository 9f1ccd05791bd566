import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import { root } from '../../repo/files.ts'
import { finish } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'

/** `npm run workers` on a database. */
function runSupervisor(databaseUrl: string, ...args: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'laude-workers-'))
  const child = spawn(process.execPath, ['supabase/local/workers.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, SUPABASE_URL: '', LAUDE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(home, { recursive: true, force: true })
  })
  return {
    output: () => output,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    ended,
    /** How many workers each decision asked for that changed their number. */
    sizes: () => [...output.matchAll(/workers \d+ → (\d+)/g)].map(([, size]) => Number(size)),
    pids: () => [...output.matchAll(/starts as process (\d+)/g)].map(([, pid]) => Number(pid)),
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('npm run workers', () => {
  const database = useDatabase()
  const waiting = async () => (await database().sql`select from event_queue`).length
  const logged = async () => (await database().sql`select from activity_events`).length

  async function push(learners: number, each: number) {
    const [harbor] = await database().sql`select id from communities where slug = 'harbor'`
    for (let learner = 0; learner < learners; learner++) {
      const who = { user_id: await createPerson(database().sql, 'Quin'), community_id: harbor?.id }
      const events = Array.from({ length: each }, (_, day) => finish({}, { ...who, day }))
      await withService(database().db, (tx) => pushEvents(tx, events))
    }
  }

  it('starts workers for what waits and stops them when it is applied; one that is killed is replaced', async () => {
    const before = await logged()
    await push(60, 100)
    const scaling = ['--min', '1', '--max', '3', '--rate', '500', '--target', '2', '--cooldown', '3', '--every', '0.2']
    const supervisor = runSupervisor(database().url, ...scaling)
    await expect.poll(supervisor.pids).toHaveLength(3)
    const [first = 0, ...others] = supervisor.pids()
    process.kill(first, 'SIGKILL')
    await expect.poll(supervisor.output).toContain('worker 1 ended with SIGKILL, starts again in 0.5 s')
    await expect.poll(supervisor.pids).toHaveLength(4)

    await expect.poll(waiting).toBe(0)
    expect((await logged()) - before).toBe(6000)
    await expect.poll(supervisor.sizes).toContain(1)
    await expect.poll(() => others.filter(isAlive)).toEqual([])
    // Up at once, down by steps, and never up again.
    expect(supervisor.sizes().slice(0, 1)).toEqual([3])
    expect(supervisor.sizes()).toEqual(supervisor.sizes().toSorted((one, other) => other - one))
    expect(await supervisor.stop()).toBe(0)
    expect(supervisor.pids().filter(isAlive)).toEqual([])
  })

  it.each([
    [['--max', 'many'], /^--max is "many"/],
    [['--min', '5', '--max', '2'], /^--max 2 is below --min 5/],
    [['--often'], /^npm run workers does not know --often/],
  ])('refuses %j', async (args, words) => {
    const supervisor = runSupervisor(database().url, ...args)
    expect([await supervisor.ended, supervisor.output()]).toEqual([1, expect.stringMatching(words)])
  })

  it('says in its help that it is a simulation', async () => {
    const supervisor = runSupervisor(database().url, '--help')
    expect([await supervisor.ended, supervisor.output()]).toEqual([0, expect.stringContaining('A simulation')])
  })
})
