import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { exportJWK, generateKeyPair } from 'jose'
import postgres from 'postgres'
import { postgresUrl, removeCluster, startPostgres } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import { freePort } from '../support/free-port.ts'
import { addHostedRoles, addHostedSchemas, AUTH_ADMIN } from '../support/hosted-platform.ts'

// node tests/auth/start-hosted-auth.ts <program>: the Auth server of Supabase, built from its source, on a Postgres where
// postgres is no superuser and the auth tables are Auth's. Prints what tests/auth/hosted-auth.test.ts wants; Ctrl-C ends both.
const program = resolve(process.argv[2] ?? '')
const PASSWORD = 'only-for-tests'

const folder = join(root, '.laude', `hosted-auth-${process.pid}`)
const [databasePort, port] = [await freePort(), await freePort()]
const cluster = await startPostgres({ folder, port: databasePort, settings: { fsync: 'off' } })
const own = postgres(cluster.url, { max: 1, onnotice: () => {} })
await own`create role platform superuser login password 'postgres'`
await own.end()
const admin = postgres(cluster.url.replace('//postgres:', '//platform:'), { max: 1, onnotice: () => {} })
// The first user of a cluster stays a superuser whatever one does, but not under the name.
await admin`alter role postgres rename to supabase_admin`
await addHostedRoles(admin, 'postgres', PASSWORD)
await addHostedSchemas(admin, 'postgres')
await admin.end()

const url = `http://127.0.0.1:${port}`
const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', key_ops: ['sign', 'verify'] }
const env = {
  PATH: process.env.PATH,
  PORT: String(port),
  API_EXTERNAL_URL: url,
  DATABASE_URL: `postgres://${AUTH_ADMIN}:${PASSWORD}@127.0.0.1:${databasePort}/postgres`,
  DB_NAMESPACE: 'auth',
  GOTRUE_API_HOST: '127.0.0.1',
  GOTRUE_DB_DRIVER: 'postgres',
  GOTRUE_DISABLE_SIGNUP: 'false',
  GOTRUE_EXTERNAL_EMAIL_ENABLED: 'true',
  GOTRUE_JWT_AUD: 'authenticated',
  GOTRUE_JWT_DEFAULT_GROUP_NAME: 'authenticated',
  GOTRUE_JWT_EXP: '3600',
  GOTRUE_JWT_ISSUER: url,
  GOTRUE_JWT_KEYS: JSON.stringify([key]),
  GOTRUE_JWT_SECRET: randomUUID() + randomUUID(),
  GOTRUE_LOG_LEVEL: 'warn',
  GOTRUE_MAILER_AUTOCONFIRM: 'true',
  GOTRUE_SITE_URL: 'http://localhost:3000',
}
const options = { env, stdio: ['ignore', 'inherit', 'inherit'] } satisfies SpawnOptions
if (spawnSync(program, ['migrate'], options).status !== 0) throw new Error('Auth could not make its tables.')
const auth = spawn(program, ['serve'], options)
console.log(`export AUTH_URL=${url}
export AUTH_DATABASE_URL=${postgresUrl(databasePort).replace('postgres:postgres@', `postgres:${PASSWORD}@`)}`)

const ended = new Promise((done) => auth.once('exit', done))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => auth.kill('SIGTERM'))
await ended
await cluster.stop()
await removeCluster(folder)
rmSync(folder, { recursive: true, force: true })
