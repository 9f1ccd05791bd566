import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { Database } from './_db/client.ts'
import { DomainError } from './_domain/errors.ts'
import { connectAsOwner } from './_http/connect-as-owner.ts'
import { exportAchievements } from './_services/achievements/export-file.ts'
import { importAchievements } from './_services/achievements/import-file.ts'
import { parseAchievementFile, parseAddressPairs } from './_services/achievements/parse-file.ts'
import { requireAccount } from './_services/recovery/read-losses.ts'

const HELP = `npm run achievements -- export --community <slug> --file <path>
npm run achievements -- import --community <slug> --file <path> [--addresses <path>] [--apply --by <account>]

An import says what it would do; --apply does it. The file of --addresses has other mail addresses of the same people:
{"address in the file": "address here"}. DATABASE_URL names the database, with its owner's login.`

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function run(args: string[]): Promise<number> {
  const options = read(args)
  if (!options) {
    console.error(HELP)
    return 2
  }
  const db = connectAsOwner()
  try {
    if (options.command === 'export') return await exportTo(db, options)
    return await importFrom(db, options)
  } finally {
    await db.end()
  }
}

type Options = NonNullable<ReturnType<typeof read>>

async function exportTo(db: Database, { community, file }: Options): Promise<number> {
  const exported = await exportAchievements(db, community, Date.now())
  await writeFile(file, `${JSON.stringify(exported, null, 2)}\n`, { mode: 0o600 })
  console.log(`${exported.definitions.length} definitions and ${exported.awards.length} awards are in ${file}.`)
  return 0
}

async function importFrom(db: Database, { community, file, addresses, by }: Options): Promise<number> {
  const plan = await importAchievements(db, {
    community,
    file: parseAchievementFile(await readFile(file, 'utf8')),
    addresses: addresses ? parseAddressPairs(await readFile(addresses, 'utf8')) : {},
    actor: by === undefined ? undefined : await requireAccount(db, by),
    now: Date.now(),
  })
  const { definitions, awards, packs, same, conflicts, unknownMembers } = plan
  console.log(
    [
      `${by === undefined ? 'New' : 'Imported'}: ${definitions.length} definitions, ${awards.length} awards, ${packs.length} packs.`,
      `There already: ${same.definitions} definitions, ${same.awards} awards.`,
      ...conflicts.map((conflict) => `In conflict: ${conflict}`),
      ...unknownMembers.map((address) => `No member here: ${address}`),
    ].join('\n'),
  )
  return conflicts.length > 0 ? 1 : 0
}

function read(args: string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const options = { community: string, file: string, addresses: string, by: string, apply: boolean, help: boolean }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { community, file, addresses, by, apply, help } = values
    const [command] = positionals
    const isWhole = (command === 'export' || command === 'import') && positionals.length === 1
    // Who imports is said with --apply, and with nothing else.
    if (help || !isWhole || !community || !file || (apply ?? false) !== (by !== undefined)) return undefined
    return { command, community, file, addresses, by }
  } catch {
    return undefined
  }
}
