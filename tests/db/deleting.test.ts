import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { finish } from '../support/activities.ts'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'

describe('deletes without foreign keys', () => {
  const database = useDatabase()

  it('a live achievement can be retired but not deleted; a draft can be deleted', async () => {
    const { sql } = database()
    const custom = (status: string) => sql`
      insert into achievements (
        community_id, pack, slug, name, description, type, category, icon, color, rarity, points, xp, criteria, status
      )
      select id, 'custom', ${status}, 'A', 'A', 'level', 'level', 'star', 'gold', 'common', 10, 50, '{"level": 2}', ${status}
      from communities where slug = 'harbor'
      returning id
    `
    const [live] = await custom('live')
    const [draft] = await custom('draft')
    await expect(sql`delete from achievements where id = ${live?.id}`).rejects.toThrow('is retired, not deleted')
    expect((await sql`delete from achievements where id = ${draft?.id} returning id`).length).toBe(1)
  })

  it('deleting an account deletes every row of the learner', async () => {
    const { sql, db } = database()
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    const user_id = await createPerson(sql, 'Gone Tomorrow')
    const events = Array.from({ length: 3 }, (_, day) =>
      finish({ first: day === 0 }, { user_id, community_id: harbor?.id, day }),
    )
    await applyEvents({ db, rulesets: createRulesets(), now: Date.now }, events)
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class
      join pg_attribute on attrelid = pg_class.oid and attname = 'user_id'
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    `
    const left = async () => {
      const counts = await Promise.all(
        tables.map(async ({ name }) => {
          const [row] = await sql<
            { n: number }[]
          >`select count(*)::int as n from ${sql(name)} where user_id = ${user_id}`
          return [name, row?.n ?? 0] as const
        }),
      )
      return Object.fromEntries(counts.filter(([, n]) => n > 0))
    }
    expect(await left()).toMatchObject({ activity_events: 3, user_counters: 1, streak_days: 3 })
    await sql`delete from auth.users where id = ${user_id}`
    expect(await left()).toEqual({})
  })
})
