import process from 'node:process'
import { parseArgs } from 'node:util'
import { Failure } from '../local/failure.ts'
import type { SnapshotOptions } from './take-snapshot.ts'

export const SNAPSHOT_HELP = `npm run db:snapshot -- --masked --into postgresql://…

Copies a database into an empty one, without the people in it: names, addresses and what they wrote are made up, secrets
and mail stay behind. docs/snapshots.md says what is kept.

  --masked         has to be said: there is no other kind
  --from           the database to copy, with its owner's login (DATABASE_URL, or the local stack)
  --into           an empty database, or one that has the migrations and no accounts
  --mask-content   questions, courses and whatever else communities teach with is made up as well
  --key            the same key makes the same copy; without one, nobody can make it again`

/** Undefined where help is asked for. */
export function readSnapshotOptions(args: string[]): SnapshotOptions | undefined {
  const values = parse(args)
  if (values.help === true) return undefined
  if (values.masked !== true)
    throw new Failure(
      'Snapshots are masked, and --masked has to say so.',
      'npm run db:snapshot -- --help has the options.',
    )
  if (values.into === undefined)
    throw new Failure(
      '--into is missing.',
      'It takes the address of an empty database: postgresql://user:password@host/name.',
    )
  if (values.key !== undefined && values.key.length < 16)
    throw new Failure('--key is short.', 'Whoever guesses it can tell who is who: it takes 16 characters or more.')
  return {
    from: address('--from', values.from ?? process.env.DATABASE_URL ?? LOCAL),
    into: address('--into', values.into),
    key: values.key,
    maskContent: values['mask-content'] ?? false,
  }
}

const LOCAL = 'postgresql://postgres:postgres@127.0.0.1:54322/postgres'

function address(option: string, text: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  throw new Failure(
    `${option} is no address of a Postgres.`,
    'It looks like postgresql://user:password@host:5432/name.',
  )
}

function parse(args: string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const options = { from: string, into: string, key: string, masked: boolean, 'mask-content': boolean, help: boolean }
  try {
    return parseArgs({ args, options }).values
  } catch {
    throw new Failure(`npm run db:snapshot does not know ${args.join(' ')}.`, SNAPSHOT_HELP)
  }
}
