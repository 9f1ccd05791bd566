import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '../local/failure.ts'
import { planMigration, withLatestMigration } from './plan-migration.ts'

// npm run new:migration -- <name>: a file in migrations/ that is later than every other, and the constant that names it.
const LATEST = 'functions/_db/migrations.ts'

try {
  const { name, root } = readArguments(process.argv.slice(2))
  const migrations = readdirSync(join(root, 'migrations')).filter((file) => file.endsWith('.sql'))
  const { version, file, sql } = planMigration(name, new Date(), migrations)
  const latest = withLatestMigration(readFileSync(join(root, LATEST), 'utf8'), version)
  writeFileSync(join(root, 'migrations', file), sql, { flag: 'wx' })
  writeFileSync(join(root, LATEST), latest)
  console.log(`Made migrations/${file} and named it in ${LATEST}. What is left:

1. Rewrite the skeleton; npm start applies it, npm run check says what would hurt. Once released, it is never edited.
2. Name the table in supabase/tools/schema-page/concerns.ts; describe it in functions/_db/schema if drizzle's builder queries it.
3. Say in tests/rls/matrix.test.ts who may do what with it.
4. npm run docs:schema

npm run test:database fails until all of it is done.`)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}

function readArguments(args: string[]): { name: string; root: string } {
  const { values, positionals } = parse(args)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw usage()
  return { name, root: values.root ?? join(import.meta.dirname, '../..') }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { root: { type: 'string' } } })
  } catch {
    throw usage()
  }
}

function usage() {
  return new Failure('A migration has one name.', 'It looks like this: npm run new:migration -- study_plans.')
}
