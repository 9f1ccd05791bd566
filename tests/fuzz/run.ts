import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { Failure } from '../../supabase/local/failure.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { freePort } from '../support/free-port.ts'
import { spawnStack } from '../support/start-stack.ts'
import { createPeople } from './people.ts'
import { knownValues } from './known-values.ts'
import { readOptions, USAGE, type FuzzOptions } from './options.ts'
import { readOperations } from './operations.ts'
import { installSchemathesis, startSchemathesis } from './schemathesis.ts'
import { countLine, emptyTally, summary } from './tally.ts'

// npm run fuzz: every function as student, instructor and admin, against a stack of its own with the demo.
const folder = join(import.meta.dirname, '../..', '.laude', 'fuzz')
const ROLES = ['student', 'instructor', 'admin'] as const

const options = readOptions(process.argv.slice(2))
if (options) {
  try {
    process.exitCode = await fuzz(options)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`${error.message}\n${error.advice}`)
    process.exitCode = 2
  }
} else {
  console.error(USAGE)
  process.exitCode = 2
}

async function fuzz({ cases, seconds, seed, only }: FuzzOptions): Promise<number> {
  const functions = API_FUNCTIONS.filter((name) => only === undefined || name === only)
  if (functions.length === 0)
    throw new Failure(`There is no function ${only}.`, `There are: ${API_FUNCTIONS.join(', ')}.`)
  const reports = join(folder, 'reports')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const command = installSchemathesis(join(folder, 'python'))

  const [site, api, database] = [await freePort(), await freePort(), await freePort()]
  const { started, kill } = spawnStack(
    {
      LAUDE_HOME: join(folder, 'stack'),
      ...{ SITE_PORT: String(site), API_PORT: String(api), DB_PORT: String(database) },
    },
    ['--fresh'],
  )
  const stack = await started
  if (stack.state !== 'running') throw new Failure('The stack did not start.', stack.output())
  const sql = postgres(postgresUrl(database), { max: 1, onnotice: () => {} })
  const origin = `http://localhost:${api}`
  const base = `${origin}/functions/v1`
  const tally = emptyTally()
  let whole = true
  try {
    const people = createPeople(origin, sql)
    const documents = await Promise.all(functions.map((name) => readOperations(base, name)))
    const count = documents.reduce((sum, { middle, last }) => sum + middle.length + last.length, 0)
    const examples = Math.ceil(cases / (count * ROLES.length))
    for (const role of ROLES)
      for (const { name, document, last, never } of documents) {
        const parts = [{ without: [...last, ...never] }, ...(last.length > 0 ? [{ only: last }] : [])]
        for (const [part, operations] of parts.entries()) {
          // Requests of the last part may end the account: a new one of the same role makes them.
          const person = part === 0 ? await people.demo(role) : await people.fresh(role)
          const file = join(reports, `${role}-${name}${part === 0 ? '' : '-last'}`)
          writeFileSync(`${file}.toml`, await knownValues(sql, person.id))
          const ran = await startSchemathesis(command, {
            ...{ document, base, operations, seed, examples, token: person.token, config: `${file}.toml` },
            seconds: seconds && Math.ceil(seconds / (ROLES.length * documents.length)),
            ...{ folder: reports, log: `${file}.log`, events: `${file}.ndjson` },
          })
          const before = { cases: tally.cases, failures: tally.failures.size }
          if (ran)
            for await (const line of createInterface(createReadStream(`${file}.ndjson`))) countLine(tally, role, line)
          else console.error(`Schemathesis stopped before its end: see ${file}.log`)
          whole &&= ran
          console.error(
            `${name} as ${role}${part === 0 ? '' : ', what ends an account or a membership'}: ${tally.cases - before.cases} requests, new failures: ${tally.failures.size - before.failures}`,
          )
        }
      }
    const never = documents.flatMap((it) => it.never)
    console.log(summary(tally))
    if (never.length > 0) console.log(`Not asked, since it does not end: ${never.join(', ')}.`)
  } finally {
    await sql.end({ timeout: 2 })
    await stack.signal('SIGTERM').catch(kill)
  }
  return whole && tally.failures.size === 0 ? 0 : 1
}
