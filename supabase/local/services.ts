import { join } from 'node:path'
import { keptSecret } from './kept-secret.ts'
import { MAIL_PAGE } from './mail-page-path.ts'
import type { ServiceOptions } from './process.ts'
import { redisUrl } from './redis/start-server.ts'
import { ownUrl, standInUrl, type Settings } from './settings.ts'

const STAND_IN_KEY = 'stand-in'

/** What speaks the Messages API in the model's place. */
export function standInService({ home, ports }: Settings, root: string): ServiceOptions {
  return {
    name: 'The stand-in for the model',
    command: join(root, 'node_modules/.bin/node'),
    args: [
      ...['--import', join(root, 'supabase/local/exit-with-parent.ts')],
      join(root, 'supabase/local/assistant-stand-in/serve.ts'),
    ],
    cwd: root,
    env: { ASSISTANT_PORT: String(ports.assistant), ASSISTANT_KEY: STAND_IN_KEY },
    log: join(home, 'assistant.log'),
  }
}

/** A Redis, and the REST server in front of it. */
export function redisService({ home, ports }: Settings, root: string): ServiceOptions {
  return {
    name: 'Redis',
    command: join(root, 'node_modules/.bin/node'),
    args: [
      ...['--import', join(root, 'supabase/local/exit-with-parent.ts')],
      join(root, 'supabase/local/redis/serve.ts'),
    ],
    cwd: root,
    env: {
      LAUDE_HOME: home,
      REDIS_PORT: String(ports.redis),
      REDIS_REST_PORT: String(ports.redisRest),
      REDIS_REST_TOKEN: keptSecret(home, 'redis-rest-token'),
    },
    log: join(home, 'redis.log'),
  }
}

/** A project keeps files itself, for those who have its key. */
export const mediaFolder = ({ home, project }: Settings) =>
  process.env.MEDIA_FOLDER || (project && process.env.SUPABASE_SERVICE_ROLE_KEY ? '' : join(home, 'media'))

/** The functions, and Auth unless a Supabase project has its own, under Deno. */
export function apiService(
  settings: Settings,
  root: string,
  databaseUrls: { owner: string; functions: string },
): ServiceOptions {
  const { dev, home, ports, project, proxySecret, servers } = settings
  // A project's Auth sends its own mail; ours is sent nowhere until a provider is set, and shown on a page instead.
  const provider = process.env.MAIL_PROVIDER || (project ? 'none' : 'page')
  return {
    name: 'The API',
    command: join(root, 'node_modules/.bin/deno'),
    args: [
      ...['run', '--config', join(root, 'functions/deno.json'), '--no-lock', '--quiet'],
      ...(dev ? ['--watch'] : []),
      ...(servers > 1 ? ['--unstable-net'] : []),
      ...['--allow-net', '--allow-env', '--allow-sys', `--allow-read=${root},${home}`, `--allow-write=${home}`],
      join(root, 'supabase/local/serve.ts'),
    ],
    cwd: root,
    env: {
      API_PORT: String(ports.api),
      DATABASE_URL: databaseUrls.functions,
      SERVERS: servers > 1 ? 'many' : 'one',
      SHARE_PORT: servers > 1 ? 'on' : 'off',
      ...(settings.kafka ? { EVENTS_MODE: 'kafka', KAFKA_BROKERS: brokerOf(settings), KAFKA_CREATE_TOPICS: 'on' } : {}),
      SUPABASE_URL: project?.url ?? ownUrl(settings),
      MEDIA_FOLDER: mediaFolder(settings),
      MAIL_PROVIDER: provider,
      MAIL_FROM: process.env.MAIL_FROM || 'laude <no-reply@laude.test>',
      MAIL_SECRET: process.env.MAIL_SECRET || keptSecret(home, 'mail-secret'),
      MAIL_REPLY_DOMAIN: process.env.MAIL_REPLY_DOMAIN || (provider === 'page' ? 'reply.laude.test' : ''),
      MAIL_WEBHOOK_SECRET: process.env.MAIL_WEBHOOK_SECRET || `whsec_${keptSecret(home, 'mail-webhook-secret')}`,
      SITE_URL: process.env.SITE_URL || `http://localhost:${ports.site}`,
      ...(settings.standIn ? { ANTHROPIC_BASE_URL: standInUrl(settings), ANTHROPIC_API_KEY: STAND_IN_KEY } : {}),
      ...(settings.redis ? { REDIS_URL: redisUrl(ports.redis) } : {}),
      ALLOWED_ORIGINS: `http://localhost:${ports.site},http://127.0.0.1:${ports.site}`,
      ...(project
        ? {}
        : {
            LAUDE_AUTH_KEYS: join(home, 'auth-keys.json'),
            AUTH_DATABASE_URL: databaseUrls.owner,
            PROXY_SECRET: proxySecret,
          }),
    },
    log: join(home, 'api.log'),
    show: dev,
  }
}

