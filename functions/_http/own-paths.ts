import type { Health } from '../_contracts/wire.ts'
import type { WorkerFetch } from './listen.ts'

export interface OwnPathsOptions {
  check: () => Promise<Health>
  /** What else is served, by path, such as metrics. */
  also?: Record<string, WorkerFetch>
}

/**
 * What a server says of itself, beside what it serves; undefined for every other address. It lives while it answers: a new
 * process would not bring back a database. It is ready while the database can be read.
 */
export function createOwnPaths({ check, also = {} }: OwnPathsOptions) {
  const paths = new Map<string, WorkerFetch>([
    ['/health/live', () => Response.json({ status: 'ok' }, NOT_STORED)],
    [
      '/health/ready',
      async () => {
        const health = await check()
        return Response.json(health, { ...NOT_STORED, status: health.status === 'ok' ? 200 : 503 })
      },
    ],
    ...Object.entries(also),
  ])
  return (request: Request, info: Parameters<WorkerFetch>[1]): ReturnType<WorkerFetch> | undefined => {
    const [, path = ''] = PATH.exec(request.url) ?? []
    return paths.get(path)?.(request, info)
  }
}

/** Of one or two words: addresses of functions are longer, and not taken apart a second time. */
const PATH = /^https?:\/\/[^/]+(\/[a-z]+(?:\/[a-z]+)?)(?:\?|$)/

const NOT_STORED = { headers: { 'Cache-Control': 'no-store' } }
