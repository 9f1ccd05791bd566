import type { Dependencies } from './dependencies.ts'
import { mount, type Fetch } from './mount.ts'
import { HttpProblem, problemResponse } from './problem.ts'
import { createRequestRecorder } from './record-requests.ts'

/** How long a batch waits for its parts, in milliseconds: less than the site waits for the batch. */
const PATIENCE = 6000
const HOST = 'http://functions.internal'
const MOUNT = '/functions/v1'

interface BatchRequest {
  /** Each the path and query of a GET request below `/functions/v1`. */
  addresses: readonly string[]
  /** The caller, who is verified already. */
  userId: string
  authorization: string
  requestId: string
}

/**
 * Answers GET requests with the functions themselves: the same validation, problems and cached responses as one by one. Each
 * part fails by itself. Gives the whole as JSON; the body of a part is never parsed.
 */
export function createBatch(
  functions: Parameters<typeof mount>[0],
  { responseCache, limits, ...deps }: Pick<Dependencies, 'responseCache' | 'limits' | 'log' | 'metrics' | 'now'>,
  patience = PATIENCE,
) {
  const fetch = mount(functions)
  const reading = limits.policyOf('reading', 'learner')
  const recorders = new Map(Object.keys(functions).map((name) => [name, createRequestRecorder(deps, name)]))

  /** Taken from the cache without a request of its own, where it is found there. */
  const answer = async (address: string, { userId, authorization, requestId }: BatchRequest): Promise<Part> => {
    const [start, began] = [deps.now(), performance.now()]
    const cached = await responseCache.get(userId, MOUNT + address)
    // Who sent too many is refused as by itself.
    if (!cached || (await limits.limiter.take(reading, userId, 1)) > 0) {
      const headers = { Authorization: authorization, 'X-Request-Id': requestId }
      return readPart(fetch, new Request(HOST + MOUNT + address, { headers }))
    }
    const [path = ''] = address.split('?', 1)
    const [, name = ''] = path.split('/', 2)
    const [route, source] = [path.slice(name.length + 1) || '/', 'cache'] as const
    const of = { request_id: requestId, user_id: userId }
    recorders.get(name)?.({ method: 'GET', path, route, status: 200, start, began, source, ...of })
    return { status: 200, body: cached.text }
  }

  return async (request: BatchRequest): Promise<string> => {
    const late = startTimer(patience)
    try {
      const parts = request.addresses.map((address) => Promise.race([answer(address, request), late.promise]))
      return join(await Promise.all(parts))
    } finally {
      late.clear()
    }
  }
}

interface Part {
  status: number
  body: string
}

async function readPart(fetch: Fetch, request: Request): Promise<Part> {
  const response = await fetch(request)
  if (/^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '')) return toPart(response)
  // A stream may never end, and a file is no JSON.
  await response.body?.cancel()
  const requestId = response.headers.get('X-Request-Id') ?? ''
  return toPart(problemResponse(new HttpProblem('not_batchable', 'Ask for this address by itself.'), requestId))
}

const toPart = async (response: Response): Promise<Part> => ({
  status: response.status,
  body: await response.text(),
})

/** Resolves to the part that is answered in place of one that takes too long. */
function startTimer(patience: number) {
  const { promise, resolve } = Promise.withResolvers<Part>()
  const problem = new HttpProblem('unavailable', 'This took too long. Try again in a moment.')
  const timer = setTimeout(() => resolve(toPart(problemResponse(problem, crypto.randomUUID()))), patience)
  return { promise, clear: () => clearTimeout(timer) }
}

const join = (parts: readonly Part[]): string =>
  `{"responses":[${parts.map(({ status, body }) => `{"status":${status},"body":${body}}`).join(',')}]}`
