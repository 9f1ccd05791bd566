import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBackupEnvironment } from '../../../supabase/backup/environment.ts'
import { newBackupKey } from '../../../supabase/backup/key.ts'
import { readBackupOptions } from '../../../supabase/backup/options.ts'
import { isDue, SCHEDULE } from '../../../supabase/backup/schedule.ts'
import { root } from '../../repo/files.ts'

describe('npm run backup', () => {
  it('takes a command and its options', () => {
    expect(readBackupOptions(['restore', '--into', 'there', '--at', '2026-11-30T09:00:00+01:00', '--stop'])).toEqual({
      ...{ command: 'restore', into: 'there', at: new Date('2026-11-30T08:00:00Z'), port: 54_422, stop: true },
      system: undefined,
    })
    expect(readBackupOptions([])).toBeUndefined()
    expect(readBackupOptions(['now', '--help'])).toBeUndefined()
  })

  it.each([
    ['later'],
    ['now', 'again'],
    ['now', '--fast'],
    ['restore', '--port', 'x'],
    ['restore', '--at', 'yesterday'],
  ])('refuses %s %s', (...args) => {
    expect(() => readBackupOptions(args)).toThrow(/does not know|--port is|--at is/)
  })

  it('refuses a time without its zone, which would mean another one elsewhere', () => {
    expect(() => readBackupOptions(['restore', '--at', '2026-11-30T08:00:00'])).toThrow(/--at is/)
  })
})

describe('the environment', () => {
  const env = { BACKUP_STORE: 'backups', BACKUP_KEY: newBackupKey() }

  it.each([
    [{}, /BACKUP_STORE is not set/],
    [{ BACKUP_STORE: 'backups' }, /There is no key/],
    [{ ...env, BACKUP_KEY: '', BACKUP_KEY_FILE: 'no/such/file' }, /cannot be read from no\/such\/file/],
    [{ ...env, BACKUP_STORE: 'ftp://backups' }, /cannot be kept at/],
    [{ ...env, BACKUP_STORE: 's3://bucket/prefix' }, /no credentials for s3:\/\/bucket\/prefix/],
    [{ ...env, BACKUP_OFFSITE: 's3://bucket', AWS_ACCESS_KEY_ID: 'id' }, /no credentials for s3:\/\/bucket/],
  ])('that lacks something says what: %#', (incomplete, words) => {
    expect(() => readBackupEnvironment(incomplete)).toThrow(words)
  })

  it('has credentials of their own for the second store', () => {
    const credentials = { BACKUP_OFFSITE_AWS_ACCESS_KEY_ID: 'id', BACKUP_OFFSITE_AWS_SECRET_ACCESS_KEY: 'secret' }
    const { vault, offsite } = readBackupEnvironment({ ...env, ...credentials, BACKUP_OFFSITE: 's3://bucket/of/laude' })
    expect([vault.store.name, offsite?.name]).toEqual([join(root, 'backups'), 's3://bucket/of/laude/'])
  })
})

describe('the schedule', () => {
  const { backupEvery: every, retryBackupAfter: retry } = SCHEDULE
  const now = 1_000 * every

  it.each([
    ['was never done', {}, true],
    ['was done less than a day ago', { done: now - every + 1, tried: now - every + 1 }, false],
    ['was done a day ago', { done: now - every, tried: now - every }, true],
    ['was done a day ago, and failed just now', { done: now - every, tried: now - 1 }, false],
    ['failed a while ago', { tried: now - retry }, true],
    ['failed just now, and was never done', { tried: now - retry + 1 }, false],
  ])('takes a backup if the last one %s: %o', (_, last, due) => {
    expect(isDue(last, now, every, retry)).toBe(due)
  })
})
