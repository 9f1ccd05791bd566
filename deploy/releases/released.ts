import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A release, with the migrations that it was the first to have and the SHA-256 of each. */
export interface Release {
  version: string
  migrations: Record<string, string>
}

export const RELEASED = 'migrations/released.json'

const releases: z.ZodType<Release[]> = z.array(
  z.object({ version: z.string(), migrations: z.record(z.string(), z.string()) }),
)

/** All releases, the oldest first. */
export const readReleases = (root: string): Release[] =>
  releases.parse(JSON.parse(readFileSync(join(root, RELEASED), 'utf8')))

export const writeReleases = (all: readonly Release[]): string => `${JSON.stringify(all, undefined, 2)}\n`

/** Every migration of this folder with the SHA-256 of its bytes, in order. */
export function checksums(root: string): Record<string, string> {
  const files = readdirSync(join(root, 'migrations')).filter((file) => file.endsWith('.sql'))
  return Object.fromEntries(
    files.toSorted().map((file) => [file, sha256(readFileSync(join(root, 'migrations', file)))]),
  )
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The migrations that no release has, in order. */
export function unreleased(all: readonly Release[], present: Record<string, string>): string[] {
  const known = new Set(all.flatMap(({ migrations }) => Object.keys(migrations)))
  return Object.keys(present).filter((file) => !known.has(file))
}

/** What was done to the history of migrations that only adding to it is allowed to do, each as a sentence. */
export function historyFaults(all: readonly Release[], present: Record<string, string>): string[] {
  const released = all.flatMap(({ version, migrations }) =>
    Object.entries(migrations).map(([file, sum]) => ({ version, file, sum })),
  )
  const newest =
    released
      .map(({ file }) => file)
      .toSorted()
      .at(-1) ?? ''
  return [
    ...released
      .filter(({ file, sum }) => present[file] !== sum)
      .map(({ version, file }) =>
        file in present
          ? `${file} changed since ${version} was released`
          : `${file}, released in ${version}, is missing`,
      ),
    ...unreleased(all, present)
      .filter((file) => file < newest)
      .map((file) => `${file} comes before ${newest}, which is released`),
  ]
}
