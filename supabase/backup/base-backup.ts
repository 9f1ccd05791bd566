import { on } from 'node:events'
import postgres from 'postgres'
import { Failure } from '../local/failure.ts'

export interface BasePart {
  /** Of the archive of all files, as tar has them, or of what Postgres says of them. */
  of: 'files' | 'manifest'
  bytes: Buffer
}

/** As Postgres shows the connection of a copy. */
export const COPIER = 'laude copy'

/** A connection for replication, on which BASE_BACKUP is a command. */
export const connectForReplication = (url: string) =>
  postgres(url, {
    max: 1,
    fetch_types: false,
    prepare: false,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: COPIER, replication: 'database' },
    onnotice: () => {},
  })

/** Copies the whole cluster while it goes on working, with the WAL that makes the copy consistent. */
export async function* readBaseBackup(sql: postgres.Sql, label: string): AsyncGenerator<BasePart> {
  const stream = await sql
    .unsafe(
      `BASE_BACKUP (label '${label}', progress false, checkpoint 'fast', wal true, wait false, manifest 'yes', manifest_checksums 'SHA256')`,
    )
    .readable()
  let of: BasePart['of'] = 'files'
  // Each event is one message of the protocol, which reading by pieces would join.
  for await (const [message] of on(stream, 'data', { close: ['end'], highWaterMark: 64, lowWaterMark: 16 })) {
    const bytes: Buffer = message
    const kind = String.fromCodePoint(bytes[0] ?? 0)
    if (kind === 'd') yield { of, bytes: bytes.subarray(1) }
    else if (kind === 'm') of = 'manifest'
    else if (kind === 'n') refuseTablespace(bytes)
  }
}

/** The archive of a tablespace is named by its number, that of all else base.tar. */
function refuseTablespace(message: Buffer) {
  const name = message.subarray(1, message.indexOf(0)).toString()
  if (name !== 'base.tar')
    throw new Failure(
      `The cluster has a tablespace (${name}), which a copy of ours does not know.`,
      'Move what is in it to the usual one, or copy this cluster with tools of its own.',
    )
}
