import { HttpProblem, problemResponse } from './problem.ts'

/** With what the server says of the request, such as its socket. */
export type Fetch = (request: Request, info?: object) => Response | Promise<Response>

/** One server for several functions: the name after /functions/v1/ chooses the function, as on Supabase. */
export function mount(functions: Record<string, { fetch: Fetch }>): Fetch {
  const byName = new Map(Object.entries(functions))
  return (request, info) => {
    const [, name] = /^https?:\/\/[^/]+\/functions\/v1\/([a-z-]+)/.exec(request.url) ?? []
    const found = byName.get(name ?? '')
    if (found) return found.fetch(request, info)
    const problem = new HttpProblem(
      'route_not_found',
      `There is nothing at this address. Functions: ${[...byName.keys()].join(', ')}.`,
    )
    return problemResponse(problem, crypto.randomUUID())
  }
}