/** Another process of the API on the same port; Auth and the background work are left to the first one. */
export function furtherApiService(
  api: ServiceOptions,
  settings: Settings,
  { number, ownPort, firstPort }: { number: number; ownPort: number; firstPort: number },
): ServiceOptions {
  return {
    ...api,
    name: `Server ${number} of the API`,
    env: {
      ...api.env,
      ...WITHOUT_AUTH,
      PROXY_SECRET: settings.project ? '' : settings.proxySecret,
      FIRST_SERVER: settings.project ? '' : `http://127.0.0.1:${firstPort}`,
      OWN_PORT: String(ownPort),
      WORKER_ROLES: 'none',
    },
    log: join(settings.home, `api-${number}.log`),
  }
}

const WITHOUT_AUTH = { LAUDE_AUTH_KEYS: '', AUTH_DATABASE_URL: '', PROXY_SECRET: '' }

/** A worker process beside the API, with the same environment but what is Auth's. */
/** Where the Kafka of `npm start -- --kafka` listens. */
export const brokerOf = ({ ports }: Settings): string => `127.0.0.1:${ports.kafka}`

export function workerService(
  settings: Settings,
  root: string,
  databaseUrl: string,
  { number, roles }: { number: number; roles: string },
): ServiceOptions {
  const api = apiService(settings, root, { owner: databaseUrl, functions: databaseUrl })
  return {
    ...api,
    name: `Worker ${number}`,
    args: [...api.args.slice(0, -1), join(root, 'supabase/local/worker.ts')],
    env: { ...api.env, ...WITHOUT_AUTH, WORKER_ROLES: roles, WORKER_PORT: '0' },
    log: join(settings.home, `worker-${number}.log`),
  }
}

export function siteService(settings: Settings, root: string): ServiceOptions {
  const { databaseUrl, dev, home, ports, project, proxySecret } = settings
  const ours = !project || databaseUrl !== undefined
  return {
    name: 'The site',
    command: join(root, 'node_modules/.bin/node'),
    args: [
      ...['--import', join(root, 'supabase/local/exit-with-parent.ts')],
      ...(dev
        ? [join(root, 'node_modules/vite/bin/vite.js'), 'dev', '--port', String(ports.site), '--strictPort']
        : ['server.ts']),
    ],
    cwd: join(root, 'web'),
    env: {
      HOST: process.env.LAUDE_HOST ?? '127.0.0.1',
      PORT: String(ports.site),
      SUPABASE_URL: project?.url ?? ownUrl(settings),
      SUPABASE_PUBLISHABLE_KEY: project?.key ?? 'sb_publishable_local',
      FUNCTIONS_URL: project?.functionsUrl ?? `${ours ? ownUrl(settings) : project.url}/functions/v1`,
      LAUDE_DEMO: project ? 'off' : 'on',
      MAIL_PAGE_URL:
        !project && (process.env.MAIL_PROVIDER || 'page') === 'page' ? `${ownUrl(settings)}${MAIL_PAGE}` : '',
      // A project's Auth does not know this secret, and needs not see it.
      PROXY_SECRET: project ? '' : proxySecret,
    },
    log: join(home, 'site.log'),
    show: dev,
  }
}
