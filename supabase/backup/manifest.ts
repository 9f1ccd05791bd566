import { z } from 'zod'

/** An object that a manifest answers for. */
const objectInManifest = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })
export type ObjectInManifest = z.infer<typeof objectInManifest>

const common = {
  format: z.literal(1),
  id: z.string(),
  /** Whose backup it is: the identifier of a cluster, or a name made from a database's address. */
  system: z.string(),
  started_at: z.iso.datetime({ offset: true }),
  /** By the clock of the database, when everything was copied. */
  ended_at: z.iso.datetime({ offset: true }),
  server_version: z.int(),
  latest_migration: z.string().nullable(),
  /** What it holds, compressed and encrypted, in this order. */
  chunks: z.array(objectInManifest),
  /** Before compression. */
  content_bytes: z.int(),
  /** Pictures and sounds that there were, by name; absent where they are kept elsewhere. */
  media: z.array(z.string()).optional(),
}

/** The files of a cluster. */
export const physicalManifest = z.object({
  ...common,
  kind: z.literal('physical'),
  timeline: z.int(),
  start_lsn: z.string(),
  end_lsn: z.string(),
  wal_segment_bytes: z.int(),
  /** What Postgres says of each file. */
  postgres_manifest: objectInManifest,
})
export type PhysicalManifest = z.infer<typeof physicalManifest>

/** What pg_dump makes of a database. */
export const logicalManifest = z.object({ ...common, kind: z.literal('logical') })
export type LogicalManifest = z.infer<typeof logicalManifest>

export const backupManifest = z.discriminatedUnion('kind', [physicalManifest, logicalManifest])
export type BackupManifest = z.infer<typeof backupManifest>

export const bytesOf = ({ chunks }: BackupManifest): number => chunks.reduce((sum, { bytes }) => sum + bytes, 0)
