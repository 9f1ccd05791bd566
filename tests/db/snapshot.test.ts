import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withUser } from '../../functions/_db/session.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { verifyAll, type Difference } from '../../functions/_services/engine/verify-ledger.ts'
import { readTables } from '../../supabase/snapshot/catalog.ts'
import { leavesRowsBehind, nonexistent, treatmentOf, unclassified } from '../../supabase/snapshot/columns.ts'
import { takeSnapshot } from '../../supabase/snapshot/take-snapshot.ts'
import { createWorld } from '../rls/rows.ts'
import { activity } from '../support/activities.ts'
import { createDatabase, useDatabase, type TestDatabase } from '../support/database.ts'
import { claimsOf } from '../support/people.ts'
import { createVeteran } from '../support/veteran.ts'
import { contentsOf, createEmptyTarget, PLANTED, plantTexts, tablesWith, addTableOfAuth } from '../support/snapshots.ts'

const root = join(import.meta.dirname, '../..')
const KEY = 'a key that everybody knows'
type Target = Awaited<ReturnType<typeof createEmptyTarget>>

async function differences({ db }: TestDatabase): Promise<Difference[]> {
  const found: Difference[] = []
  for await (const difference of verifyAll(db, createRulesets())) found.push(difference)
  return found
}

describe('the columns of a masked snapshot', () => {
  const database = useDatabase()

  it('are classified, every one, and every one that is classified exists', async () => {
    const tables = await readTables(database().sql)
    expect(tables.length).toBeGreaterThan(60)
    expect(unclassified(tables)).toEqual([])
    expect(nonexistent(tables)).toEqual([])
    const auth = tables.filter(({ name }) => name.startsWith('auth.') && !leavesRowsBehind(name))
    expect(
      auth.flatMap(({ name, columns }) =>
        columns.flatMap((column) => (treatmentOf(name, column.name) ? [] : [`${name}.${column.name}`])),
      ),
    ).toEqual([])
  })

  it('that hold text and are kept as they are have a check that limits them to a few words', async () => {
    const checks = await database().sql<{ column: string; definition: string }[]>`
      select format('%s.%s.%s', relnamespace::regnamespace, relname, attname) as column,
        pg_get_constraintdef(pg_constraint.oid) as definition
      from pg_constraint
      join pg_class on pg_class.oid = conrelid
      join pg_attribute on attrelid = conrelid and attnum = any (conkey)
      where contype = 'c'
    `
    const limited = new Set(
      checks.flatMap(({ column, definition }) =>
        new RegExp(`\\b${column.split('.')[2]} = ANY \\(`).test(definition) ? [column] : [],
      ),
    )
    const open = (await readTables(database().sql)).flatMap(({ name, columns }) =>
      columns.flatMap((column) =>
        treatmentOf(name, column.name) === 'keep' &&
        /^(text|character|json|bytea|inet|tsvector)/.test(column.type) &&
        !limited.has(`${name}.${column.name}`)
          ? [`${name}.${column.name}`]
          : [],
      ),
    )
    expect(open).toEqual([])
  })

  it('that have to be unique are kept or made up so that they stay it', async () => {
    const unique = await database().sql<{ table: string; column: string }[]>`
      select format('%s.%s', relnamespace::regnamespace, relname) as table, attname as column
      from pg_index
      join pg_class on pg_class.oid = indrelid
      join pg_attribute on attrelid = indrelid and attnum = any (indkey)
      where indisunique and not relispartition and relnamespace::regnamespace::text in ('auth', 'public', 'private')
    `
    const safe = new Set([
      'keep',
      'identifier',
      'code',
      'username',
      'email',
      'hash',
      'certificate',
      'label',
      'address',
      'gone',
    ])
    expect(
      unique.flatMap(({ table, column }) =>
        leavesRowsBehind(table) || safe.has(treatmentOf(table, column) ?? '') ? [] : [`${table}.${column}`],
      ),
    ).toEqual([])
  })

  it('a database with a column that nobody classified is not copied', async () => {
    const source = await createDatabase()
    const target = await createEmptyTarget()
    try {
      await source.sql`alter table memberships add column nickname text`
      const taken = takeSnapshot({ from: source.url, into: target.ownersUrl }, root)
      await expect(taken).rejects.toThrow('public.memberships.nickname')
      expect((await target.sql`select from communities`).length).toBeGreaterThan(0)
    } finally {
      await Promise.all([source.drop(), target.drop()])
    }
  })
})

