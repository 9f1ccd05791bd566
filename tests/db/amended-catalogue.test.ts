import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { useSchool } from '../support/school.ts'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)
const school = useSchool()

it('the seeds say what the migrations make of packs that were seeded before', async () => {
  // What one migration changes, a later one may change again, which draws new versions.
  const catalogue = () =>
    school.sql()`
      select to_jsonb(achievements) - 'updated_at' - 'rules_version' as it from achievements order by id
    `
  const before = await catalogue()
  const amendments = readdirSync(MIGRATIONS)
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, MIGRATIONS), 'utf8')
        .split(/^(?=select private\.amend_achievements)/m)
        .slice(1),
    )
  expect(amendments).toHaveLength(6)
  for (const amendment of amendments) await school.sql().unsafe(amendment)
  expect(await catalogue()).toEqual(before)
})
