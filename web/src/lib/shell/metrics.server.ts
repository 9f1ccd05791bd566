import type { RequestEvent } from '@sveltejs/kit'
import { EXPOSITION_TYPE, toExposition } from '#domain/ops/exposition.ts'
import { createMeasures } from '#domain/ops/measures.ts'

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

const measures = createMeasures()
const { metrics } = measures

const upstream = {
  answered: metrics.histogram('laude_site_upstream_seconds', { result: 'answered' }),
  failed: metrics.histogram('laude_site_upstream_seconds', { result: 'failed' }),
}

/** Public pages, by where they came from. */
export const countPage = {
  memory: metrics.counter('laude_site_pages_total', { source: 'memory' }),
  rendered: metrics.counter('laude_site_pages_total', { source: 'rendered' }),
}

/** Measures a request to the site until its response begins. */
export async function measureRequest(event: RequestEvent, answer: () => Promise<Response>): Promise<Response> {
  const began = performance.now()
  const measure = (status: number) => {
    const route = event.route.id ?? 'unknown'
    const method = METHODS.has(event.request.method) ? event.request.method : 'other'
    metrics.counter('laude_site_requests_total', { route, method, status: String(status) })()
    metrics.histogram('laude_site_request_seconds', { route })((performance.now() - began) / 1000)
  }
  try {
    const response = await answer()
    measure(response.status)
    return response
  } catch (error) {
    measure(500)
    throw error
  }
}

/** Measures a request of the site to the functions until their response begins. */
export async function measureUpstream(send: () => Promise<Response>): Promise<Response> {
  const began = performance.now()
  let result: keyof typeof upstream = 'failed'
  try {
    const response = await send()
    if (response.status < 500) result = 'answered'
    return response
  } finally {
    upstream[result]((performance.now() - began) / 1000)
  }
}

/** All that was measured, for Prometheus. */
export const answerScrape = (): Response =>
  new Response(toExposition(measures, []) + ofProcess(), {
    headers: { 'content-type': EXPOSITION_TYPE, 'cache-control': 'no-store' },
  })

/** What every process has, under the names that Prometheus' own clients use. */
function ofProcess(): string {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  return [
    ['process_cpu_seconds_total', 'counter', 'User and system CPU time spent, in seconds.', (user + system) / 1e6],
    ['process_start_time_seconds', 'gauge', 'When the process started, in seconds since 1970.', STARTED],
    ['process_resident_memory_bytes', 'gauge', 'Memory of the process, in bytes.', rss],
    ['nodejs_heap_size_used_bytes', 'gauge', 'Memory that values of JavaScript use, in bytes.', heapUsed],
  ]
    .map(([name, type, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`)
    .join('')
}

const STARTED = Math.round(Date.now() / 1000 - process.uptime())
