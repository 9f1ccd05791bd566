import { parseArgs } from 'node:util'
import { Failure } from '../local/failure.ts'

export const BACKUP_HELP = `npm run backup -- <what>

  key                      makes a key for BACKUP_KEY or BACKUP_KEY_FILE; keep a copy away from here
  now                      takes a backup
  list                     says which there are, and which times can be restored
  verify                   reads everything and compares it with what it should be
  restore --into <folder>  makes a new cluster there, starts it and says what is in it; Ctrl-C stops it
      --at <time>          as it was then, such as 2026-11-30T08:00:00Z; without it, everything that there is
      --port <port>        where it listens (54422)
      --stop               stops it again once it is there
  run                      ships WAL all the time, takes a backup each day, restores the newest each week

  --system <id>            of which database, where the store has backups of several

BACKUP_STORE      a folder, or s3://bucket/prefix?endpoint=https://…&region=… (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)
BACKUP_OFFSITE    a second one that gets a copy of everything (BACKUP_OFFSITE_AWS_ACCESS_KEY_ID, …)
BACKUP_KEEP       for how many days, weeks and months (7d 4w)
BACKUP_SPOOL      the folder into which Postgres archives its WAL
BACKUP_SCRATCH    where the weekly restore has room
DATABASE_URL      the database, with its owner's login (the local stack's)

docs/backups.md has the rest.`

const COMMANDS = ['key', 'now', 'list', 'verify', 'restore', 'run'] as const
export type BackupCommand = (typeof COMMANDS)[number]

export interface BackupOptions {
  command: BackupCommand
  at?: Date
  into?: string
  port: number
  stop: boolean
  system?: string
}

/** Undefined where help is asked for. */
export function readBackupOptions(args: string[]): BackupOptions | undefined {
  const { values, positionals } = parse(args)
  if (values.help || args.length === 0) return undefined
  const command = COMMANDS.find((it) => it === positionals[0])
  if (!command || positionals.length > 1)
    throw new Failure(`npm run backup does not know ${positionals.join(' ') || args.join(' ')}.`, BACKUP_HELP)
  const port = Number(values.port ?? 54422)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`--port is "${values.port}".`, 'It is a number from 1 to 65535.')
  return {
    command,
    at: readInstant(values.at),
    into: values.into,
    port,
    stop: values.stop ?? false,
    system: values.system,
  }
}

/** A time without a zone would mean something else on another machine. */
function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const at = new Date(text)
  if (
    !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text) ||
    Number.isNaN(at.getTime())
  )
    throw new Failure(
      `--at is "${text}".`,
      'It is a time with its zone, such as 2026-11-30T08:00:00Z or 2026-11-30T09:00:00+01:00.',
    )
  return at
}

function parse(args: string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const options = { at: string, into: string, port: string, system: string, stop: boolean, help: boolean } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Failure(`npm run backup does not know ${args.join(' ')}.`, BACKUP_HELP)
  }
}
