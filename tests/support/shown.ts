import { createFunctions } from '../../functions/functions.ts'
import { mount } from '../../functions/_http/mount.ts'
import { createResponseCache, type Servers } from '../../functions/_services/response-cache/response-cache.ts'
import { createMemoryCache } from '../../functions/_services/response-cache/memory-cache.ts'
import type { Api } from './api.ts'
import { until } from './until.ts'

/** One more server over the same database, with a memory of its own. */
export function createServer({ database, deps, issuer }: Api, servers: Servers) {
  const responseCache = createResponseCache(database.url, createMemoryCache({ bytes: 2 ** 20 }), servers)
  const fetch = mount(createFunctions({ ...deps, responseCache }))
  const ask = async (path: string, person: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', `Bearer ${await issuer.sign({ sub: person })}`)
    return fetch(new Request(`http://server.test/functions/v1${path}`, { ...init, headers }))
  }
  return {
    ask,
    stop: responseCache.stop,
    /** From the first look on somebody listens; once they do, what is shown is kept. */
    keeps: async (path: string, person: string) => {
      await ask(path, person)
      await until(() => responseCache.isOn())
    },
  }
}

export type Server = ReturnType<typeof createServer>
