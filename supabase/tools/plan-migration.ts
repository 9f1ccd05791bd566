import { Failure } from '../local/failure.ts'
import { migrationSkeleton } from './migration-skeleton.ts'

export interface MigrationPlan {
  /** Fourteen digits, UTC: `20261121204000`. */
  version: string
  file: string
  sql: string
}

// Postgres cuts a name after 63 bytes, and those of constraints, indexes and policies contain this one.
const LONGEST_NAME = 30

/** What a new migration is called and begins with, given the files in migrations/. */
export function planMigration(name: string, now: Date, existing: readonly string[]): MigrationPlan {
  if (!/^[a-z]+(_[a-z]+)*$/.test(name) || name.length > LONGEST_NAME)
    throw new Failure(
      `"${name}" cannot name a migration.`,
      `Use lower-case words joined by underscores, at most ${LONGEST_NAME} letters: npm run new:migration -- study_plans.`,
    )
  const taken = existing.find((file) => file.slice('00000000000000_'.length) === `${name}.sql`)
  if (taken)
    throw new Failure(
      `migrations/${taken} has that name already, and a released migration is never edited.`,
      `Name what the new one adds to it, for example ${name}_limits.`,
    )
  const newest = existing
    .map((file) => file.slice(0, 14))
    .toSorted()
    .at(-1)
  const current = timestamp(now)
  const version = newest === undefined || current > newest ? current : following(newest)
  return { version, file: `${version}_${name}.sql`, sql: migrationSkeleton(name) }
}

/** The source of functions/_db/migrations.ts with another newest migration. */
export function withLatestMigration(source: string, version: string): string {
  const declaration = /(export const LATEST_MIGRATION = ')\d{14}(')/
  if (!declaration.test(source)) throw new Failure('functions/_db/migrations.ts does not declare LATEST_MIGRATION.')
  return source.replace(declaration, (_, before: string, after: string) => before + version + after)
}

const timestamp = (moment: Date) => moment.toISOString().replaceAll(/\D/g, '').slice(0, 14)

/** A second later, also where the newest was numbered by hand and is no time of any day (`…206000`). */
function following(version: string): string {
  const part = (from: number, length = 2) => Number(version.slice(from, from + length))
  return timestamp(new Date(Date.UTC(part(0, 4), part(4) - 1, part(6), part(8), part(10), part(12) + 1)))
}
