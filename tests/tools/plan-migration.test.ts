import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../supabase/local/failure.ts'
import { planMigration, withLatestMigration } from '../../supabase/tools/plan-migration.ts'

const noon = new Date('2027-03-04T12:00:05.678Z')
const existing = ['20261120090000_ground.sql', '20261121206000_gate_authoring.sql']

describe('planning a migration', () => {
  it('numbers it with the moment, in UTC', () => {
    expect(planMigration('study_plans', noon, existing)).toMatchObject({
      version: '20270304120005',
      file: '20270304120005_study_plans.sql',
    })
  })

  it('numbers it a second after the newest one where the clock is behind that', () => {
    const early = new Date('2026-11-21T20:30:00Z')
    expect(planMigration('study_plans', early, ['20261121204000_gates.sql']).version).toBe('20261121204001')
    // Numbered by hand: the sixtieth minute of an hour is the first of the next.
    expect(planMigration('study_plans', early, existing).version).toBe('20261121210001')
  })

  it('makes a migration later than every other, whatever the clock says', () => {
    const moment = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, fc.array(moment, { maxLength: 5 }), (now, others) => {
        const files = others.map(
          (other, index) => `${planMigration('a', other, []).version}_${'b'.repeat(index + 1)}.sql`,
        )
        const { file } = planMigration('a', now, files)
        expect(files.filter((other) => other >= file)).toEqual([])
      }),
    )
  })

  it.each([
    '',
    'Plans',
    'study-plans',
    'study plans',
    'plans2',
    '_plans',
    'plans_',
    'study__plans',
    '../plans',
    'a'.repeat(31),
  ])('refuses the name "%s" with a sentence', (name) => {
    expect(() => planMigration(name, noon, existing)).toThrow(`"${name}" cannot name a migration.`)
  })

  it('takes names of a length with which no name in the skeleton is cut by Postgres', () => {
    const { sql } = planMigration('a'.repeat(30), noon, existing)
    const names = [...sql.matchAll(/"([^"]+)"|\b(?:constraint|index|trigger) (\w+)/g)].map(([, a, b]) => a ?? b ?? '')
    expect(names.length).toBeGreaterThan(8)
    expect(names.filter((name) => name.length > 63)).toEqual([])
  })

  it('refuses a name that a migration has already, and names that file', () => {
    expect(() => planMigration('ground', noon, existing)).toThrow(
      /^migrations\/20261120090000_ground\.sql has that name/,
    )
    expect(planMigration('authoring', noon, existing).file).toBe('20270304120005_authoring.sql')
  })
})

describe('naming the newest migration', () => {
  it('changes the constant and nothing else', () => {
    const source = "import x\nexport const LATEST_MIGRATION = '20261121206000'\nexport const more = 1\n"
    expect(withLatestMigration(source, '20270304120005')).toBe(source.replace('20261121206000', '20270304120005'))
  })

  it('is refused where the constant is not declared', () => {
    expect(() => withLatestMigration('export const OTHER = 1\n', '20270304120005')).toThrow(Failure)
  })
})
