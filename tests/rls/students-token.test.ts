import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { createWorld, type RowsWorld } from './rows.ts'
import { asActor } from './try.ts'

// The demo student's own token, sent straight to Postgres past every service of ours.
describe('a student’s token', () => {
  const database = useDatabase()
  let world: RowsWorld
  beforeAll(async () => {
    world = await createWorld(database().sql)
  })
  const as = (actor: string, statement: string) => asActor(database().sql, actor, (tx) => tx.unsafe(statement))

  it('a student’s token reads no question and no key, not even of a test they are taking', async () => {
    const [student] = await database().sql`select id from auth.users where email = 'student@laude.test'`
    expect(await as(student?.id, 'select * from question_keys')).toHaveLength(0)
    expect(await as(student?.id, 'select * from questions')).toHaveLength(0)
    expect(await as(world.people.owner, 'select * from question_keys')).toHaveLength(0)
    // Which option the bank has first may say which is right.
    for (const column of ['question_order', 'option_orders', 'responses', '*'])
      await expect(as(world.people.owner, `select ${column} from attempts`)).rejects.toThrow(/permission denied/)
    for (const column of ['question_ids', 'option_orders', 'responses', 'paid_lineages', '*'])
      await expect(as(world.people.owner, `select ${column} from practice_sessions`)).rejects.toThrow(
        /permission denied/,
      )
  })

  it.each([
    `update user_counters set counters = '{"test_completed": 1000}'`,
    'update user_xp set total = 1000000, level = 100',
    `insert into xp_transactions (user_id, community_id, amount, reason, reference, local_date)
     select user_id, community_id, 10000, 'award', 'me', current_date from memberships`,
    'update user_streaks set current = 365, longest = 365',
    'update attempts set correct = 25, percent = 100',
    'delete from attempts',
    'update practice_sessions set correct = 1, answered = 1',
    `insert into user_achievements (user_id, community_id, achievement_id, rule_version)
     select user_id, m.community_id, a.id, 1 from memberships m cross join achievements a`,
    'update user_achievements set earned_at = now()',
    'update user_milestone_progress set status = $$validated$$, decided_at = now()',
    `update leaderboard_scores set score = 1000000`,
    `insert into memberships (user_id, community_id, role) select auth.uid(), id, 'admin' from communities`,
    `insert into event_queue (user_id, community_id, event) select user_id, community_id, '{}' from memberships`,
    'update profiles set time_zone = $$Pacific/Kiritimati$$',
    'truncate notifications',
    'select * from auth.users',
    'select * from auth.sessions',
    'delete from auth.sessions',
    'select * from partitions.attempts_0',
    `select private.define_achievements('typing', '[]')`,
    `select private.write_questions(gen_random_uuid(), 1, '[]')`,
  ])('is refused: %s', async (statement) => {
    await expect(as(world.people.owner, statement)).rejects.toThrow(/permission denied|row-level security/)
  })

  it('a student’s token makes its bearer neither instructor nor admin', async () => {
    expect((await as(world.people.owner, `update memberships set role = 'admin'`)).count).toBe(0)
  })

  it('a student’s token revokes no certificate and corrects no name after 30 days; an instructor’s does only that', async () => {
    const { sql } = database()
    const { instructor } = world.people
    const { owner = '', program = '' } = world.ids
    await sql`
      insert into certificates (number, user_id, community_id, program_id, holder, issued_at)
      select 'CCCC-BBBB-AAAA', ${owner}, community_id, id, 'O', now() - interval '31 days'
      from programs
      where id = ${program}
    `
    const change = (actor: string, set: string) =>
      as(actor, `update certificates set ${set} where number = 'CCCC-BBBB-AAAA'`)
    const revoke = `revoked_at = '2020-01-01', revoked_by = '${owner}', revoked_because = 'x'`
    await expect(change(owner, revoke)).rejects.toThrow('not yours to revoke')
    await expect(change(owner, `holder = 'Somebody'`)).rejects.toThrow('the name on this certificate stays')
    await expect(change(instructor, `visibility = 'private'`)).rejects.toThrow('only its holder decides')
    await expect(change(instructor, `number = 'DDDD-DDDD-DDDD'`)).rejects.toThrow('permission denied')
    expect((await change(instructor, `holder = 'Somebody'`)).count).toBe(1)
    // Whatever they say, it was they, and now.
    const [row] = await as(instructor, `update certificates set ${revoke} where number = 'CCCC-BBBB-AAAA' returning *`)
    expect(row).toMatchObject({ revoked_by: instructor })
    expect(row?.revoked_at.getFullYear()).toBeGreaterThan(2020)
    await sql`
      update certificates set revoked_at = now(), revoked_by = ${instructor}, revoked_because = 'x'
      where number = 'CCCC-BBBB-AAAA'
    `
    await expect(change(instructor, 'revoked_at = null, revoked_by = null, revoked_because = null')).rejects.toThrow(
      'not yours to revoke',
    )
    await expect(change(instructor, `holder = 'Nobody'`)).rejects.toThrow('stays')
  })

  it('no token changes the time of an exam: a student’s own, or an admin’s', async () => {
    for (const change of [
      'update memberships set extra_time = 3',
      'update accommodations set minutes = 600',
      "update attempts set deadline = now() + interval '1 day'",
    ])
      for (const actor of [world.people.owner, world.people.admin])
        await expect(as(actor, change)).rejects.toThrow('permission denied')
  })

  it('a student’s token sees no other learner in any table', async () => {
    const { sql } = database()
    const tables = await sql<{ relname: string }[]>`
      select relname from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'user_id'
        and has_any_column_privilege('authenticated', pg_class.oid, 'select')
    `
    expect(tables.length).toBeGreaterThan(12)
    for (const { relname } of tables)
      expect(
        await as(world.people.other, `select user_id from ${relname} where user_id <> auth.uid()`),
        relname,
      ).toHaveLength(0)
  })

  it('a student’s token joins an open community for its bearer only, as a student', async () => {
    const join = (who: string, role: string) =>
      `insert into memberships (user_id, community_id, role) values ('${who}', '${world.ids.open}', '${role}')`
    const { owner, other } = world.people
    await expect(as(owner, join(owner, 'student'))).resolves.toBeDefined()
    await expect(as(owner, join(owner, 'instructor'))).rejects.toThrow('row-level security')
    await expect(as(owner, join(other, 'student'))).rejects.toThrow('row-level security')
    await expect(
      as(owner, `insert into memberships (user_id, community_id) values ('${owner}', '${world.ids.elsewhere}')`),
    ).rejects.toThrow('row-level security')
  })
})
