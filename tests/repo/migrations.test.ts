import { describe, expect, it } from 'vitest'
import { checksums, historyFaults, readReleases, unreleased } from '../../deploy/releases/released.ts'
import { read, root } from './files.ts'

const releases = readReleases(root)
const present = checksums(root)

/** The value that a migration sets, in seconds. */
function seconds(sql: string, setting: string): number | undefined {
  const [, amount, unit] = new RegExp(String.raw`^set (?:local )?${setting} = '(\d+)(ms|s|min)';$`, 'm').exec(sql) ?? []
  return amount === undefined ? undefined : (Number(amount) * { ms: 1, s: 1000, min: 60_000 }[unit ?? 'ms']!) / 1000
}

describe('migrations', () => {
  it('that are released are unchanged, and new ones come after them', () => {
    expect(historyFaults(releases, present)).toEqual([])
    expect(releases.flatMap(({ migrations }) => Object.keys(migrations)).length).toBeGreaterThan(57)
  })

  it('that are new wait 5 seconds for a lock at the most, and no statement runs longer than 10 minutes', () => {
    const limits = unreleased(releases, present).map((file) => {
      const sql = read(`migrations/${file}`)
      return { file, lock: seconds(sql, 'lock_timeout'), statement: seconds(sql, 'statement_timeout') }
    })
    expect(limits.filter(({ lock = Infinity, statement = Infinity }) => lock > 5 || statement > 600)).toEqual([])
  })
})