describe('a masked snapshot', () => {
  const opened: { drop: () => Promise<void> }[] = []
  const keep = <T extends { drop: () => Promise<void> }>(database: T): T => {
    opened.push(database)
    return database
  }
  let source: TestDatabase
  let copy: Target
  let student: string
  beforeAll(async () => {
    source = keep(await createDatabase())
    const engine = { db: source.db, rulesets: createRulesets(), now: Date.now }
    student = (await createWorld(source.sql)).people.owner
    const who = await createVeteran(engine, source.sql)
    // A type of a community's own counts by whatever its instructors say of it.
    const dims: Record<string, string | boolean>[] = [
      { room: "Verathea's kitchen", key: 'a, b=c' },
      { room: 'hall', of_verathea: true },
    ]
    await applyEvents(
      engine,
      dims.map((it) => activity('talk_given', { ...who, dims: it, metrics: { heard_verathea: 4 } })),
    )
    await source.sql`
      update attempts set responses = '[["Zephyrine Quill", 5], ["TCP", 9], [[0, 2], 12], [3.5, 20, 1], null]'
      where user_id = ${student}
    `
    copy = keep(await createEmptyTarget())
    await takeSnapshot({ from: source.url, into: copy.ownersUrl, key: KEY }, root)
  })
  afterAll(() => Promise.all(opened.map((database) => database.drop())))

  it('has none of the names and addresses of the original', async () => {
    const rows = await source.sql<{ said: string }[]>`
      select display_name as said from profiles
      union select username from profiles
      union select email from auth.users
      union select bio from profiles where bio <> ''
      union select holder from certificates
      union select number from certificates
    `
    expect(rows.length).toBeGreaterThan(20)
    const said = [
      ...rows.map((row) => row.said).filter((text) => text.includes(' ') || text.length > 8),
      'Zephyrine',
      'Verathea',
    ]
    const found: string[] = []
    for (const { name } of await readTables(copy.sql)) {
      const [row] = await copy.sql.unsafe<{ all: string | null }[]>(
        `select lower(string_agg(row::text, ' ')) as all from ${name} as row`,
      )
      found.push(...said.filter((text) => row?.all?.includes(text.toLowerCase())).map((text) => `${name}: ${text}`))
    }
    expect(found).toEqual([])
  })

  it('has as many rows of everything, except of what is left behind', async () => {
    const count = async (sql: postgres.Sql) =>
      Object.fromEntries(
        Object.entries(await contentsOf(sql)).map(([name, hash]) => [name, Number(hash.split(' ')[0])]),
      )
    const [before, after] = [await count(source.sql), await count(copy.sql)]
    for (const [name, rows] of Object.entries(before))
      expect([name, after[name]]).toEqual([name, leavesRowsBehind(name) ? 0 : rows])
  })

  it('has a ledger that is the fold of its log, as far as the original has', async () => {
    const [before, after] = [await differences(source), await differences(copy)]
    const about = (found: Difference[]) => found.map(({ user_id, what }) => `${user_id} ${what}`).toSorted()
    expect(about(after)).toEqual(about(before))
    expect(before.every(({ user_id }) => user_id === student)).toBe(true)
  })

  it('has word for word what the engine wrote', async () => {
    const outcomes = ({ sql }: TestDatabase) => sql`
      select id, dims, metrics, outcome from activity_events where type in ('test_completed', 'wod_completed') order by id
    `
    expect((await outcomes(copy)).length).toBeGreaterThan(30)
    expect([...(await outcomes(copy))]).toEqual([...(await outcomes(source))])
    const reasons = ({ sql }: TestDatabase) => sql`
      select id, satisfied_by, (select count(*) from xp_transactions where event_id = user_achievements.event_id)
      from user_achievements order by id
    `
    expect([...(await reasons(copy))]).toEqual([...(await reasons(source))])
  })

  it('lets nobody be mailed, and nobody in', async () => {
    const [row] = await copy.sql`
      select
        (select count(*)::int from auth.users where email not like '%@masked.invalid') as reachable,
        (select count(*)::int from auth.users where encrypted_password <> '') as passwords,
        (select count(*)::int from auth.sessions) as sessions,
        (select count(*)::int from private.mails) as mails,
        (select count(*)::int from mail_subscriptions) as asked
    `
    expect(row).toEqual({ reachable: 0, passwords: 0, sessions: 0, mails: 0, asked: 0 })
  })

  it('has every constraint, trigger and policy that the original has, and sequences that go on', async () => {
    const schemaOf = ({ sql }: TestDatabase) => sql`
      select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as says, convalidated as valid
      from pg_constraint where connamespace::regnamespace::text in ('public', 'private')
      union all
      select tgrelid::regclass::text, tgname, concat(pg_get_triggerdef(oid), tgenabled), true
      from pg_trigger where not tgisinternal
      union all
      select tablename, policyname, concat(cmd, qual, with_check), true from pg_policies
      union all
      select schemaname || '.' || sequencename, '', coalesce(last_value::text, ''), true
      from pg_sequences where schemaname in ('public', 'private')
      order by 1, 2, 3
    `
    expect([...(await schemaOf(copy))]).toEqual([...(await schemaOf(source))])
  })

  it('shows a learner their own rows, and of others what policies let them see', async () => {
    const seen = await withUser(copy.db, claimsOf(student), (_, sql) => sql<{ id: string }[]>`select id from profiles`)
    expect(seen.map(({ id }) => id)).toEqual([student])
    const [others] = await withUser(
      copy.db,
      claimsOf(student),
      (_, sql) =>
        sql<{ events: number }[]>`select count(*)::int as events from activity_events where user_id <> ${student}`,
    )
    expect(others?.events).toBe(0)
  })

  it('is the same with the same key', async () => {
    const again = keep(await createEmptyTarget())
    await takeSnapshot({ from: source.url, into: again.ownersUrl, key: KEY }, root)
    expect(await contentsOf(again.sql)).toEqual(await contentsOf(copy.sql))
  })

  it('has nothing of what was planted in every text of the original, and other names each time', async () => {
    const planted = keep(await createDatabase())
    await addTableOfAuth(planted.sql)
    await createWorld(planted.sql)
    await planted.sql`insert into auth.flow_state values ('of the Auth here')`
    expect(await plantTexts(planted.sql)).toBeGreaterThan(90)
    expect((await tablesWith(planted.sql, PLANTED)).length).toBeGreaterThan(30)
    const [masked, bare] = [keep(await createEmptyTarget()), keep(await createEmptyTarget())]
    for (const { sql } of [masked, bare]) await sql`insert into auth.flow_state values ('of the Auth there')`
    await takeSnapshot({ from: planted.url, into: masked.ownersUrl }, root)
    await takeSnapshot({ from: planted.url, into: bare.ownersUrl, maskContent: true }, root)
    expect(await tablesWith(bare.sql, PLANTED)).toEqual([])
    expect(await tablesWith(bare.sql, '203.0.113.77')).toEqual([])
    const taught =
      'achievements communities contents course_milestones courses help_articles program_milestones programs'
    const more = ['corrections', 'media', 'question_keys', 'questions', 'resources', 'tests', 'assistant_steps']
    const content = new Set([...taught.split(' '), ...more])
    const found = (await tablesWith(masked.sql, PLANTED)).map((table) => table.replace(/^public\.|: \d+$/g, ''))
    expect(found.filter((table) => !content.has(table))).toEqual([])
    const [suggested] = await masked.sql`
      select count(*)::int as rows, count(*) filter (where concat(title, url, address, publisher, why, reason) ilike ${`%${PLANTED}%`})::int as planted
      from resources where suggested_by is not null
    `
    expect(suggested).toEqual({ rows: 2, planted: 0 })
    const names = async ({ sql }: TestDatabase) =>
      (await sql`select username from profiles`).map(({ username }) => username)
    const known = await names(bare)
    expect((await names(masked)).filter((name) => known.includes(name))).toEqual([])
  })

  it('goes into no database with accounts, and not into the original', async () => {
    await expect(takeSnapshot({ from: source.url, into: copy.ownersUrl }, root)).rejects.toThrow('accounts')
    const empty = keep(await createEmptyTarget())
    await expect(takeSnapshot({ from: empty.url, into: empty.ownersUrl }, root)).rejects.toThrow('the same database')
  })
})
