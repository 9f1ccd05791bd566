import type postgres from 'postgres'
import { withApi, type BenchApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishRequests } from './finish.ts'
import { FIRST_LEARNER, learnerId } from './finishes.ts'
import { load } from './http-load.ts'
import { makePeople, settle } from './learners.ts'
import type { UnitCost } from './machines.ts'
import { copyTests, drawSittings, prepareAttempts, type PreparedAttempt } from './prepared.ts'
import { cpuOf } from './process-cpu.ts'
import { ATTEMPT_PREFIX } from './statement.ts'
import { median, rounded } from './statistics.ts'

export interface TakingSizes {
  learners: number
  /** Attempts of each learner that are started, and as many that are saved and finished. */
  each: number
  /** Parts of them that are measured one after the other; the first warms up. */
  rounds: number
}

export const SIZES: TakingSizes = { learners: 1024, each: 12, rounds: 6 }
export const SMOKE: TakingSizes = { learners: 64, each: 2, rounds: 2 }

const CONNECTIONS = 64
const TEST = 'networking-fundamentals'
const ROUTE = '/functions/v1/attempts-api/attempts'

/** What a test of 100 questions costs the server and Postgres: to start it, to save answers, and to finish it. */
export const benchTaking = ({ learners, each, rounds }: TakingSizes, say: (line: string) => void) =>
  withCluster(async ({ sql, url, pid }) => {
    const harbor = await findHarbor(sql)
    const sittings = await drawSittings(sql, TEST)
    const total = learners * each
    say(`Making ${learners} learners with ${each} unfinished attempts each …`)
    await makePeople(sql, { communityId: harbor.id, from: 0, count: learners })
    const prepared = await copyTests(sql, TEST, each)
    await prepareAttempts(sql, { communityId: harbor.id, tests: prepared, sittings, learners, from: 0, to: total })
    const fresh = await copyTests(sql, 'security-fundamentals', each)
    await settle(sql)

    return withApi(
      url(),
      async (api) => {
        const tokens = await Promise.all(
          Array.from({ length: learners }, (_, learner) => api.token(learnerId(learner))),
        )
        const requestTo = (attempt: number, line: string, body: string) =>
          [
            `${line} HTTP/1.1`,
            `Host: 127.0.0.1:${api.port}`,
            `Authorization: Bearer ${tokens[attempt % learners]}`,
            'Content-Type: application/json',
            `Content-Length: ${Buffer.byteLength(body)}`,
            '',
            body,
          ].join('\r\n')
        const start = (attempt: number) =>
          requestTo(
            attempt,
            `POST ${ROUTE}`,
            JSON.stringify({ test_id: fresh[Math.floor(attempt / learners)], mode: 'exam', length: 100 }),
          )
        const save = (attempt: number) =>
          requestTo(attempt, `PATCH ${ROUTE}/${ATTEMPT_PREFIX}${FIRST_LEARNER + attempt}`, savedBody(sittings, attempt))
        const finish = await createFinishRequests(api, learners, sittings)
        const measure = (requestFor: (attempt: number) => string) =>
          measureRounds({ api, postgres: pid, total, rounds, requestFor })

        const before = await compactSize(sql)
        const started = await measure(start)
        const between = await compactSize(sql)
        say(`start ${JSON.stringify(started)}`)
        const saved = await measure(save)
        say(`save ${JSON.stringify(saved)}`)
        const finished = await measure(finish)
        say(`finish ${JSON.stringify(finished)}`)
        const after = await compactSize(sql)
        return {
          start: { cpu_ms: started, stored_bytes: rounded((between - before) / total) },
          save: { cpu_ms: saved },
          finish: { cpu_ms: finished, stored_bytes: rounded((after - between) / total) },
        } satisfies Record<string, UnitCost>
      },
      { env: { RATE_LIMITS: 'off' } },
    )
  })

/** The last answers, as the test box saves them while the learner goes on. */
function savedBody(sittings: readonly PreparedAttempt[], attempt: number): string {
  const now = Date.now()
  const body = sittings[attempt % sittings.length]?.body ?? '{}'
  return body.replaceAll('"at":0', `"at":${now - 1000}`).replace('"sent_at":0', `"sent_at":${now}`)
}

interface Measure {
  api: BenchApi
  /** The process of Postgres. */
  postgres: number
  total: number
  rounds: number
  requestFor: (attempt: number) => string
}

/** CPU time of each request by process, in milliseconds: the median of all rounds but the first. */
async function measureRounds({ api, postgres, total, rounds, requestFor }: Measure) {
  const functions: number[] = []
  const database: number[] = []
  const size = Math.floor(total / rounds)
  for (let round = 0; round < rounds; round++) {
    const from = round * size
    let next = from
    const before = { functions: cpuOf(api.pid), database: cpuOf(postgres) }
    const { failed, failure } = await load({
      host: '127.0.0.1',
      port: api.port,
      connections: CONNECTIONS,
      milliseconds: Infinity,
      next: () => (next < from + size ? requestFor(next++) : undefined),
      accept: (head) => head.startsWith('HTTP/1.1 2'),
    })
    if (failed > 0) throw new Error(`${failed} requests failed. The first:\n${failure}`)
    if (round === 0) continue
    functions.push((cpuOf(api.pid) - before.functions) / size)
    database.push((cpuOf(postgres) - before.database) / size)
  }
  return { functions: rounded(median(functions), 3), postgres: rounded(median(database), 3) }
}

/** The bytes of all tables and indexes, without what has been deleted. */
async function compactSize(sql: postgres.Sql): Promise<number> {
  await sql`vacuum full`
  const [row] = await sql<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`
  return Number(row?.bytes)
}
