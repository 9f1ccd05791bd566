import { createFunctions } from '../../functions/functions.ts'
import { mount } from '../../functions/_http/mount.ts'
import { createResponseCache, type Servers } from '../../functions/_services/response-cache/response-cache.ts'
import { createMemoryCache } from '../../functions/_services/response-cache/memory-cache.ts'
import { connectStore, type StoreAddress } from '../../functions/_cache/connect.ts'
import type { WatchTiming } from '../../functions/_services/response-cache/watch.ts'
import type { Api } from './api.ts'
import { createMeasured } from './measured.ts'
import { until } from './until.ts'

interface SharedOptions {
  redis: StoreAddress
  release?: string
  timing?: WatchTiming
}

/** One more server over the same database, with a memory of its own, and what it shares through a Redis. */
export function createServer({ database, deps, issuer }: Api, servers: Servers, shared?: SharedOptions) {
  const reports: string[] = []
  const { metrics, countOf, gaugeOf } = createMeasured()
  const store = shared && connectStore(shared.redis, { metrics, report: (message) => reports.push(message) })
  const responseCache = createResponseCache(database.url, createMemoryCache({ bytes: 2 ** 20 }), servers, {
    shared: store && { store, release: shared?.release ?? '', timing: shared?.timing },
    metrics,
  })
  const isSharing = async () => (await gaugeOf('laude_shared_cache_up')) === 1
  const fetch = mount(createFunctions({ ...deps, responseCache }))
  const ask = async (path: string, person: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', `Bearer ${await issuer.sign({ sub: person })}`)
    return fetch(new Request(`http://server.test/functions/v1${path}`, { ...init, headers }))
  }
  return {
    ask,
    stop: responseCache.stop,
    responseCache,
    store,
    reports,
    countOf,
    isSharing,
    /** From the first look on somebody listens; once they do, what is shown is kept. */
    keeps: async (path: string, person: string) => {
      await ask(path, person)
      await until(() => responseCache.isOn())
      if (shared) await until(isSharing)
    },
  }
}

export type Server = ReturnType<typeof createServer>
