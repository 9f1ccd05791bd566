import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'
import { Failure } from '../local/failure.ts'

export const PREVIEW_HELP = `npm run preview -- [--on <url> [--scratch] | --since <commit>] [--out <folder>]

What would the migrations and seeds of this tree do to a database? They are run on a copy of it, which is dropped
at the end, and everything they changed is told: in preview.md, and as a page in preview.html.

  --on       the database; without it, DATABASE_URL or that of the local stack, running or not in use
  --scratch  that database is a copy already, such as a restored backup: the change is run in it and stays there
  --since    no database: a Postgres of its own as that commit leaves one, with the learners of the demo
  --files    the folder with the migrations/ and seeds/ to try (this tree)
  --out      where the report goes (.laude/preview)
  --rounds   how often each operation is measured before and after (7); 0 measures none

It exits with 0 where the change is harmless, with 1 where somebody should look at it, with 2 where it is dangerous
or fails, and with 3 where no preview could be made.`

export interface PreviewOptions {
  url: string
  isScratch: boolean
  since: string | undefined
  files: string
  out: string
  rounds: number
}

/** Undefined where help is asked for. */
export function readPreviewOptions(args: string[], env: NodeJS.ProcessEnv, root: string): PreviewOptions | undefined {
  const values = parse(args)
  if (values.help === true) return undefined
  const rounds = Number(values.rounds ?? 7)
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new Failure(`--rounds is "${values.rounds}".`, 'It takes a whole number from 0 on; 0 measures nothing.')
  if (values.since !== undefined && values.on !== undefined)
    throw new Failure('--since and --on exclude each other.', 'The one makes a database, the other names one.')
  if (values.scratch === true && values.on === undefined)
    throw new Failure('--scratch changes a database for good.', 'Name it: --on <url> --scratch.')
  return {
    url: databaseUrl(values.on ?? env.DATABASE_URL ?? localUrl(env)),
    isScratch: values.scratch ?? false,
    since: values.since,
    files: resolve(values.files ?? root),
    out: resolve(values.out ?? join(root, '.laude/preview')),
    rounds,
  }
}

const localUrl = (env: NodeJS.ProcessEnv) =>
  `postgresql://postgres:postgres@127.0.0.1:${env.DB_PORT ?? 54_322}/postgres`

function databaseUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname) return text
  throw new Failure(
    'The address of the database is none.',
    'It looks like postgresql://user:password@host:5432/database.',
  )
}

function parse(args: string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  try {
    const options = {
      on: string,
      since: string,
      files: string,
      out: string,
      rounds: string,
      scratch: boolean,
      help: boolean,
    }
    return parseArgs({ args, options }).values
  } catch {
    throw new Failure(`npm run preview does not know ${args.join(' ')}.`, PREVIEW_HELP)
  }
}
