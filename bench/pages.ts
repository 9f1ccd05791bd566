import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ownPlace, spawnStack } from '../tests/support/start-stack.ts'
import { startConstantSite, type ConstantPage } from './constant-site.ts'
import { findLoadGenerator, type LoadFigures } from './load-generator.ts'
import { cpuOf, findProcess, knowsCpu } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface PageSizes {
  rounds: number
  /** Of each page on either side in each round. */
  seconds: number
  /** Of each page before anything is measured. */
  warmup: number
  /** Requests one after another for which CPU and calls are counted. */
  alone: number
  /** The names of the pages; all of them if it is missing. */
  only?: string[]
}

export const SIZES: PageSizes = { rounds: 3, seconds: 4, warmup: 2, alone: 150 }
export const SMOKE: PageSizes = { rounds: 1, seconds: 1, warmup: 1, alone: 2, only: ['landing', 'dashboard'] }

const CONNECTIONS = 8

/** Pages of the site for the demo student, beside the same server sending the same bytes from memory, in turns. */
export async function benchPages({ rounds, seconds, warmup, alone, only }: PageSizes, say: (line: string) => void) {
  const place = await ownPlace()
  const stack = await spawnStack({ ...place.env, RATE_LIMITS: 'off' }).started
  try {
    if (stack.state !== 'running') throw new Error(`The stack did not start:\n${stack.output()}`)
    const generator = findLoadGenerator()
    say(`Signing in; the load comes from ${generator.name}.`)
    const cookie = await signIn(place.site)
    const all = await findPages(place.site, cookie)
    const pages = all.filter(({ name }) => only?.includes(name) ?? true)
    const watched = knowsCpu ? watchProcesses(stack.pid) : undefined
    const callsSoFar = () => countCalls(place.home)

    const taken: Record<string, ConstantPage> = {}
    for (const page of pages) taken[page.name] = await take(place.site, page)
    const constant = await startConstantSite(place.home, Object.values(taken))
    try {
      const measured = []
      for (const page of pages) {
        const sample = taken[page.name]
        if (!sample) continue
        const run = (url: string, duration: number) =>
          generator.run({
            url: `${url}${page.path}`,
            header: { name: 'Cookie', values: [page.cookie] },
            connections: CONNECTIONS,
            seconds: duration,
          })
        await run(place.site, warmup)
        const lone = await takeAlone(() => take(place.site, page), { times: alone, watched, callsSoFar })
        const shown: LoadFigures[] = []
        const same: LoadFigures[] = []
        for (let round = 0; round < rounds; round++) {
          shown.push(await run(place.site, seconds))
          same.push(await run(constant.url, seconds))
        }
        const middle = (loads: LoadFigures[], figure: keyof LoadFigures) => median(loads.map((it) => it[figure]))
        const figures = {
          page: page.name,
          per_second: middle(shown, 'per_second'),
          constant_per_second: middle(same, 'per_second'),
          ratio: rounded(middle(shown, 'per_second') / middle(same, 'per_second'), 3),
          p50_ms: middle(shown, 'p50_ms'),
          p99_ms: middle(shown, 'p99_ms'),
          ...lone,
          bytes: sample.body.length,
        }
        say(JSON.stringify(figures))
        measured.push(figures)
      }
      return {
        bench: 'pages',
        pages: measured,
        connections: CONNECTIONS,
        load: generator.name,
        cores: availableParallelism(),
      }
    } finally {
      await constant.stop()
    }
  } finally {
    await stack.signal('SIGTERM')
    await place.remove()
  }
}

interface Page {
  name: string
  path: string
  cookie: string
}

