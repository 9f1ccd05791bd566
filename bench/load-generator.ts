import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { load } from './http-load.ts'
import { quantile, rounded } from './statistics.ts'

export interface RequestLoad {
  url: string
  /** Each request has one of the values, at random. */
  header: { name: string; values: readonly string[] }
  connections: number
  seconds: number
}

export interface LoadFigures {
  answers: number
  per_second: number
  p50_ms: number
  p99_ms: number
}

export interface LoadGenerator {
  name: string
  run: (load: RequestLoad) => Promise<LoadFigures>
}

/** What sends requests from a process of its own: wrk where this machine has it. */
export function findLoadGenerator(): LoadGenerator {
  const { stdout, error } = spawnSync('wrk', ['--version'], { encoding: 'utf8' })
  const [version] = /wrk \S+/.exec(stdout ?? '') ?? []
  return error || version === undefined
    ? { name: 'plain sockets of the bench', run: runOwn }
    : { name: version, run: runWrk }
}

/** For wrk: it reads the values of a header from a file, one to a line. */
const ANY_OF_THEM = `
local requests = {}
function init(args)
  for value in io.lines(args[2]) do
    requests[#requests + 1] = wrk.format('GET', nil, { [args[1]] = value })
  end
end
function request()
  return requests[math.random(#requests)]
end
`

async function runWrk({ url, header, connections, seconds }: RequestLoad): Promise<LoadFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'laude-wrk-'))
  try {
    const script = join(folder, 'any-of-them.lua')
    const values = join(folder, 'values')
    writeFileSync(script, ANY_OF_THEM)
    writeFileSync(values, header.values.map((value) => `${value}\n`).join(''))
    const options = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--latency']
    const { stdout } = await promisify(execFile)('wrk', [
      ...options,
      ...['--script', script, url, '--', header.name, values],
    ])
    const failure = /^ *(?:Non-2xx or 3xx responses|Socket errors):.*/m.exec(stdout)
    if (failure) throw new Error(`${url}: ${failure[0].trim()}`)
    return {
      answers: Number(/^ *(\d+) requests in/m.exec(stdout)?.[1]),
      per_second: rounded(Number(/^Requests\/sec: *([\d.]+)/m.exec(stdout)?.[1]), 1),
      p50_ms: milliseconds(/^ *50% *(\S+)/m.exec(stdout)?.[1]),
      p99_ms: milliseconds(/^ *99% *(\S+)/m.exec(stdout)?.[1]),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 }

function milliseconds(text = ''): number {
  const [, value, unit = ''] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? []
  return rounded(Number(value) * (UNITS[unit] ?? Number.NaN), 2)
}

async function runOwn({ url, header, connections, seconds }: RequestLoad): Promise<LoadFigures> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const start = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${header.name}: `
  const loaded = await load({
    host: hostname,
    port: Number(port),
    connections,
    milliseconds: seconds * 1000,
    next: () => `${start}${header.values[Math.floor(Math.random() * header.values.length)]}\r\n\r\n`,
    accept: (head) => /^HTTP\/1\.1 [23]/.test(head),
  })
  if (loaded.failed > 0) throw new Error(`${url}: ${loaded.failed} requests failed. The first:\n${loaded.failure}`)
  return {
    answers: loaded.done,
    per_second: rounded(loaded.done / loaded.seconds, 1),
    p50_ms: quantile(loaded.latencies, 0.5),
    p99_ms: quantile(loaded.latencies, 0.99),
  }
}
