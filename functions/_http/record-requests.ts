import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { METHODS } from 'hono/router'
import type { Metrics } from '../_domain/ops/metrics.ts'
import type { AppEnv } from './auth.ts'
import type { Dependencies } from './dependencies.ts'
import { createRequestLogger, type RequestLogEntry } from './log.ts'

/** A request that was answered. */
export interface AnsweredRequest extends RequestLogEntry {
  /** The path as the router spells it, below the function's name: never the path itself, which callers make up. */
  route: string
  /** When it arrived, by the clock that counts fractions of a millisecond. */
  began: number
  /** Where a response that may be cached came from. */
  source?: 'cache' | 'database'
}

export type RecordRequest = (request: AnsweredRequest) => void

/** Those that show achievements and progress. */
const DISPLAYS = new Set(['achievements-api', 'gamification-api'])

const NAMED_METHODS = new Set(['GET', 'HEAD', ...METHODS.map((method) => method.toUpperCase())])

/** Logs and measures the requests of one function. */
export function createRequestRecorder(
  { log, now, metrics }: Pick<Dependencies, 'log' | 'now' | 'metrics'>,
  name: string,
): RecordRequest {
  const logRequest = createRequestLogger(log, name, now)
  const measureRequest = createRequestMeasure(metrics, name)
  return (request) => {
    logRequest(request)
    measureRequest(request)
  }
}

/** Measures a request from when it arrived until now. */
export function createRequestMeasure(
  metrics: Metrics,
  name: string,
): (request: Pick<AnsweredRequest, 'route' | 'method' | 'status' | 'began' | 'source'>) => void {
  const measuresOf = new Map<string, { count: () => void; time: (seconds: number) => void }>()
  const displays = {
    cache: metrics.histogram('laude_display_seconds', { source: 'cache' }),
    database: metrics.histogram('laude_display_seconds', { source: 'database' }),
  }
  const isDisplay = DISPLAYS.has(name)
  return ({ route, method, status, began, source }) => {
    const key = `${method} ${status} ${route}`
    let measures = measuresOf.get(key)
    if (!measures) {
      const known = NAMED_METHODS.has(method) ? method : 'other'
      const labels = { function: name, route }
      measures = {
        count: metrics.counter('laude_http_requests_total', { ...labels, method: known, status: String(status) }),
        time: metrics.histogram('laude_http_request_seconds', labels),
      }
      // Methods that callers make up share a series, and are not remembered.
      if (known === method) measuresOf.set(key, measures)
    }
    const seconds = (performance.now() - began) / 1000
    measures.count()
    measures.time(seconds)
    if (isDisplay && source) displays[source](seconds)
  }
}

/** The route that a request got to; one name for all that got to none. `base` stands before the path of each route. */
function routeOf(c: Context, base: string): string {
  // Of the last handler that ran. Only middleware matches everything.
  const path = routePath(c)
  return path.endsWith('/*') ? 'unknown' : path.slice(base.length) || '/'
}

export const recordRequests = (record: RecordRequest, now: () => number, base: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = now()
    const began = performance.now()
    await next()
    const { method, path } = c.req
    const [request_id, user_id] = [c.get('requestId'), c.get('claims')?.sub]
    const [route, status, source] = [routeOf(c, base), c.res.status, c.get('source')]
    record({ start, began, method, path, route, status, source, request_id, user_id })
  })
