import { describe, expect, it } from 'vitest'
import { readOptions } from '../fuzz/options.ts'
import { countLine, emptyTally, summary } from '../fuzz/tally.ts'

/** A line as Schemathesis writes it, with more that is of no interest. */
const line = (label: string, statuses: (number | null)[], failed: number[] = []) =>
  JSON.stringify({
    ScenarioFinished: {
      phase: 'fuzzing',
      recorder: {
        label,
        cases: {},
        checks: Object.fromEntries(
          failed.map((n) => [
            `case-${n}`,
            [
              { name: 'not_a_server_error', status: 'success' },
              {
                name: 'status_code_conformance',
                status: 'failure',
                failure_info: {
                  failure: { title: 'Undocumented status code', message: `Received: ${statuses[n]}\nDocumented: 200` },
                },
              },
            ],
          ]),
        ),
        interactions: Object.fromEntries(
          statuses.map((status, n) => [
            `case-${n}`,
            {
              request: { method: 'GET', uri: `http://localhost/${n}` },
              response: status === null ? null : { status_code: status, headers: {} },
            },
          ]),
        ),
      },
    },
  })

describe('the summary of fuzzing', () => {
  it('has requests and statuses by operation, and each failure once, with the first request', () => {
    const tally = emptyTally()
    for (const each of [
      JSON.stringify({ PhaseStarted: { phase: 'fuzzing' } }),
      line('GET /tests', [200, 418, 418], [1, 2]),
      line('GET /courses', [200, null]),
      line('GET /tests', [200]),
    ])
      countLine(tally, 'student', each)
    expect(tally.cases).toBe(6)
    expect([...tally.failures.values()]).toEqual([
      {
        role: 'student',
        operation: 'GET /tests',
        title: 'Undocumented status code',
        message: 'Received: 418\nDocumented: 200',
        request: 'GET http://localhost/1',
        times: 2,
      },
    ])
    const text = summary(tally)
    expect(text).toMatch(/GET \/courses +2 +none × 1, 200 × 1\nGET \/tests +4 +200 × 2, 418 × 2\n/)
    expect(text).toContain('GET /tests: Undocumented status code, 2 times, first as student')
    expect(text.endsWith('6 requests to 2 operations; failures: 1.')).toBe(true)
  })

  it('counts an operation that could not be asked as a failure', () => {
    const tally = emptyTally()
    countLine(tally, 'admin', JSON.stringify({ NonFatalError: { label: 'GET /tests', value: { type: 'Broken' } } }))
    expect([...tally.failures.values()]).toMatchObject([{ operation: 'GET /tests', title: 'Error' }])
  })
})

describe('the options of fuzzing', () => {
  it('are a number of requests or seconds, a seed and a function', () => {
    expect(readOptions([])).toEqual({ cases: 10_000, seconds: undefined, seed: 1, only: undefined })
    expect(readOptions(['--cases', '50', '--seed', '7', '--function', 'courses-api'])).toMatchObject({
      cases: 50,
      seed: 7,
      only: 'courses-api',
    })
    for (const wrong of [['--cases', '0'], ['--seconds', 'many'], ['--seed', '1.5'], ['--speed']])
      expect(readOptions(wrong)).toBeUndefined()
  })
})
