import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'

export interface Account {
  uid: number
  gid: number
}

/** Postgres refuses to run as root. Under root it runs as an account that is already there. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => accounts.find(([account]) => account === name)).find(Boolean)
  if (!found)
    throw new Failure(
      'Postgres does not run as root, and this machine has no account postgres or nobody to run it as.',
      'Start Laude as an ordinary user.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/**
 * A checkout below a folder that only root may enter (/root, say) is out of that account's reach. Its
 * cluster and a copy of the binaries then live in /var/lib/laude, and `folder` becomes a link to there.
 */
export function withinReach(account: Account | undefined, folder: string, binary: string) {
  if (!account || (reachable(dirname(folder)) && reachable(dirname(binary)))) return { folder, binary }
  const native = dirname(dirname(binary))
  const copy = join('/var/lib/laude', `postgres-${digest(native)}`)
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const home = join('/var/lib/laude', `data-${digest(folder)}`)
  mkdirSync(home, { recursive: true })
  chownSync(home, account.uid, account.gid)
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(folder, { recursive: true, force: true })
    symlinkSync(home, folder)
  }
  return { folder: home, binary: binary.replace(native, copy) }
}

/** Whether every account may enter the folder. Folders that do not exist yet will be created by us, open to all. */
export function reachable(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode
  if (mode !== undefined && (mode & 0o001) === 0) return false
  return folder === dirname(folder) || reachable(dirname(folder))
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
