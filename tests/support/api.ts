import { rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Dependencies } from '../../functions/_http/dependencies.ts'
import { noLimits, type RequestLimits } from '../../functions/_http/limit-requests.ts'
import { refuseEnded } from '../../functions/_http/refuse-ended.ts'
import { createVerifier } from '../../functions/_http/tokens.ts'
import { LIST_PRICES } from '../../functions/_domain/assistant/list-prices.ts'
import { unmeasured, type Metrics } from '../../functions/_domain/ops/metrics.ts'
import type { Assistant } from '../../functions/_services/assistant/assistant-services.ts'
import type { Engine } from '../../functions/_services/engine/apply.ts'
import { createAttemptServices } from '../../functions/_services/attempts/attempt-services.ts'
import { createEngineMeasures } from '../../functions/_services/engine/measures.ts'
import { createRecorder, type EventsMode } from '../../functions/_services/engine/record.ts'
import { createOpenSessions } from '../../functions/_services/profiles/open-sessions.ts'
import { createResponseCache, type Servers } from '../../functions/_services/response-cache/response-cache.ts'
import { createMemoryCache } from '../../functions/_services/response-cache/memory-cache.ts'
import { createMedia } from '../../functions/_http/create-media.ts'
import { createMail } from '../../functions/_services/mail/create-mail.ts'
import type { Mail } from '../../functions/_services/mail/mail-services.ts'
import { createOpsServices } from '../../functions/_services/ops/ops-services.ts'
import { createStreamServices } from '../../functions/_services/notifications/stream-services.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { createFunctions } from '../../functions/functions.ts'
import { mount } from '../../functions/_http/mount.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { createDocumentCheck } from './documented.ts'
import { startIssuer, type Issuer } from './issuer.ts'

export const WORKER_SECRET = 'the-scheduler-knows-this'

/** A key in base64, as providers give it. */
export const WEBHOOK_SECRET = `whsec_${btoa('what only the provider knows')}`

/** Mail that stays in the outbox. */
export const mailOnPage = (): Mail =>
  createMail({
    route: { by: 'page' },
    from: 'laude <no-reply@laude.example>',
    secret: 'the secret of every link that ends mail',
    siteUrl: 'https://laude.example',
    functionsUrl: 'https://api.laude.example/functions/v1',
    replyDomain: 'reply.laude.example',
    webhookSecret: WEBHOOK_SECRET,
  })

export interface Api {
  database: TestDatabase
  issuer: Issuer
  deps: Dependencies
  /** What was logged, for tests that look. */
  logged: Record<string, unknown>[]
  /** Asks as somebody; without a person, as nobody. Fails where the function's document does not say what it answers. */
  ask: (path: string, person?: string, init?: RequestInit) => Promise<Response>
}

export interface ApiOptions {
  /** The server's clock; without one, the real one. */
  now?: () => number
  events?: EventsMode
  /** How often a quiet stream says that it is there, in milliseconds. */
  heartbeat?: number
  servers?: Servers
  /** Asked for once the database is there; without one, the authors answer. */
  assistant?: () => Partial<Assistant>
  /** Without them nobody is counted. */
  limits?: (database: TestDatabase) => RequestLimits
  mail?: 'page' | 'off'
  metrics?: Metrics
}

/** A dollar for everything: more than any test spends. */
const LIMITS = { site: 1_000_000, community: 1_000_000, learner: 1_000_000 }

/** Each database has files of its own; what another user left behind is theirs. */
export const mediaFolderOf = ({ url }: Pick<TestDatabase, 'url'>) =>
  join(tmpdir(), `laude-test-media-${userInfo().username}`, new URL(url).pathname)

/** All functions in process, on this database. */
export function createApi(
  { database, issuer }: Pick<Api, 'database' | 'issuer'>,
  {
    now = Date.now,
    events = 'inline',
    heartbeat,
    servers = 'many',
    assistant,
    limits = () => noLimits,
    mail = 'page',
    metrics = unmeasured,
  }: ApiOptions = {},
): Api {
  const logged: Record<string, unknown>[] = []
  const engine: Engine = { db: database.db, rulesets: createRulesets(), now, measures: createEngineMeasures(metrics) }
  const memory = createMemoryCache({ bytes: 2 ** 24, now })
  const responseCache = createResponseCache(database.url, memory, servers, { metrics })
  const openSessions = createOpenSessions(database.db, database.url, now)
  const deps: Dependencies = {
    limits: limits(database),
    verify: refuseEnded(createVerifier(issuer), openSessions),
    openSessions,
    recorder: createRecorder(engine, events),
    kafka: undefined,
    ...createAttemptServices(engine, events),
    assistant: { model: undefined, limits: LIMITS, prices: LIST_PRICES, ...assistant?.() },
    streamServices: createStreamServices(database.db, database.url, {
      now,
      heartbeat,
      isOpen: openSessions.isOpen,
      beforeWake: responseCache.flushInvalidations,
      report: (error) => logged.push({ error }),
    }),
    responseCache,
    ops: createOpsServices(),
    ...createMedia({ folder: mediaFolderOf(database) }),
    mail: mail === 'page' ? mailOnPage() : undefined,
    workerSecret: WORKER_SECRET,
    allowedOrigins: ['https://laude.example'],
    release: 'tested',
    log: (entry) => logged.push(entry),
    metrics,
  }
  const functions = createFunctions(deps)
  const fetch = mount(functions)
  const checkDocumented = createDocumentCheck(Object.keys(functions), async (name) =>
    (await fetch(new Request(`http://api.test/functions/v1/${name}/openapi.json`))).json(),
  )
  const ask: Api['ask'] = async (path, person, init = {}) => {
    const headers = new Headers(init.headers)
    if (person) headers.set('Authorization', `Bearer ${await issuer.sign({ sub: person })}`)
    const request = new Request(`http://api.test/functions/v1${path}`, { ...init, headers })
    const response = await fetch(request)
    await checkDocumented(request, response)
    return response
  }
  return { database, issuer, deps, logged, ask }
}

/** The same for a file of tests, on a database of their own, with tokens of a real issuer. */
export function useApi(options: ApiOptions = {}): () => Api {
  let api: Api | undefined
  beforeAll(async () => {
    const [database, issuer] = await Promise.all([createDatabase(), startIssuer()])
    api = createApi({ database, issuer }, options)
  })
  afterAll(async () => {
    await Promise.all([api?.deps.streamServices.stop(), api?.deps.responseCache.stop(), api?.deps.openSessions.stop()])
    await Promise.all([api?.issuer.stop(), api?.deps.pictureEncoder.stop()])
    if (api) await rm(mediaFolderOf(api.database), { recursive: true, force: true })
    await api?.database.drop()
  })
  return () => {
    if (!api) throw new Error('The API is there from the first test on, not before.')
    return api
  }
}
