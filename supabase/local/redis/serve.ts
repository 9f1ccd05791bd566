import { join } from 'node:path'
import process from 'node:process'
import { requireRedisServer } from './find-server.ts'
import { startRedisServer } from './start-server.ts'
import { startRestBridge } from './rest-bridge.ts'

// A service of `npm start -- --redis`: a Redis, and the REST server in front of it.
const { REDIS_PORT = '54324', REDIS_REST_PORT = '54330', REDIS_REST_TOKEN = '', LAUDE_HOME = '.laude' } = process.env
const server = await startRedisServer({
  command: requireRedisServer(),
  port: Number(REDIS_PORT),
  folder: join(LAUDE_HOME, 'redis'),
  settings: { maxmemory: '128mb', 'maxmemory-policy': 'allkeys-lru', logfile: 'redis.log' },
})
// However we end, unless we are killed outright.
process.on('exit', () => server.process.kill())
server.process.once('exit', () => process.exit(1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
const bridge = await startRestBridge({ redisUrl: server.url, port: Number(REDIS_REST_PORT), token: REDIS_REST_TOKEN })
console.log(`Redis answers at ${server.url}, over REST at ${bridge.url}.`)
