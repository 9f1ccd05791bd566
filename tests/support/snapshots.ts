import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { readTables } from '../../supabase/snapshot/catalog.ts'
import { treatmentOf } from '../../supabase/snapshot/columns.ts'
import { createDatabase, type TestDatabase } from './database.ts'

/** Within every text that is planted. No seed, migration or made-up word has it. */
export const PLANTED = 'Quexington'

/**
 * A database with all migrations and without accounts, and the address for its owner: as in a project of Supabase that is no
 * superuser, and Auth's tables belong to somebody else.
 */
export async function createEmptyTarget(): Promise<TestDatabase & { ownersUrl: string }> {
  const database = await createDatabase()
  const owner = `owner_${randomUUID().slice(0, 8)}`
  const { sql } = database
  await addTableOfAuth(sql)
  await sql.unsafe(`
    delete from auth.users;
    create role ${owner} login nosuperuser bypassrls password '${owner}' in role anon, authenticated, service_role;
    grant create on database ${new URL(database.url).pathname.slice(1)} to ${owner};
    grant usage on schema auth, extensions to ${owner};
    grant all on all tables in schema auth to ${owner};
    do $$
    declare
      statement text;
    begin
      for statement in
        select format('alter schema %I owner to ${owner}', name) from unnest(array['public', 'private', 'partitions']) as name
        union all
        select format('alter table %s owner to ${owner}', oid::regclass)
        from pg_class
        where relnamespace::regnamespace::text in ('public', 'private', 'partitions') and relkind in ('r', 'p', 'v')
        union all
        select format('alter sequence private.rules_clock owner to ${owner}')
        union all
        select format('alter routine %s owner to ${owner}', oid::regprocedure)
        from pg_proc
        where pronamespace::regnamespace::text in ('public', 'private')
      loop
        execute statement;
      end loop;
    end
    $$;
  `)
  const ownersUrl = database.url.replace('//postgres:postgres@', `//${owner}:${owner}@`)
  return {
    ...database,
    ownersUrl,
    drop: async () => {
      const admin = postgres(database.url.replace(/[^/]+$/, 'postgres'), { max: 1, onnotice: () => {} })
      await database.drop()
      await admin.unsafe(`drop role ${owner}`)
      await admin.end()
    },
  }
}

/** A table and columns that Auth has in a project, and not on a laptop. */
export const addTableOfAuth = (sql: postgres.Sql) =>
  sql.unsafe('create table auth.flow_state (auth_code text); alter table auth.users add phone text, add invented text')

/**
 * Writes a text into every column that can hold one, of every table of the catalog, unless it is named as one that holds no
 * person's words. Nothing of the database checks them meanwhile.
 */
export async function plantTexts(sql: postgres.Sql): Promise<number> {
  await dropWhatChecks(sql)
  // The copy's checks want who and when beside the reason.
  await sql`update user_achievements set revoked_at = now(), revoked_by = user_id, featured = null`
  await sql`update certificates set revoked_at = now(), revoked_by = user_id`
  const text = `'${PLANTED} ' || md5(ctid::text) || ' of ' || tableoid::regclass`
  let planted = 0
  for (const { name: table, columns } of await readTables(sql)) {
    const values = columns.flatMap(({ name, type, generated }) => {
      const treatment = treatmentOf(table, name)
      if (generated || treatment === 'keep' || treatment === 'identifier') return []
      const value = plantedValue({ name, type }, text, treatment)
      return value === undefined ? [] : [`"${name}" = ${value}`]
    })
    planted += values.length
    if (values.length > 0) await sql.unsafe(`update ${table} set ${values.join(', ')}`)
  }
  return planted
}

async function dropWhatChecks(sql: postgres.Sql) {
  const statements = await sql<{ statement: string }[]>`
    select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as statement
    from pg_constraint
    where connamespace::regnamespace::text in ('public', 'private') and conparentid = 0 and contype in ('c', 'f')
    union all
    select format('alter table %s disable trigger user', oid::regclass)
    from pg_class
    where relnamespace::regnamespace::text in ('auth', 'public', 'private', 'partitions') and relkind in ('r', 'p')
  `
  for (const { statement } of statements) await sql.unsafe(statement)
}

function plantedValue(
  { name, type }: { name: string; type: string },
  text: string,
  treatment: string | undefined,
): string | undefined {
  if (treatment === 'address') return `'https://' || replace(${text}, ' ', '-') || '.example'`
  // The gaps of a question stay in its prompt.
  if (name === 'prompt')
    return `${text} || coalesce((select ' ' || string_agg(gap[1], ' ') from regexp_matches(prompt, '(\\{\\{[0-9]+\\}\\})', 'g') as gap), '')`
  if (type === 'text' || type.startsWith('character varying')) return text
  if (name === 'tags') return `case when cardinality(tags) > 0 then array[left(${text}, 40)] else tags end`
  if (type === 'text[]')
    return `case when cardinality("${name}") > 0 then array_fill(${text}, array[cardinality("${name}")]) else "${name}" end`
  if (type === 'inet') return `'203.0.113.77'`
  if (type !== 'json' && type !== 'jsonb') return undefined
  if (name === 'parts') return undefined
  if (treatment === 'content')
    return `case kind when 'short_text' then jsonb_build_object('accepted', jsonb_build_array(${text})) else "${name}" end`
  if (treatment === 'answers') return `json_build_array(json_build_array(${text}, 7), null)`
  if (treatment === 'counters') return `json_build_object('talk_given@room=' || ${text}, json_build_array(1))`
  const inner = `jsonb_build_object('reason', ${text}, ${text}, 1, 'first', ${text}, 'email', ${text})`
  const value = `jsonb_build_object(
    'note', ${text}, 'room', ${text}, ${text}, true, 'evidence', (${inner})::text, 'because', ${inner},
    'achievements', jsonb_build_array(${inner}, ${text}), 'number', ${text}, 'link', 'https://${PLANTED}.example/' || ${text}
  )`
  return `case jsonb_typeof("${name}"::jsonb) when 'array' then jsonb_build_array(${value}) else ${value} end::${type}`
}

/** The tables that have this text anywhere in a row, whatever the case of its letters. */
export async function tablesWith(sql: postgres.Sql, text: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await readTables(sql)) {
    const [row] = await sql.unsafe<{ hits: number }[]>(
      `select count(*)::int as hits from ${name} as row where strpos(lower(row::text), lower($1)) > 0`,
      [text],
    )
    if (row && row.hits > 0) found.push(`${name}: ${row.hits}`)
  }
  return found
}

/** What each table has, so that two copies can be compared. */
export async function contentsOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const contents: Record<string, string> = {}
  for (const { name } of await readTables(sql)) {
    const [row] = await sql.unsafe<{ hash: string }[]>(
      `select count(*) || ' ' || md5(coalesce(string_agg(row::text, E'\\n' order by row::text), '')) as hash from ${name} as row`,
    )
    contents[name] = row?.hash ?? ''
  }
  return contents
}
