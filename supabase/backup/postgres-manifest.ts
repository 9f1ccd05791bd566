import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../local/failure.ts'

const document = z.object({
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      'Encoded-Path': z.string().optional(),
      Size: z.int(),
      'Checksum-Algorithm': z.literal('SHA256').optional(),
      Checksum: z.string().optional(),
    }),
  ),
  'WAL-Ranges': z.array(z.object({ Timeline: z.int(), 'Start-LSN': z.string(), 'End-LSN': z.string() })),
  'Manifest-Checksum': z.string(),
})

export interface FileInManifest {
  bytes: number
  sha256: string
}

export interface PostgresManifest {
  files: ReadonlyMap<string, FileInManifest>
  timeline: number
  start_lsn: string
  end_lsn: string
}

/** What Postgres says of the files of a base backup. Fails unless it is whole, by its own checksum. */
export function readPostgresManifest(bytes: Buffer): PostgresManifest {
  const text = bytes.toString()
  const read = document.parse(JSON.parse(text))
  const end = text.lastIndexOf('"Manifest-Checksum"')
  if (createHash('sha256').update(text.slice(0, end)).digest('hex') !== read['Manifest-Checksum'])
    throw new Failure('The backup_manifest of Postgres does not have the checksum that it says.')
  const ranges = read['WAL-Ranges']
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) throw new Failure('The backup_manifest of Postgres names no WAL.')
  return {
    files: new Map(
      read.Files.map((file) => [
        file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString(),
        { bytes: file.Size, sha256: file.Checksum ?? '' },
      ]),
    ),
    timeline: last.Timeline,
    start_lsn: first['Start-LSN'],
    end_lsn: last['End-LSN'],
  }
}
