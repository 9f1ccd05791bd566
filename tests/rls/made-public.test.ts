import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { createWorld, type RowsWorld } from './rows.ts'
import { asActor } from './try.ts'

describe('what a learner made public', () => {
  const database = useDatabase()
  let world: RowsWorld
  const count = async (actor: string | null, query: string) => {
    const [row] = await asActor(database().sql, actor, (tx) => tx.unsafe<{ n: number }[]>(query))
    return row?.n
  }

  beforeAll(async () => {
    const { sql } = database()
    world = await createWorld(sql)
    await sql`update profiles set visibility = 'public' where id = ${world.people.owner}`
    await sql`update certificates set visibility = 'public' where user_id = ${world.people.owner}`
  })

  it('a visitor reads the name of a public profile, and no token of another person reads its time zone', async () => {
    const query = `select count(username)::int as n from public_profiles where id = '${world.people.owner}'`
    expect(await count(null, query)).toBe(1)
    expect(await count(world.people.stranger, query)).toBe(1)
    await expect(count(null, 'select count(time_zone)::int as n from public_profiles')).rejects.toThrow(
      'does not exist',
    )
    expect(await count(world.people.stranger, 'select count(*)::int as n from profiles')).toBe(1) // their own
  })

  it('a visitor sees a public award, but not how it was earned', async () => {
    const award = `from user_achievements where user_id = '${world.people.owner}'`
    expect(await count(null, `select count(achievement_id)::int as n ${award}`)).toBe(1)
    await expect(count(null, `select count(satisfied_by)::int as n ${award}`)).rejects.toThrow('permission denied')
  })

  it('a visitor does not see a hidden or revoked award', async () => {
    const { sql } = database()
    const awards = `select count(id)::int as n from user_achievements where user_id = '${world.people.owner}'`
    await sql`update user_achievements set visibility = 'private'`
    expect(await count(null, awards)).toBe(0)
    await sql`update user_achievements set visibility = 'public', revoked_at = now(), revoked_by = ${world.people.admin}, revoked_because = 'x'`
    expect(await count(null, awards)).toBe(0)
    expect(await count(world.people.other, awards)).toBe(0)
    expect(await count(world.people.owner, awards)).toBe(1)
  })

  it('a public certificate is found by its number through the API, and cannot be listed', async () => {
    const all = 'select count(number)::int as n from certificates'
    await expect(count(null, all)).rejects.toThrow('permission denied')
    expect(await count(world.people.stranger, all)).toBe(0)
    expect(await count(world.people.owner, all)).toBe(1)
  })

  it('members of the community see a listed score, and people outside do not', async () => {
    const scores = `select count(*)::int as n from leaderboard_scores where user_id = '${world.people.owner}'`
    expect(await count(world.people.other, scores)).toBe(0)
    await database().sql`update leaderboard_scores set listed = true`
    expect(await count(world.people.other, scores)).toBe(1)
    expect(await count(world.people.foreigner, scores)).toBe(0)
  })

  it('nobody but the learner sees a score of a community without boards', async () => {
    const { sql } = database()
    const scores = `select count(*)::int as n from leaderboard_scores where user_id = '${world.people.owner}'`
    await sql`update leaderboard_scores set listed = true`
    await sql`update communities set boards_off = true`
    expect([await count(world.people.other, scores), await count(world.people.owner, scores)]).toEqual([0, 1])
    await sql`update communities set boards_off = false`
    expect(await count(world.people.other, scores)).toBe(1)
  })

  it('a visitor reads the names of the catalog, never its rules and no secret achievement', async () => {
    expect(await count(null, `select count(name)::int as n from achievements where pack = 'language'`)).toBe(27)
    await expect(count(null, 'select count(criteria)::int as n from achievements')).rejects.toThrow('permission denied')
    expect(await count(null, `select count(id)::int as n from achievements where slug = 'the_answer'`)).toBe(0)
    expect(
      await count(world.people.owner, `select count(id)::int as n from achievements where slug = 'the_answer'`),
    ).toBe(0)
  })
})
