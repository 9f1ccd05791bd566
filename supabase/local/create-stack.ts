import { join } from 'node:path'
import { apiService, redisService, siteService, standInService } from './services.ts'
import { banner } from './banner.ts'
import { prepareDatabase } from './database.ts'
import { enableFunctionsLogin } from './functions-login.ts'
import type { Broker } from './kafka/broker.ts'
import { startStackBroker } from './kafka/stack-broker.ts'
import { keptSecret } from './kept-secret.ts'
import { recordDemoHistory } from './demo/record-history.ts'
import { lockFolder } from './lock.ts'
import { claimPort } from './ports.ts'
import { removeCluster, startPostgres, type Postgres } from './postgres.ts'
import { requireRedisServer } from './redis/find-server.ts'
import { answers, startService, stopService, type Service, type ServiceOptions } from './process.ts'
import { ownUrl, standInUrl, type Settings } from './settings.ts'
import { buildSite } from './site.ts'

export interface Stack {
  start: () => Promise<void>
  stop: () => Promise<void>
}

export function createStack(settings: Settings, root: string): Stack {
  const services: Service[] = []
  let postgres: Postgres | undefined
  let broker: Broker | undefined
  let unlock = () => {}
  let stopping = false

  // The last started stops first, so nothing loses what it stands on.
  const stop = async () => {
    stopping = true
    for (const service of services.toReversed()) await stopService(service)
    await broker?.kill()
    await postgres?.stop()
    unlock()
  }

  const launch = async (options: ServiceOptions, url: string) => {
    const service = startService(options)
    services.push(service)
    await answers(service, url)
    service.process.once('exit', () => {
      if (stopping) return
      console.error(`\n${service.name} stopped by itself. It said:\n${service.lastWords()}`)
      void stop().then(() => process.exit(1))
    })
  }

  const startDatabase = async (): Promise<string | undefined> => {
    if (settings.databaseUrl || settings.project) return settings.databaseUrl
    const folder = join(settings.home, 'postgres')
    if (settings.fresh) await removeCluster(folder)
    postgres = await startPostgres({ folder, port: settings.ports.database })
    return postgres.url
  }

  const start = async () => {
    const { ports, project } = settings
    unlock = lockFolder(settings.home)
    await claimPort(ports.site, 'the site', 'SITE_PORT')
    if (!project || settings.databaseUrl) await claimPort(ports.api, 'the API', 'API_PORT')
    if (settings.standIn) await claimPort(ports.assistant, 'the stand-in for the model', 'ASSISTANT_PORT')
    if (settings.redis) {
      requireRedisServer()
      await claimPort(ports.redis, 'Redis', 'REDIS_PORT')
      await claimPort(ports.redisRest, 'the REST server of Redis', 'REDIS_REST_PORT')
    }
    const url = await startDatabase()
    if (url && !project) {
      await prepareDatabase(url, root)
      await recordDemoHistory(url)
    }
    if (!settings.dev) buildSite(root)
    const databaseUrls = url && {
      owner: url,
      functions: project ? url : await enableFunctionsLogin(url, keptSecret(settings.home, 'functions-password')),
    }
    if (settings.kafka && databaseUrls) broker = await startStackBroker(settings)
    if (settings.standIn) await launch(standInService(settings, root), `${standInUrl(settings)}/health`)
    if (settings.redis) await launch(redisService(settings, root), `http://127.0.0.1:${ports.redisRest}/health`)
    if (databaseUrls)
      await launch(apiService(settings, root, databaseUrls), `${ownUrl(settings)}/functions/v1/attempts-api/health`)
    await launch(siteService(settings, root), `http://localhost:${ports.site}/sign-in`)
    console.log(banner(settings, url))
  }

  return {
    start: () =>
      start().catch(async (error: unknown) => {
        await stop()
        throw error
      }),
    stop,
  }
}