/** The pages that learners see most, with the demo student's own test and course. */
async function findPages(site: string, cookie: string): Promise<Page[]> {
  const html = async (path: string) => {
    const response = await fetch(`${site}${path}`, { headers: { cookie } })
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`)
    return response.text()
  }
  const link = async (path: string, pattern: RegExp) => {
    const [found] = pattern.exec(await html(path)) ?? []
    if (found === undefined) throw new Error(`${path} has no link like ${pattern}.`)
    return found
  }
  const test = await link('/c/harbor', /\/c\/harbor\/tests\/[\w-]+/)
  const attempt = await link(test, /\/c\/harbor\/attempts\/[\w-]+(?=\/result)/)
  const course = await link('/c/harbor/courses', /\/c\/harbor\/courses\/[\w-]+/)
  const profile = await link('/me', /\/u\/[\w-]+/)
  const pages = {
    redirect: '/',
    tests: '/c/harbor',
    dashboard: '/c/harbor/progress',
    achievements: '/c/harbor/achievements',
    board: '/c/harbor/board',
    courses: '/c/harbor/courses',
    course,
    result: `${attempt}/result`,
    review: `${attempt}/review`,
  }
  return [
    { name: 'landing', path: '/', cookie: '' },
    ...Object.entries(pages).map(([name, path]) => ({ name, path, cookie })),
    { name: 'profile', path: profile, cookie: '' },
  ]
}

/** The cookies of the demo student, as the form sets them. */
async function signIn(site: string): Promise<string> {
  const response = await fetch(`${site}/sign-in?/demo`, {
    method: 'POST',
    headers: { origin: site, accept: 'text/html' },
    body: new URLSearchParams({ role: 'student' }),
    redirect: 'manual',
  })
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
  if (response.status !== 303 || cookies.length === 0)
    throw new Error(`Signing in was answered with ${response.status}.`)
  return cookies.join('; ')
}

/** Not compressed, as the load generator gets it. */
async function take(site: string, { path, cookie }: Page): Promise<ConstantPage> {
  const headers = { cookie, 'accept-encoding': 'identity' }
  const response = await fetch(`${site}${path}`, { headers, redirect: 'manual' })
  const body = new Uint8Array(await response.arrayBuffer())
  if (response.status >= 400) throw new Error(`${path} was answered with ${response.status}.`)
  // What the server of either side writes itself.
  const own = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding', 'x-content-type-options'])
  const sent = Object.fromEntries([...response.headers].filter(([name]) => !own.has(name)))
  return { path, status: response.status, headers: sent, body }
}

interface Watched {
  site: number
  functions: number
  postgres: number
}

function watchProcesses(stack: number): Watched {
  return {
    site: findProcess(stack, 'server.ts'),
    functions: findProcess(stack, 'local/serve.ts'),
    postgres: findProcess(stack, 'bin/postgres'),
  }
}

interface Counting {
  times: number
  watched: Watched | undefined
  callsSoFar: () => Promise<number>
}

/** What one page costs, from requests one after another: milliseconds of CPU of each process, and calls to the functions. */
async function takeAlone(request: () => Promise<unknown>, { times, watched, callsSoFar }: Counting) {
  const readCpu = () => watched && Object.values(watched).map((pid) => cpuOf(pid))
  const callsBefore = await callsSoFar()
  const before = readCpu()
  for (let done = 0; done < times; done++) await request()
  const after = readCpu()
  const calls = rounded(((await callsSoFar()) - callsBefore) / times, 2)
  if (!before || !after) return { calls }
  const [site = Number.NaN, functions = Number.NaN, postgres = Number.NaN] = after.map((cpu, index) =>
    rounded((cpu - (before[index] ?? Number.NaN)) / times, 2),
  )
  return {
    calls,
    cpu_ms: rounded(site + functions + postgres, 2),
    site_ms: site,
    functions_ms: functions,
    postgres_ms: postgres,
  }
}

/**
 * The requests in the log of the functions, once no new ones appear: it is written in bulk. The parts of a batch have its
 * request id.
 */
async function countCalls(home: string): Promise<number> {
  const count = () => {
    const log = readFileSync(join(home, 'api.log'), 'utf8')
    return new Set(log.match(/"request_id":"[^"]+"/g)).size
  }
  for (let last = count(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const now = count()
    if (now === last) return now
    last = now
  }
}
