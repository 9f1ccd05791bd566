import { describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'

describe('a new account', () => {
  const database = useDatabase()
  const profile = async (id: string) => {
    const [row] = await database()
      .sql`select username, display_name, time_zone, visibility, leaderboard from profiles where id = ${id}`
    return row
  }

  it('a new account has a profile at once, with nothing public', async () => {
    expect(await profile(await createPerson(database().sql, 'Zoë Müller'))).toEqual({
      username: 'zoe-muller',
      display_name: 'Zoë Müller',
      time_zone: 'UTC',
      visibility: 'private',
      leaderboard: 'hidden',
    })
  })

  it('twenty accounts of one name that sign up at once get different usernames', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => createPerson(database().sql, 'Kim')))
    const names = await Promise.all(ids.map(async (id) => (await profile(id))?.username))
    expect(new Set(names).size).toBe(20)
    expect(names.every((name) => /^kim(-[0-9a-f]{6})?$/.test(name))).toBe(true)
  })

  it.each(['', '   ', '李', '!!!', 'x'.repeat(200)])(
    'has a readable username and name whatever it was called: %j',
    async (name) => {
      const made = await profile(await createPerson(database().sql, name))
      expect(made?.username).toMatch(/^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$/)
      expect(made?.display_name.length).toBeGreaterThan(0)
    },
  )
})
