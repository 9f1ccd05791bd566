import { availableParallelism } from 'node:os'
import { connect } from '../functions/_db/client.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withApi, type BenchApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { findHarbor } from './find-harbor.ts'
import { learnerId } from './finishes.ts'
import { makeLearners, settle } from './learners.ts'
import { findLoadGenerator, type LoadFigures } from './load-generator.ts'
import { cpuOf, knowsCpu } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface ProcessesSizes {
  learners: number
  rounds: number
  /** Of each round of each side. */
  seconds: number
}

export const SIZES: ProcessesSizes = { learners: 1000, rounds: 5, seconds: 5 }
export const SMOKE: ProcessesSizes = { learners: 100, rounds: 1, seconds: 1 }

const CONNECTIONS = 64
const SHOWN = '/functions/v1/gamification-api/achievements/user?community=harbor'
const SIDES = ['shown', 'constant'] as const

/**
 * Cached responses from two processes on one port against one process, each a server of many; and a constant in the same way,
 * which says what the machine allows.
 */
export function benchProcesses({ learners, rounds, seconds }: ProcessesSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url }) => {
    const harbor = await findHarbor(sql)
    const db = connect(url(), { genericPlans: 1 })
    const ruleset = await createRulesets().at(harbor.id, harbor.version, db)
    await db.end()
    await makeLearners(sql, { communityId: harbor.id, ruleset, from: 0, count: learners })
    await settle(sql)
    const generator = findLoadGenerator()
    say(`The load comes from ${generator.name}.`)
    const serve = <T>(processes: number, work: (run: Run) => Promise<T>) =>
      withApi(
        url(),
        async (api) => {
          const header = { name: 'Authorization', values: await tokensOf(api, learners) }
          const run = (path: string) =>
            generator.run({ url: `http://127.0.0.1:${api.port}${path}`, header, connections: CONNECTIONS, seconds })
          await warmUp(api, () => run(SHOWN))
          return work(run)
        },
        {
          script: 'bench/display-server.ts',
          env: { SERVERS: 'many', SHARE_PORT: 'on', RATE_LIMITS: 'off' },
          processes,
        },
      )
    return serve(1, (one) =>
      serve(2, async (two) => {
        const measured: Record<string, number>[] = []
        for (let round = 1; round <= rounds; round++) {
          const figures: Record<string, number> = {}
          for (const side of SIDES) {
            const path = side === 'shown' ? SHOWN : '/constant'
            figures[`${side}_one`] = (await one(path)).per_second
            figures[`${side}_two`] = (await two(path)).per_second
          }
          say(`Round ${round}: ${JSON.stringify(figures)}`)
          measured.push(figures)
        }
        const middle = (name: string) => median(measured.map((figures) => figures[name] ?? Number.NaN))
        const ratioOf = (side: (typeof SIDES)[number]) => rounded(middle(`${side}_two`) / middle(`${side}_one`), 2)
        return {
          bench: 'processes',
          ratio: ratioOf('shown'),
          goal: 1.7,
          ratio_constant: ratioOf('constant'),
          one_per_second: middle('shown_one'),
          two_per_second: middle('shown_two'),
          rounds: measured,
          learners,
          load: generator.name,
          connections: CONNECTIONS,
          cores: availableParallelism(),
        }
      }),
    )
  })
}

type Run = (path: string) => Promise<LoadFigures>

const tokensOf = (api: BenchApi, learners: number) =>
  Promise.all(Array.from({ length: learners }, async (_, number) => `Bearer ${await api.token(learnerId(number))}`))

/** Until every process has answered a fair part of a run. */
async function warmUp({ pids }: BenchApi, run: () => Promise<LoadFigures>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const before = pids.map(cpuOf)
    await run()
    const used = pids.map((pid, index) => cpuOf(pid) - (before[index] ?? 0))
    if (!knowsCpu || Math.min(...used) > Math.max(...used) / 3) return
  }
  throw new Error('One of the processes gets almost no connections.')
}
