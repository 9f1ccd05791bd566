import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocatedCluster } from '../local/postgres.ts'
import { REPLICATION_ROLE, slotOf } from './replication.ts'

export interface NodePostgresOptions {
  /** Where its cluster is. */
  folder: string
  port: number
  /** The addresses on which Postgres listens. */
  listen?: string
  name: string
  /** The other node: its name, and where its Postgres is. */
  peer: { name: string; database: string }
  replicationPassword: string
  settings?: Record<string, string>
}

/** With this file Postgres starts as a standby, which only reads. A promotion removes it. */
export function signalStandby({ data, account }: LocatedCluster): void {
  writeOwn(join(data, 'standby.signal'), '', account)
}

/** What was set while it was primary: it would wait for a standby that may be gone, or is primary now. */
export function forgetStandby({ data, account }: LocatedCluster): void {
  const file = join(data, 'postgresql.auto.conf')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  writeOwn(file, lines.filter((line) => !/^\s*synchronous_standby_names\b/.test(line)).join('\n'), account)
}

function writeOwn(file: string, text: string, account: LocatedCluster['account']): void {
  writeFileSync(file, text, { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
}

export function settingsOf(
  { listen = '127.0.0.1', name, peer, replicationPassword }: NodePostgresOptions,
  role: 'primary' | 'standby',
  { folder, account }: LocatedCluster,
) {
  const [host = '', port = ''] = peer.database.split(':')
  // Not in the settings, which every account of the machine sees among its processes.
  const passfile = join(folder, 'replication.pass')
  const escaped = replicationPassword.replaceAll('\\', '\\\\').replaceAll(':', '\\:')
  writeOwn(passfile, `*:*:*:${REPLICATION_ROLE}:${escaped}\n`, account)
  const connection = [
    ...[
      `host=${host}`,
      `port=${port}`,
      `user=${REPLICATION_ROLE}`,
      `passfile='${passfile}'`,
      `application_name=${name}`,
    ],
    ...['connect_timeout=5', 'keepalives_idle=5', 'keepalives_interval=2', 'keepalives_count=3'],
  ].join(' ')
  return {
    listen_addresses: listen,
    hot_standby: 'on',
    wal_sender_timeout: '5s',
    wal_receiver_timeout: '5s',
    wal_retrieve_retry_interval: '1s',
    // A standby that is gone for good must not fill the disk of the primary.
    max_slot_wal_keep_size: '4GB',
    ...(role === 'standby' ? { primary_conninfo: connection, primary_slot_name: slotOf(name) } : {}),
  }
}
