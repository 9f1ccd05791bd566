import { z } from 'zod'

/** What Schemathesis reports about the requests of one operation in one phase. */
const finished = z.object({
  ScenarioFinished: z.object({
    recorder: z.object({
      label: z.string(),
      checks: z.record(
        z.string(),
        z.array(
          z.object({
            status: z.string(),
            failure_info: z.object({ failure: z.object({ title: z.string(), message: z.string() }) }).nullish(),
          }),
        ),
      ),
      interactions: z.record(
        z.string(),
        z.object({
          request: z.object({ method: z.string(), uri: z.string() }),
          response: z.object({ status_code: z.int() }).nullable(),
        }),
      ),
    }),
  }),
})
const broken = z.object({ NonFatalError: z.object({ label: z.string().nullish(), value: z.unknown() }) })

export interface FuzzFailure {
  role: string
  operation: string
  title: string
  message: string
  /** One request that it happened to. */
  request: string
  times: number
}

export interface FuzzTally {
  cases: number
  /** Requests of each operation by status. */
  operations: Map<string, Map<number, number>>
  failures: Map<string, FuzzFailure>
}

export const emptyTally = (): FuzzTally => ({ cases: 0, operations: new Map(), failures: new Map() })

/** Adds one line of a report. Lines of other kinds change nothing. */
export function countLine(tally: FuzzTally, role: string, line: string): void {
  const event: unknown = JSON.parse(line)
  const failed = broken.safeParse(event).data?.NonFatalError
  if (failed) add(tally, { role, operation: failed.label ?? '', title: 'Error', message: JSON.stringify(failed.value) })
  const recorder = finished.safeParse(event).data?.ScenarioFinished.recorder
  if (!recorder) return
  const { label, interactions, checks } = recorder
  const statuses = tally.operations.get(label) ?? new Map<number, number>()
  tally.operations.set(label, statuses)
  for (const [id, { request, response }] of Object.entries(interactions)) {
    tally.cases += 1
    const status = response?.status_code ?? 0
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    for (const { status, failure_info } of checks[id] ?? [])
      if (status === 'failure' && failure_info)
        add(tally, { role, operation: label, ...failure_info.failure, request: `${request.method} ${request.uri}` })
  }
}

function add({ failures }: FuzzTally, found: Omit<FuzzFailure, 'times' | 'request'> & { request?: string }): void {
  const key = JSON.stringify([found.operation, found.title, found.message.split('\n')[0]])
  const known = failures.get(key)
  failures.set(key, known ? { ...known, times: known.times + 1 } : { request: '', ...found, times: 1 })
}

/** All in plain words: cases and answers by operation, and what failed. */
export function summary({ cases, operations, failures }: FuzzTally): string {
  const rows = [...operations].toSorted(([a], [b]) => path(a).localeCompare(path(b), 'en'))
  const width = Math.max(...rows.map(([operation]) => operation.length))
  const answers = (statuses: Map<number, number>) =>
    [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status === 0 ? 'none' : status} × ${times}`)
  const count = (statuses: Map<number, number>) => [...statuses.values()].reduce((sum, times) => sum + times, 0)
  return [
    ...rows.map(([operation, statuses]) =>
      [operation.padEnd(width), String(count(statuses)).padStart(6), ` ${answers(statuses).join(', ')}`].join(' '),
    ),
    '',
    ...[...failures.values()].flatMap(({ role, operation, title, message, request, times }) => [
      `${operation}: ${title}, ${times} times, first as ${role}`,
      `  ${message.replaceAll('\n', '\n  ')}`,
      `  ${request}`,
      '',
    ]),
    `${cases} requests to ${operations.size} operations; failures: ${failures.size}.`,
  ].join('\n')
}

const path = (operation: string) => operation.split(' ').toReversed().join(' ')
