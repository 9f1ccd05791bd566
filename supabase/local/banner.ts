import { redisUrl } from './redis/start-server.ts'
import { ownUrl, standInUrl, type Settings } from './settings.ts'

/** A small table of addresses and demo accounts, printed once everything answers. */
export function banner(settings: Settings, databaseUrl: string | undefined): string {
  const { ports, project } = settings
  const database = databaseUrl ? new URL(databaseUrl) : undefined
  if (database && !/^postgres$/.test(database.password)) database.password = '…'
  const assistant: [string, string][] = settings.standIn
    ? [['Assistant', `a stand-in, which quotes; ${standInUrl(settings)}/requests has what it was asked`]]
    : []
  const rows: [string, string][] = [
    ['Site', `http://localhost:${ports.site}`],
    ['API', `${databaseUrl ? ownUrl(settings) : project?.url}/functions/v1`],
    ...(settings.servers > 1
      ? ([['Servers', `${settings.servers} processes on the API's port`]] satisfies [string, string][])
      : []),
    ['Database', database ? decodeURI(database.href) : 'of the project'],
    ...(settings.redis ? [['Redis', redisUrl(ports.redis)] satisfies [string, string]] : []),
    ...(settings.kafka ? ([['Kafka', `127.0.0.1:${ports.kafka}`]] satisfies [string, string][]) : []),
    ...assistant,
    ...(project
      ? []
      : ([
          ['Student', 'student@laude.test'],
          ['Instructor', 'instructor@laude.test'],
          ['Admin', 'admin@laude.test'],
          ['Password', 'laude-demo'],
        ] satisfies [string, string][])),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  return ['', '  laude is running. Ctrl-C stops it.', '', ...lines, ''].join('\n')
}
