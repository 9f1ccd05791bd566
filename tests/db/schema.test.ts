import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { LATEST_MIGRATION } from '../../functions/_db/migrations.ts'
import * as achievements from '../../functions/_db/schema/achievements.ts'
import * as communities from '../../functions/_db/schema/communities.ts'
import * as content from '../../functions/_db/schema/content.ts'
import * as milestones from '../../functions/_db/schema/milestones.ts'
import * as progress from '../../functions/_db/schema/progress.ts'
import * as running from '../../functions/_db/schema/running.ts'
import * as showing from '../../functions/_db/schema/showing.ts'
import * as tests from '../../functions/_db/schema/tests.ts'
import { files, read } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'

const tables = [achievements, communities, content, milestones, progress, running, showing, tests]
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable))
  .map((table) => getTableConfig(table))
const described = new Set(tables.map(({ name }) => name))

describe('the schema', () => {
  const database = useDatabase()

  it('every table described to drizzle is as in the database: columns, types, nulls, keys', async () => {
    const found = await database().sql<
      { table: string; column: string; type: string; required: boolean; key: boolean }[]
    >`
      select
        relname as table, attname as column, attnotnull as required,
        -- A check of the form "one of these texts" is an enum to drizzle; its type is text to both.
        format_type(atttypid, atttypmod) as type,
        coalesce(attnum = any (indkey), false) as key
      from pg_class
      join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
      left join pg_index on indrelid = pg_class.oid and indisprimary
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      order by relname, attname
    `
    const declared = tables
      .flatMap(({ name, columns, primaryKeys }) => {
        const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)))
        return columns.map((column) => ({
          table: name,
          column: column.name,
          type: column.getSQLType().replace(', ', ','),
          required: column.notNull,
          key: column.primary || keys.has(column.name),
        }))
      })
      .toSorted((a, b) => (a.table === b.table ? (a.column < b.column ? -1 : 1) : a.table < b.table ? -1 : 1))
    expect(declared.length).toBeGreaterThan(150)
    expect(declared).toEqual(found.filter(({ table }) => described.has(table)))
  })

  it('the enums described to drizzle are those of the checks in the database', async () => {
    const checks = await database().sql<{ table: string; definition: string }[]>`
      select relname as table, pg_get_constraintdef(pg_constraint.oid) as definition
      from pg_constraint join pg_class on pg_class.oid = conrelid
      where contype = 'c' and relnamespace = 'public'::regnamespace
    `
    const allowed = new Map(
      checks.flatMap(({ table, definition }) => {
        const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/s.exec(definition) ?? []
        return column && list?.includes("'")
          ? [[`${table}.${column}`, [...list.matchAll(/'([^']+)'/g)].map(([, value]) => value)] as const]
          : []
      }),
    )
    expect(allowed.size).toBeGreaterThan(20)
    const declared = new Map(
      tables.flatMap(({ name, columns }) =>
        columns.flatMap((column) =>
          column.enumValues?.length ? [[`${name}.${column.name}`, column.enumValues] as const] : [],
        ),
      ),
    )
    expect(declared.size).toBeGreaterThan(15)
    expect(declared).toEqual(new Map([...allowed].filter(([name]) => described.has(name.split('.')[0] ?? ''))))
  })

  it('every table described to drizzle is used by a query of the builder', () => {
    const exported = [achievements, communities, content, milestones, progress, running, showing, tests].flatMap(
      (module) => Object.entries(module).flatMap(([name, value]) => (is(value, PgTable) ? [name] : [])),
    )
    const imported = new Set(
      files
        .filter((file) => file.startsWith('functions/_db/queries/'))
        .flatMap((file) => [...read(file).matchAll(/^import \{([^}]*)\} from '[^']*\/schema\/[a-z-]+\.ts'$/gm)])
        .flatMap(([, names = '']) => names.split(',').map((name) => name.trim())),
    )
    expect(exported.length).toBe(described.size)
    expect(exported.filter((name) => !imported.has(name))).toEqual([])
  })

  it('every table and partition has row-level security', async () => {
    const open = await database().sql`
      select relname from pg_class
      where relnamespace in ('public'::regnamespace, 'partitions'::regnamespace) and relkind in ('r', 'p') and not relrowsecurity
    `
    expect([...open]).toEqual([])
  })

  it('each table has at most one policy per verb, named as a sentence, that reads the user once a statement', async () => {
    const policies = await database().sql<{ table: string; verb: string; name: string; text: string; n: number }[]>`
      select
        tablename as table, cmd as verb, policyname as name, concat(qual, with_check) as text,
        count(*) over (partition by tablename, cmd)::integer as n
      from pg_policies where schemaname = 'public'
    `
    expect(policies.filter(({ n, verb }) => n > 1 || verb === 'ALL')).toEqual([])
    expect(policies.filter(({ name }) => !/^[A-Z][\w'-]*,? [^.]{8,}[^.]$/.test(name)).map(({ name }) => name)).toEqual(
      [],
    )
    expect(policies.filter(({ text }) => /(?<!SELECT )auth\.uid\(\)/.test(text)).map(({ name }) => name)).toEqual([])
  })

  it('the most sensitive tables have a policy for all four verbs', async () => {
    const rows = await database().sql<{ table: string; verbs: string }[]>`
      select tablename as table, string_agg(cmd, ' ' order by cmd) as verbs from pg_policies
      where tablename in (
        'achievements', 'user_achievements', 'course_milestones', 'program_milestones', 'user_milestone_progress', 'user_streaks'
      )
      group by tablename
    `
    expect(rows.map(({ verbs }) => verbs)).toEqual(Array(6).fill('DELETE INSERT SELECT UPDATE'))
  })

  it('functions have a fixed search path, tables a comment, and foreign keys an index', async () => {
    const { sql } = database()
    const loose = await sql`
      select proname from pg_proc
      where pronamespace = 'private'::regnamespace and not coalesce(proconfig::text like '%search_path=%', false)
    `
    expect([...loose]).toEqual([])
    const silent = await sql`
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and obj_description(oid) is null
    `
    expect([...silent]).toEqual([])
    const slow = await sql<{ name: string }[]>`
      select conrelid::regclass || '.' || conname as name
      from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'communities'::regclass
        -- Catalogue rows are retired, not deleted, so nothing ever looks for what points at them.
        and conrelid::regclass::text not in ('course_milestones', 'program_milestones', 'user_achievements', 'question_keys')
        and not exists (
          select from pg_index
          where indrelid = conrelid and (indkey::smallint[])[0] = conkey[1]
        )
    `
    expect(slow.map(({ name }) => name)).toEqual([])
  })

  it('LATEST_MIGRATION is the newest migration', () => {
    const versions = files.map((file) => /^migrations\/(\d{14})_[a-z_]+\.sql$/.exec(file)?.[1] ?? '').filter(Boolean)
    expect(versions.toSorted().at(-1)).toBe(LATEST_MIGRATION)
    expect(files.filter((file) => /^migrations\/.*\.sql$/.test(file))).toHaveLength(versions.length)
  })
})
