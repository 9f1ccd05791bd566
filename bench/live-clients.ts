import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import process from 'node:process'
import type { WireAnswer } from '../functions/_contracts/attempts/answers.ts'
import { openConnection, type HttpConnection } from './http-connection.ts'
import { quantile, rounded } from './statistics.ts'

/** Who takes part in the session that is measured. */
export interface LiveClass {
  port: number
  session: { id: string; code: string }
  tokens: string[]
  instructor: string
  /** To each question what learners answer. */
  answers: WireAnswer[][]
  /** Within how many milliseconds everybody answers. */
  spread: number
}

export interface LiveFigures {
  /** From sending an answer until it is in the chart of the instructor, in milliseconds. */
  chart_p50_ms: number
  chart_p95_ms: number
  chart_p99_ms: number
  save_p95_ms: number
  /** From the instructor's step until a learner has the next question. */
  question_p50_ms: number
  question_p95_ms: number
  answers: number
  client_cpu_ms: number
}

const HOST = '127.0.0.1'

const plan: LiveClass = JSON.parse(await text(process.stdin))
const base = '/functions/v1/attempts-api'
const live = `${base}/live/${plan.session.id}`

interface Answered {
  status: number
  body: string
}

/** A keep-alive connection of one person, with one request under way at a time. */
async function connectAs(token: string) {
  const connection: HttpConnection = await openConnection(HOST, plan.port)
  const ask = async (method: string, path: string, json?: object): Promise<Answered> => {
    const sent = json === undefined ? '' : JSON.stringify(json)
    const { head, body } = await connection.ask(
      [
        `${method} ${path} HTTP/1.1`,
        `Host: ${HOST}:${plan.port}`,
        `Authorization: Bearer ${token}`,
        ...(json === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(sent)}`]),
        '',
        sent,
      ].join('\r\n'),
    )
    return { status: Number(head.split(' ')[1]), body: plainBody(head, body) }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** Fails where the answer is not what it should be. */
    ask: (method: string, path: string, json?: object): Promise<string> => {
      const asked = last.then(async () => {
        const answer = await ask(method, path, json)
        if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
        return answer.body
      })
      last = asked
      return asked
    },
    close: connection.close,
  }
}

/** Without the lengths between the parts of a chunked body. */
function plainBody(head: string, body: string): string {
  if (!/transfer-encoding: chunked/i.test(head)) return body
  let [plain, rest] = ['', body]
  for (;;) {
    const end = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.slice(0, end), 16)
    if (!(size > 0)) return plain
    plain += rest.slice(end + 2, end + 2 + size)
    rest = rest.slice(end + 4 + size)
  }
}

/** Reads the stream of the session until it is closed. */
function follow(token: string, onevent: (event: string, data: string) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}` }
    const asked = request(
      { host: HOST, port: plan.port, path: `${live}/stream`, headers, agent: false },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`The stream was refused: ${response.statusCode}`))
        let received = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          received += chunk
          for (let end = received.indexOf('\n\n'); end >= 0; end = received.indexOf('\n\n')) {
            const block = received.slice(0, end)
            received = received.slice(end + 2)
            const [, event] = /^event: (.*)$/m.exec(block) ?? []
            if (event !== undefined) onevent(event, /^data: (.*)$/m.exec(block)?.[1] ?? '{}')
          }
        })
        response.on('error', () => undefined)
        resolve(() => asked.destroy())
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

interface LiveState {
  data: { number: number; revision: number; mine: { attempt_id: string | null } | null }
}

const stateOf = (body: string): LiveState['data'] => {
  const { data }: LiveState = JSON.parse(body)
  return data
}

/** Calls back for each event, and lets one wait for what they told. */
function createWaiter() {
  let [waiting, found] = [(): boolean => false, (): void => undefined]
  return {
    look: () => {
      if (waiting()) found()
    },
    until: (condition: () => boolean): Promise<void> =>
      condition()
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting = condition
            found = () => {
              waiting = () => false
              resolve()
            }
          }),
  }
}

const chart: number[] = []
const saves: number[] = []
const waits: number[] = []

const desk = await connectAs(plan.instructor)
let counted = { number: 0, answered: 0 }
/** When the chart had so many answers to the question that is on. */
let shownAt: number[] = []
const waiter = createWaiter()
const leaveDesk = await follow(plan.instructor, (event, data) => {
  if (event !== 'counts') return
  const now = performance.now()
  const counts: typeof counted = JSON.parse(data)
  if (counts.number !== counted.number) shownAt = []
  while (shownAt.length < counts.answered) shownAt.push(now)
  counted = counts
  waiter.look()
})

const learners = await Promise.all(
  plan.tokens.map(async (token) => {
    const connection = await connectAs(token)
    await connection.ask('POST', `${base}/live/join`, { code: plan.session.code })
    return { ...connection, token, attempt: '', number: 0, leave: () => {} }
  }),
)

let stepped = 0
let arrived = 0
const arrivals = createWaiter()
for (const learner of learners) {
  let seen = 0
  const look = async () => {
    const { number, mine } = stateOf(await learner.ask('GET', live))
    learner.attempt = mine?.attempt_id ?? ''
    if (number === 0 || number === learner.number) return
    learner.number = number
    waits.push(performance.now() - stepped)
    arrived++
    arrivals.look()
  }
  learner.leave = await follow(learner.token, (event, data) => {
    const { revision = 0 }: { revision?: number } = event === 'moved' ? JSON.parse(data) : {}
    if (revision <= seen) return
    seen = revision
    void look()
  })
}

const step = async (name: string) => {
  const { revision } = stateOf(await desk.ask('GET', live))
  stepped = performance.now()
  await desk.ask('POST', `${live}/steps`, { step: name, revision })
}

const cpu = process.cpuUsage()
for (const [index, choices] of plan.answers.entries()) {
  arrived = 0
  await step(index === 0 ? 'start' : 'next')
  await arrivals.until(() => arrived === learners.length)
  const given: { sent: number; done: number }[] = []
  await Promise.all(
    learners.map(async (learner) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * plan.spread))
      const at = Date.now()
      const answer = choices[Math.random() < 0.7 ? 0 : choices.length - 1]
      const sent = performance.now()
      await learner.ask('PATCH', `${base}/attempts/${learner.attempt}`, {
        ...{ sent_at: at, flags: [], responses: [{ number: index + 1, answer, at }] },
      })
      given.push({ sent, done: performance.now() })
    }),
  )
  await waiter.until(() => counted.number === index + 1 && counted.answered === learners.length)
  // The chart says how many and not whose: the answer that was saved first is counted first.
  for (const [place, { sent, done }] of given.toSorted((a, b) => a.done - b.done).entries()) {
    chart.push((shownAt[place] ?? Number.NaN) - sent)
    saves.push(done - sent)
  }
  await step('reveal')
}
const { user, system } = process.cpuUsage(cpu)
leaveDesk()
for (const learner of learners) learner.leave()
await Promise.all([desk, ...learners].map(({ close }) => close()))

const figures: LiveFigures = {
  chart_p50_ms: quantile(chart, 0.5),
  chart_p95_ms: quantile(chart, 0.95),
  chart_p99_ms: quantile(chart, 0.99),
  save_p95_ms: quantile(saves, 0.95),
  question_p50_ms: quantile(waits, 0.5),
  question_p95_ms: quantile(waits, 0.95),
  answers: chart.length,
  client_cpu_ms: rounded((user + system) / 1000),
}
console.log(JSON.stringify(figures))
process.exit(0)
