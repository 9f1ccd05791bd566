import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unfitName } from '../../functions/_domain/profiles/display-name.ts'
import { useDatabase } from '../support/database.ts'
import { addMember, createCommunity, createPerson } from '../support/people.ts'

const ODD = [
  '\u0301',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2067',
  '\u00a0',
  '\ufeff',
  '\u0007',
  '\u2028',
  '\u0e49',
  '\u{e0041}',
]
const names = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ODD, 'a', 'é', 'Д', '한', ' ', '\u{1f600}'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed())
  .filter((name) => name !== '')

describe('display names', () => {
  const database = useDatabase()
  const rename = (person: string, name: string) =>
    database().sql`update profiles set display_name = ${name} where id = ${person}`
  const nameOf = async (person: string) => {
    const [row] = await database().sql`select display_name from profiles where id = ${person}`
    return row?.display_name
  }

  it('Postgres and the functions refuse the same names, and what a sign-up leaves of a name is one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 50, maxLength: 50 }), async (names) => {
        const rows = await database().sql<{ fits: boolean; tidied: string }[]>`
          select private.is_presentable_name(name) as fits, private.presentable_name(name) as tidied
          from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) with ordinality as given (name, n)
          order by n
        `
        names.forEach((name, n) => {
          expect([JSON.stringify(name), rows[n]?.fits]).toEqual([JSON.stringify(name), unfitName(name) === undefined])
          expect(unfitName(rows[n]?.tidied ?? '')).toBeUndefined()
        })
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['Z\u0335\u0321\u0348a', 'has too many marks on one letter'],
    ['\u200b\u2060', 'has nothing that can be seen'],
    ['Sia\u202e', 'has characters that control the line'],
    ['Sia\u0007', 'has characters that control the line'],
    ['Zoe\u0308', 'is not in its normal form'],
  ])('%j is refused, by the table too', async (name, reason) => {
    expect(unfitName(name)).toBe(reason)
    const person = await createPerson(database().sql, 'Sia')
    await expect(rename(person, name)).rejects.toThrow('profiles_display_name_is_presentable')
  })

  it.each(['Zoë', 'Nguyễn Thị Hồng', 'שָׁלוֹם', 'สมชาย น้ำ', 'محمّد', '한지민', 'O’Neill-Łukasz', '👩‍🏫 Ada'])(
    '%s is kept',
    (name) => {
      expect(unfitName(name.normalize('NFC'))).toBeUndefined()
    },
  )

  it.each(['\u202eAda', '\u200b', 'Zo\u0065\u0308', '', '   '])(
    'an account may sign up as %j, without what a name cannot have',
    async (name) => {
      const person = await createPerson(database().sql, name)
      expect(unfitName(String(await nameOf(person)))).toBeUndefined()
    },
  )

  it.each([
    'Ada Lovelace',
    'ada lovelace',
    'Аdа Lоvеlасе',
    'Ada  Love\u200dlace.',
    'Ada L0velace',
    'Adá Lovelace',
    'Ada Iovelace',
  ])('a student cannot be called %j where Ada Lovelace teaches, and cannot join with that name', async (name) => {
    const { sql } = database()
    const community = await createCommunity(sql)
    const [teacher, student, newcomer] = [
      await createPerson(sql, 'Ada Lovelace'),
      await createPerson(sql, 'Sia'),
      await createPerson(sql, name),
    ]
    await addMember(sql, community, teacher, 'instructor')
    await addMember(sql, community, student, 'student')
    await expect(rename(student, name)).rejects.toThrow('the name of an instructor or admin')
    await expect(addMember(sql, community, newcomer, 'student')).rejects.toThrow('the name of an instructor or admin')
    await rename(student, 'Ada Byron')
    await rename(teacher, 'Ada L.')
  })

  it('in another community the same name is not refused', async () => {
    const { sql } = database()
    const teacher = await createPerson(sql, 'Grace Hopper')
    await addMember(sql, await createCommunity(sql), teacher, 'admin')
    const student = await createPerson(sql, 'Sia')
    await addMember(sql, await createCommunity(sql), student, 'student')
    await rename(student, 'Grace Hopper')
    expect(await nameOf(student)).toBe('Grace Hopper')
  })

  it('of two people who teach in one community and take one name at the same time, only one gets it', async () => {
    const { sql } = database()
    const community = await createCommunity(sql)
    for (const round of Array.from({ length: 10 }).keys()) {
      const [one, two] = [await createPerson(sql, 'One'), await createPerson(sql, 'Two')]
      const taken = `Mary Keller${'x'.repeat(round)}`
      await addMember(sql, community, one, 'instructor')
      await addMember(sql, community, two, 'admin')
      const results = await Promise.allSettled([rename(one, taken), rename(two, taken)])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })

  it.each(['instructor', 'teacher', 'staff'])('%s is a reserved username', async (username) => {
    const person = await createPerson(database().sql, username)
    const change = database().sql`update profiles set username = ${username} where id = ${person}`
    await expect(change).rejects.toThrow('profiles_username_is_not_reserved')
  })
})
