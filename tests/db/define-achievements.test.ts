import { describe, expect, it } from 'vitest'
import { read } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'
import { ACHIEVEMENT_ICONS } from '../../web/src/lib/icons/icon-names.ts'

const good = {
  slug: 'night_shift',
  name: 'Night Shift',
  description: 'Finish 10 exams.',
  type: 'progress',
  category: 'tests',
  icon: 'moon-star',
  color: 'indigo',
  rarity: 'rare',
  tier: 'silver',
  points: 150,
  xp: 150,
  criteria: { counter: 'test_completed@mode=exam', gte: 10 },
}

describe('achievements that a migration defines', () => {
  const database = useDatabase()
  const define = (pack: string, definitions: unknown) =>
    database().sql`select private.define_achievements(${pack}, ${JSON.stringify(definitions)}::text::jsonb)`

  it.each([
    ['no list', good, 'the achievements of pack exam-prep are no list'],
    ['an entry that is no object', [good, 'night'], 'achievement 2 of pack exam-prep is no object'],
    ['a missing name', [{ ...good, name: undefined }], 'achievement 1 ("night_shift") of pack exam-prep has no "name"'],
    ['a missing slug', [{ ...good, slug: undefined }], 'achievement 1 of pack exam-prep has no "slug"'],
    [
      'a field that does not exist',
      [{ ...good, titel: 'Night' }],
      'achievement 1 ("night_shift") of pack exam-prep has "titel", which is no field of an achievement',
    ],
    [
      'a misspelled field',
      [{ ...good, criterias: {} }],
      'achievement 1 ("night_shift") of pack exam-prep has "criterias", which is no field of an achievement (did you mean "criteria"?)',
    ],
    [
      'points with a fraction',
      [{ ...good, points: 1.5 }],
      'achievement 1 ("night_shift") of pack exam-prep has a "points" that is no whole number',
    ],
    [
      'an icon that the site does not have',
      [{ ...good, icon: 'moon' }],
      'achievement 1 ("night_shift") of pack exam-prep has the icon "moon", which the site does not have (did you mean "moon-star"?)',
    ],
    [
      'an achievement in the rule that does not exist',
      [{ ...good, criteria: { all: [{ level: 2 }, { achievements: ['perfectionist', 'perfectionits'] }] } }],
      'achievement "night_shift" of pack exam-prep: its rule names the achievement "perfectionits", which does not exist (did you mean "perfectionist"?)',
    ],
    [
      'a rule that is not well formed',
      [{ ...good, criteria: { counter: 'test_completed', gte: 'ten' } }],
      /^achievement night_shift of pack exam-prep: malformed criteria at gte: /,
    ],
  ])('%s is refused in words with the place, and nothing is defined', async (_, definitions, words) => {
    await expect(define('exam-prep', definitions)).rejects.toThrow(words)
    expect(await database().sql`select from achievements where slug = 'night_shift'`).toHaveLength(0)
  })

  it('a pack that does not exist is refused with those that do', async () => {
    await expect(define('exam_prep', [good])).rejects.toThrow(
      'there is no pack "exam_prep" (did you mean "exam-prep"?); there are exam-prep, language, courses, typing, custom',
    )
  })

  it('a rule may name an achievement that stands behind it in the list', async () => {
    const first = { ...good, slug: 'before', criteria: { achievements: ['behind'] } }
    await define('exam-prep', [first, { ...good, slug: 'behind' }])
    expect(await database().sql`select from achievements where slug in ('before', 'behind')`).toHaveLength(2)
  })

  it('the example of the recipe works as it stands', async () => {
    const [, example = ''] =
      /```sql\n(select private\.define_achievements[\s\S]*?)```/.exec(read('docs/recipes/achievement.md')) ?? []
    await database().sql.unsafe(example)
    const rows = await database().sql`select status, xp from achievements where slug = 'night_shift'`
    expect(rows).toEqual([{ status: 'live', xp: 150 }])
  })

  it('the icons that Postgres knows are those that the site has', async () => {
    const [row] = await database().sql<{ icons: string[] }[]>`select to_json(private.achievement_icons()) as icons`
    expect(new Set(row?.icons)).toEqual(new Set(ACHIEVEMENT_ICONS))
  })
})
