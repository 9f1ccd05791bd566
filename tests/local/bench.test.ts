import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../repo/files.ts'

/** Runs a bench at its smallest. What it measures then means nothing; that it measures is what counts. */
function smoke(bench: string): Record<string, unknown> {
  const child = spawnSync(process.execPath, ['bench/run.ts', bench, '--json', '--smoke'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(child.status, child.stderr).toBe(0)
  expect(child.stdout.trim().split('\n')).toHaveLength(1)
  expect(existsSync(join(root, `.laude/bench-${child.pid}`))).toBe(false)
  return JSON.parse(child.stdout)
}

/** The others take two minutes, so they run when a bench or what it measures was changed: TEST_BENCHES=all. */
const hasTime = process.env.TEST_BENCHES === 'all'

describe('npm run bench', () => {
  it('bench engine compares the engine with one event a transaction, in alternation', () => {
    const result = smoke('engine')
    expect(result).toMatchObject({
      bench: 'engine',
      ratio: expect.any(Number),
      engine_per_second: expect.any(Number),
      raw_per_second: expect.any(Number),
      yardstick: expect.any(String),
      cores: expect.any(Number),
    })
    expect(result.rounds).toHaveLength(3)
  })

  it.runIf(hasTime)('bench finish compares finishes over HTTP with one a transaction, and verifies the ledger', () => {
    expect(smoke('finish')).toMatchObject({
      bench: 'finish',
      ratio: expect.any(Number),
      p99_ratio: expect.any(Number),
      open_p99_ms: expect.any(Number),
      failed: 0,
      ledger: expect.stringMatching(/^\d+ learners checked, 0 differences\.$/),
      cores: expect.any(Number),
    })
  })

  it('bench learning judges practice, difficulty and readiness by two models of learners', () => {
    const judged = { within: expect.any(Number), width: expect.any(Number), brier: expect.any(Number) }
    const model = {
      difficulty: { fitted: expect.any(Number), stated: expect.any(Number) },
      practice: { weak_spots: { answers: 610, gain: expect.any(Number) }, review: { answers: 610 } },
      readiness: {
        random: {
          practiced: { at_first: judged, corrected: judged },
          reserved: { at_first: judged, corrected: judged },
        },
      },
    }
    const result = smoke('learning')
    expect(result).toMatchObject({ bench: 'learning', learners: 8, activation: model, states: model })
    // The same seeds give the same figures.
    expect(smoke('learning')).toEqual(result)
  })

  it.runIf(hasTime)('bench growth measures an event with many rules, many learners, and alone', () => {
    const result = smoke('growth')
    expect(result).toMatchObject({
      bench: 'growth',
      rules_ratio: expect.any(Number),
      rows_ratio: expect.any(Number),
      lone_ms: expect.any(Number),
      cores: expect.any(Number),
    })
    expect(result.rules_rounds).toHaveLength(3)
    expect(result.rows_rounds).toHaveLength(3)
  })

  it.runIf(hasTime)('bench display compares cached responses with a constant one, and finds none stale', () => {
    expect(smoke('display')).toMatchObject({
      bench: 'display',
      cpu_ratio: expect.any(Number),
      ratio: expect.any(Number),
      p99_ms: expect.any(Number),
      checked: 200,
      stale: 0,
      cores: expect.any(Number),
    })
  })

  it.runIf(hasTime)('bench processes compares two processes on a port with one', () => {
    expect(smoke('processes')).toMatchObject({
      bench: 'processes',
      ratio: expect.any(Number),
      ratio_constant: expect.any(Number),
      cores: expect.any(Number),
    })
  })

  it.runIf(hasTime)('bench rank compares ranks with those of the whole board', () => {
    expect(smoke('rank')).toMatchObject({
      bench: 'rank',
      asked: 50,
      wrong: 0,
      p95_ms: expect.any(Number),
      changed: 20,
      refreshed: 20,
      cores: expect.any(Number),
    })
  })

  it.runIf(hasTime)(
    'bench pages compares pages with the same bytes from memory, and counts their calls and CPU',
    () => {
      const result = smoke('pages')
      const figures = { ratio: expect.any(Number), p99_ms: expect.any(Number), bytes: expect.any(Number) }
      expect(result).toMatchObject({
        bench: 'pages',
        pages: [
          { page: 'landing', calls: 0, ...figures },
          { page: 'dashboard', calls: expect.any(Number), ...figures },
        ],
        cores: expect.any(Number),
      })
    },
  )

  it.runIf(hasTime)(
    'says how long a start takes, and how long a learner waits for the next question and a reloaded test',
    () => {
      expect(smoke('site')).toMatchObject({
        bench: 'site',
        start_s: expect.any(Number),
        start_goal: 15,
        next_question_ms: expect.any(Number),
        next_question_goal: 50,
        ready_ms: expect.any(Number),
        ready_goal: 500,
        cores: expect.any(Number),
      })
    },
  )
})
