import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { load } from './http-load.ts'
import { quantile, rounded } from './statistics.ts'

export interface PageLoad {
  url: string
  cookie: string
  connections: number
  seconds: number
}

export interface LoadedPages {
  per_second: number
  p50_ms: number
  p99_ms: number
}

/** What asks for pages from a process of its own: wrk where this machine has it. */
export function findLoadGenerator(): { name: string; run: (load: PageLoad) => Promise<LoadedPages> } {
  const { stdout, error } = spawnSync('wrk', ['--version'], { encoding: 'utf8' })
  const [version] = /wrk \S+/.exec(stdout ?? '') ?? []
  return error || version === undefined
    ? { name: 'plain sockets of the bench', run: runOwn }
    : { name: version, run: runWrk }
}

async function runWrk({ url, cookie, connections, seconds }: PageLoad): Promise<LoadedPages> {
  const options = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--latency']
  const { stdout } = await promisify(execFile)('wrk', [...options, '--header', `Cookie: ${cookie}`, url])
  const failure = /^ *(?:Non-2xx or 3xx responses|Socket errors):.*/m.exec(stdout)
  if (failure) throw new Error(`${url}: ${failure[0].trim()}`)
  return {
    per_second: rounded(Number(/^Requests\/sec: *([\d.]+)/m.exec(stdout)?.[1]), 1),
    p50_ms: milliseconds(/^ *50% *(\S+)/m.exec(stdout)?.[1]),
    p99_ms: milliseconds(/^ *99% *(\S+)/m.exec(stdout)?.[1]),
  }
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 }

function milliseconds(text = ''): number {
  const [, value, unit = ''] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? []
  return rounded(Number(value) * (UNITS[unit] ?? Number.NaN), 2)
}

async function runOwn({ url, cookie, connections, seconds }: PageLoad): Promise<LoadedPages> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`
  const loaded = await load({
    host: hostname,
    port: Number(port),
    connections,
    milliseconds: seconds * 1000,
    next: () => request,
    accept: (head) => /^HTTP\/1\.1 [23]/.test(head),
  })
  if (loaded.failed > 0) throw new Error(`${url}: ${loaded.failed} requests failed. The first:\n${loaded.failure}`)
  return {
    per_second: rounded(loaded.done / loaded.seconds, 1),
    p50_ms: quantile(loaded.latencies, 0.5),
    p99_ms: quantile(loaded.latencies, 0.99),
  }
}
