import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Failure } from '../local/failure.ts'

export interface BackupKey {
  bytes: Buffer
  /** Tells keys apart without telling anything about them. */
  id: Buffer
}

const BYTES = 32
export const KEY_ID_BYTES = 8

export const newBackupKey = (): string => randomBytes(BYTES).toString('base64')

/** The key that the environment has: `BACKUP_KEY`, or the file that `BACKUP_KEY_FILE` names. */
export function readBackupKey(env: NodeJS.ProcessEnv): BackupKey {
  const text = env.BACKUP_KEY || (env.BACKUP_KEY_FILE ? readKeyFile(env.BACKUP_KEY_FILE) : '')
  if (!text)
    throw new Failure(
      'There is no key for backups.',
      'Make one with npm run backup -- key, keep a copy where a fire here does not reach it, and set BACKUP_KEY or BACKUP_KEY_FILE.',
    )
  return toBackupKey(text)
}

export function toBackupKey(text: string): BackupKey {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== BYTES)
    throw new Failure(
      `The key for backups has ${bytes.length} bytes.`,
      `It is ${BYTES} random bytes in base64, as npm run backup -- key makes them.`,
    )
  const id = createHash('sha256').update('laude backup key').update(bytes).digest().subarray(0, KEY_ID_BYTES)
  return { bytes, id }
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Failure(`The key for backups cannot be read from ${file}.`, 'Mend BACKUP_KEY_FILE.', { cause })
  }
}
