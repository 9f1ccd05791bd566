import { join } from 'node:path'
import { createFolderStore } from '../../functions/_services/media/folder-store.ts'
import { archiveTo } from './archiving.ts'
import { apiService, furtherApiService, mediaFolder, redisService, siteService, standInService } from './services.ts'
import { banner } from './banner.ts'
import { prepareDatabase } from './database.ts'
import { enableFunctionsLogin, FUNCTIONS_PASSWORD } from './functions-login.ts'
import type { Broker } from './kafka/broker.ts'
import { startStackBroker } from './kafka/stack-broker.ts'
import { keptSecret } from './kept-secret.ts'
import { recordDemoHistory } from './demo/record-history.ts'
import { lockFolder } from './lock.ts'
import { claimPort, freePort } from './ports.ts'
import { removeCluster, startPostgres, type Postgres } from './postgres.ts'
import { answers, startService, stopService, type ServiceOptions } from './process.ts'
import { requireRedisServer } from './redis/find-server.ts'
import { keepRunning } from './restarts.ts'
import { putSeededMedia } from './seeded-media.ts'
import { ownUrl, standInUrl, type Settings } from './settings.ts'
import { buildSite } from './site.ts'

export interface Stack {
  start: () => Promise<void>
  stop: () => Promise<void>
}

export function createStack(settings: Settings, root: string): Stack {
  const services: { stop: () => Promise<void> }[] = []
  let postgres: Postgres | undefined
  let broker: Broker | undefined
  let unlock = () => {}
  let stopping = false

  // The last started stops first, so nothing loses what it stands on.
  const stop = async () => {
    stopping = true
    for (const service of services.toReversed()) await service.stop()
    await broker?.kill()
    await postgres?.stop()
    unlock()
  }

  const launch = async (options: ServiceOptions, url: string) => {
    const service = startService(options)
    services.push({ stop: () => stopService(service) })
    await answers(service, url)
    service.process.once('exit', () => {
      if (stopping) return
      console.error(`\n${service.name} stopped by itself. It said:\n${service.lastWords()}`)
      void stop().then(() => process.exit(1))
    })
  }

  const launchApi = async (api: ServiceOptions) => {
    const health = '/functions/v1/attempts-api/health'
    if (settings.servers === 1) return launch(api, `${ownUrl(settings)}${health}`)
    const firstPort = await freePort()
    await launch({ ...api, env: { ...api.env, OWN_PORT: String(firstPort) } }, `http://127.0.0.1:${firstPort}${health}`)
    for (let number = 2; number <= settings.servers; number++) {
      const ownPort = await freePort()
      const server = keepRunning({
        start: () => startService(furtherApiService(api, settings, { number, ownPort, firstPort })),
        // The others go on answering.
        onCrash: ({ name }, how, pause) =>
          console.error(`${name} ended with ${how}. It starts again in ${pause / 1000} s.`),
      })
      services.push(server)
      await answers(server.current(), `http://127.0.0.1:${ownPort}${health}`)
    }
  }

  const startDatabase = async (): Promise<string | undefined> => {
    if (settings.databaseUrl || settings.project) return settings.databaseUrl
    const folder = join(settings.home, 'postgres')
    if (settings.fresh) await removeCluster(folder)
    postgres = await startPostgres({
      folder,
      port: settings.ports.database,
      settings: settings.spool === undefined ? {} : archiveTo(settings.spool),
    })
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
      await putSeededMedia(url, createFolderStore(mediaFolder(settings)), root)
      await recordDemoHistory(url)
    }
    if (!settings.dev) buildSite(root)
    const databaseUrls = url && {
      owner: url,
      functions: project ? url : await enableFunctionsLogin(url, keptSecret(settings.home, FUNCTIONS_PASSWORD)),
    }
    if (settings.kafka && databaseUrls) broker = await startStackBroker(settings)
    if (settings.standIn) await launch(standInService(settings, root), `${standInUrl(settings)}/health`)
    if (settings.redis) await launch(redisService(settings, root), `http://127.0.0.1:${ports.redisRest}/health`)
    if (databaseUrls) await launchApi(apiService(settings, root, databaseUrls))
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
