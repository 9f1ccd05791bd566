import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type postgres from 'postgres'
import { z } from 'zod'
import type { WireAnswer } from '../functions/_contracts/attempts/answers.ts'
import { loadBank } from '../functions/_db/queries/tests/banks.ts'
import { readOrders } from '../functions/_domain/attempts/draw-questions.ts'
import { toShown } from '../functions/_domain/attempts/option-order.ts'
import { mistakesAt, rightAnswers } from '../supabase/local/demo/attempts/likely-answers.ts'
import { withApi, type BenchApi } from './api.ts'
import { root, withCluster } from './cluster.ts'
import { findHarbor } from './find-harbor.ts'
import { learnerId } from './finishes.ts'
import { makePeople, settle } from './learners.ts'
import type { LiveClass, LiveFigures } from './live-clients.ts'
import { cpuOf } from './process-cpu.ts'
import { rounded } from './statistics.ts'

export interface LiveSizes {
  learners: number
  questions: number
  /** Within how many milliseconds after a question is on everybody answers it. */
  spread: number
}

export const SIZES: LiveSizes = { learners: 200, questions: 15, spread: 4000 }
export const SMOKE: LiveSizes = { learners: 20, questions: 3, spread: 500 }

const TEST = 'networking-fundamentals'
const LENGTH = 25

/** Learners of one session with a stream each, and their instructor: how long an answer takes to the chart. */
export const benchLive = ({ learners, questions, spread }: LiveSizes, say: (line: string) => void) =>
  withCluster(async ({ sql, url, pid: postgres }) => {
    const harbor = await findHarbor(sql)
    await makePeople(sql, { communityId: harbor.id, from: 0, count: learners + 1 })
    const instructor = learnerId(learners)
    await sql`update memberships set role = 'instructor' where user_id = ${instructor} and community_id = ${harbor.id}`
    await settle(sql)
    return withApi(url(), async (api) => {
      const session = await openSession(sql, api, instructor)
      const answers = await answersOf(sql, session.id, questions)
      const tokens = await Promise.all(Array.from({ length: learners }, (_, learner) => api.token(learnerId(learner))))
      const plan: LiveClass = {
        port: api.port,
        session,
        tokens,
        instructor: await api.token(instructor),
        answers,
        spread,
      }
      say(`${learners} learners answer ${questions} questions …`)
      const [before, began] = [{ server: cpuOf(api.pid), database: cpuOf(postgres) }, performance.now()]
      const figures = await runClients(plan)
      const seconds = (performance.now() - began) / 1000
      return {
        bench: 'live',
        ...figures,
        goal_p95_ms: 300,
        learners,
        questions,
        cpu_percent: {
          server: rounded((cpuOf(api.pid) - before.server) / seconds / 10),
          postgres: rounded((cpuOf(postgres) - before.database) / seconds / 10),
          clients: rounded(figures.client_cpu_ms / seconds / 10),
        },
        seconds: rounded(seconds, 1),
        load_of_machine: rounded(loadavg()[0] ?? Number.NaN, 1),
      }
    })
  })

const opened = z.object({ data: z.object({ id: z.uuid(), watching: z.object({ code: z.string() }) }) })

async function openSession(sql: postgres.Sql, api: BenchApi, instructor: string) {
  const [test] = await sql<{ id: string }[]>`select id from tests where slug = ${TEST}`
  const answer = await fetch(`http://127.0.0.1:${api.port}/functions/v1/attempts-api/live`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await api.token(instructor)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ test_id: test?.id, pace: 'in_step', length: LENGTH }),
  })
  const { data } = opened.parse(await answer.json())
  return { id: data.id, code: data.watching.code }
}

/** To each question what is right and what many get wrong, as learners see it. */
async function answersOf(sql: postgres.Sql, id: string, questions: number): Promise<WireAnswer[][]> {
  const [row] = await sql<{ test_id: string; test_version: number; order: number[]; option_orders: string }[]>`
    select test_id, test_version, array_to_json(question_order) as order, option_orders from live_sessions where id = ${id}
  `
  if (!row) throw new Error('There is no session.')
  const bank = await loadBank(sql, row.test_id, row.test_version)
  const orders = readOrders(row.option_orders)
  return row.order.slice(0, questions).map((position, index) => {
    const question = bank[position - 1]
    if (!question) throw new Error(`There is no question ${position}.`)
    const given = [rightAnswers(question.key)[0], mistakesAt(question, bank)[0]]
    return given.flatMap((answer) => (answer ? [toShown(answer, orders[index] ?? '')] : []))
  })
}

/** In a process of its own, so that reading hundreds of streams takes no time from what starts the server. */
function runClients(plan: LiveClass): Promise<LiveFigures> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bench/live-clients.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The clients ended with ${code}.`))
      const figures: LiveFigures = JSON.parse(said)
      resolve(figures)
    })
    child.stdin.end(JSON.stringify(plan))
  })
}
