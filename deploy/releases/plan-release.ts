import { Failure } from '../../supabase/local/failure.ts'
import { historyFaults, unreleased, type Release } from './released.ts'

export interface ReleasePlan {
  tag: string
  releases: Release[]
  changelog: string
  manifest: string
  lock: string
}

export interface ReleaseFacts {
  releases: readonly Release[]
  /** Every migration with its SHA-256. */
  migrations: Record<string, string>
  changelog: string
  /** The text of package.json, and of package-lock.json. */
  manifest: string
  lock: string
  /** Tags of releases that git has. */
  tags: readonly string[]
  today: string
}

/** What the files of the project become with this release. */
export function planRelease(version: string, facts: ReleaseFacts): ReleasePlan {
  const { releases, migrations, changelog, today } = facts
  const current = releases.at(-1)?.version
  if (!isVersion(version))
    throw new Failure(`"${version}" is no version.`, 'It looks like this: npm run release -- 0.2.0.')
  if (current !== undefined && !isLater(version, current))
    throw new Failure(`${version} does not come after ${current}, the last release.`, 'Choose a higher one.')
  if (facts.tags.includes(`v${version}`))
    throw new Failure(`There is a tag v${version} already.`, 'Choose a higher one.')
  const faults = historyFaults(releases, migrations)
  if (faults.length > 0)
    throw new Failure(`${faults.join('. ')}.`, 'Released migrations stay as they are: put the change into a new one.')
  const added = Object.fromEntries(unreleased(releases, migrations).map((file) => [file, migrations[file] ?? '']))
  return {
    tag: `v${version}`,
    releases: [...releases, { version, migrations: added }],
    changelog: withHeading(changelog, version, today),
    manifest: withVersion(facts.manifest, version, 1),
    // The lock says the version of the project twice before it comes to others.
    lock: withVersion(facts.lock, version, 2),
  }
}

const isVersion = (text: string) => /^\d+\.\d+\.\d+$/.test(text)

function isLater(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number))
  const different = a?.findIndex((part, index) => part !== b?.[index]) ?? -1
  return different >= 0 && (a?.[different] ?? 0) > (b?.[different] ?? 0)
}

function withHeading(changelog: string, version: string, today: string): string {
  const [before, after, ...more] = changelog.split(/^## Unreleased\n/m)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Failure('CHANGELOG.md has no heading "## Unreleased".', 'What changed since the last release goes there.')
  const [changes = ''] = after.split(/^## /m)
  if (changes.trim() === '') throw new Failure('Nothing is unreleased, as CHANGELOG.md has it.')
  return `${before}## Unreleased\n\n## ${version}, ${today}\n${after}`
}

function withVersion(json: string, version: string, times: number): string {
  let left = times
  return json.replaceAll(/("version": ")[^"]+(")/g, (all, before: string, after: string) =>
    left-- > 0 ? `${before}${version}${after}` : all,
  )
}
