import type postgres from 'postgres'
import { OWN_SCHEMAS } from './relations.ts'

/** The roles that a token or the API can have. */
export const API_ROLES = ['anon', 'authenticated', 'service_role'] as const

export interface PolicyRow {
  table: string
  name: string
  verb: string
  roles: string[]
  permissive: boolean
  using: string | null
  check: string | null
}

/** What somebody may do with a table: by grants, and by row-level security. */
export interface Capability {
  table: string
  role: string
  verb: string
  /** `rows`: those that a policy opens; `all`: every row, since nothing restricts them. */
  reach: 'rows' | 'all'
  /** Columns, where it is not all of them. */
  columns: string[] | null
}

export interface DatabaseAccess {
  tables: string[]
  policies: PolicyRow[]
  capabilities: Capability[]
  /** Tables of the schemas that the API shows, without row-level security. */
  unprotected: string[]
  /** Functions that a role of the API may call. */
  calls: { role: string; function: string }[]
}

/** Who may do what. Read from grants and policies together: either alone opens nothing. */
export async function readAccess(sql: postgres.Sql): Promise<DatabaseAccess> {
  const policies = await sql<PolicyRow[]>`
    select
      case schemaname when 'public' then '' else schemaname || '.' end || tablename as table, policyname as name,
      lower(cmd) as verb, roles::text[] as roles, permissive = 'PERMISSIVE' as permissive, qual as using, with_check as check
    from pg_policies
    where schemaname <> all (${OWN_SCHEMAS})
    order by 1, 3, 2
  `
  const capabilities = await sql<Capability[]>`
    select * from (
      select
        relation.name as table, role, verb,
        case
          when relation.relkind = 'v' or not relrowsecurity or (select rolbypassrls from pg_roles where rolname = role) then 'all'
          when exists (
            select from pg_policy
            where polrelid = relation.oid and polpermissive
              and polcmd in ('*', case verb when 'read' then 'r' when 'insert' then 'a' when 'update' then 'w' else 'd' end)
              and polroles && array[0::oid, (select oid from pg_roles where rolname = role)]
          ) then 'rows'
        end as reach,
        case when not has_table_privilege(role, relation.oid, privilege) then (
          select array_to_json(array_agg(attname order by attnum))
          from pg_attribute
          where attrelid = relation.oid and attnum > 0 and not attisdropped and privilege <> 'delete'
            and has_column_privilege(role, relation.oid, attnum, privilege)
        ) end as columns,
        has_table_privilege(role, relation.oid, privilege) as whole
      from (
        select pg_class.oid, relkind, relrowsecurity, case nspname when 'public' then '' else nspname || '.' end || relname as name, nspname
        from pg_class
        join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'p', 'v', 'm') and not relispartition and nspname <> all (${OWN_SCHEMAS}) and nspname not like 'pg_%'
      ) as relation
      cross join unnest(${[...API_ROLES]}::text[]) as role
      cross join (values ('read', 'select'), ('insert', 'insert'), ('update', 'update'), ('delete', 'delete')) as verbs (verb, privilege)
      where has_schema_privilege(role, nspname, 'usage')
    ) as capability
    where reach is not null and (whole or columns is not null)
    order by 1, 2, 3
  `
  const tables = await sql<{ name: string }[]>`
    select case nspname when 'public' then '' else nspname || '.' end || relname as name
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm') and not relispartition and nspname <> all (${OWN_SCHEMAS})
  `
  const unprotected = await sql<{ name: string }[]>`
    select relname as name
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and not relrowsecurity
    order by 1
  `
  const calls = await sql<{ role: string; function: string }[]>`
    select role, case nspname when 'public' then '' else nspname || '.' end || proname || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')' as function
    from pg_proc
    join pg_namespace on pg_namespace.oid = pronamespace
    cross join unnest(array['anon', 'authenticated']) as role
    where nspname in ('public', 'private') and prorettype <> 'trigger'::regtype
      and has_schema_privilege(role, nspname, 'usage') and has_function_privilege(role, pg_proc.oid, 'execute')
    order by 2, 1
  `
  return {
    tables: tables.map(({ name }) => name),
    policies: [...policies],
    capabilities: capabilities.map(({ table, role, verb, reach, columns }) => ({ table, role, verb, reach, columns })),
    unprotected: unprotected.map(({ name }) => name),
    calls: [...calls],
  }
}
