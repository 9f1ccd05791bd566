import { describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database.ts'

const API_ROLES = ['anon', 'authenticated']

describe('what the roles of the API may do beside tables', () => {
  const database = useDatabase()

  it('no trigger function of ours can be executed by a role of the API', async () => {
    const open = await database().sql`
      select pg_proc.oid::regprocedure::text as function, role
      from pg_proc, unnest(${API_ROLES}::text[]) as role
      where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and prorettype = 'trigger'::regtype
        and has_function_privilege(role, pg_proc.oid, 'execute')
      order by function, role
    `
    expect(open, 'Its migration needs: revoke execute on function … from public, anon, authenticated').toEqual([])
  })

  it('every function that runs as its owner has a search path of its own', async () => {
    const open = await database().sql`
      select oid::regprocedure::text as function
      from pg_proc
      where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and prosecdef
        and not coalesce(proconfig::text like '%search_path=%', false)
    `
    expect(open).toEqual([])
  })

  it('no role of the API can create temporary tables, or anything in a schema', async () => {
    // A clone has the privileges of a new database; those of ours are on the one that was prepared.
    const open = await database().sql`
      select role, privilege
      from unnest(${API_ROLES}::text[]) as role, lateral (
        select 'temporary' as privilege
        where has_database_privilege(role, 'laude_template', 'temporary')
        union all
        select nspname
        from pg_namespace
        where has_schema_privilege(role, oid, 'create')
      ) as may
    `
    expect(open).toEqual([])
  })

  it('the login of the functions is no superuser, owns nothing and reaches no account', async () => {
    const { db, sql } = database()
    const [login] = await db.withConnection(
      ({ sql: own }) => own<Record<string, unknown>[]>`
        select session_user as name, rolsuper, rolcreaterole, rolcreatedb, rolreplication
        from pg_roles where rolname = session_user
      `,
    )
    expect(login).toEqual({
      name: 'laude_functions',
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    })
    expect(await sql`select from pg_class where relowner = 'laude_functions'::regrole`).toHaveLength(0)
    for (const denied of [
      'select from auth.users',
      'alter table public.profiles disable row level security',
      'set role postgres',
    ])
      await expect(
        db.withConnection(({ sql: own }) => own.unsafe(denied)),
        denied,
      ).rejects.toMatchObject({ code: '42501' })
  })
})
