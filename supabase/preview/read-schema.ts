import type postgres from 'postgres'
import { OWN_SCHEMAS } from './relations.ts'

export const SCHEMA_KINDS = [
  'schema',
  'table',
  'column',
  'constraint',
  'index',
  'view',
  'function',
  'trigger',
  'enum value',
] as const

export interface SchemaItem {
  kind: (typeof SCHEMA_KINDS)[number]
  /** What it is called, apart from the table that it belongs to. */
  name: string
  /** The table that it belongs to. */
  on: string | null
  /** What of it may change, by the words for it. */
  facts: Record<string, string | null>
}

export type Schema = ReadonlyMap<string, SchemaItem>

const keyOf = ({ kind, name, on }: SchemaItem) => `${kind} ${on ?? ''} ${name}`

/** Everything that migrations make, from the catalog. Partitions and their parts follow from the table they belong to. */
export async function readSchema(sql: postgres.Sql): Promise<Schema> {
  const rows = await sql<SchemaItem[]>`
    with
    place as (
      select oid, nspname, case nspname when 'public' then '' else nspname || '.' end as prefix
      from pg_namespace
      where nspname <> all (${OWN_SCHEMAS}) and nspname not like 'pg_%'
    ),
    relation as (
      select pg_class.oid, prefix || relname as name, relkind, relpersistence
      from pg_class
      join place on place.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm') and not relispartition
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    )
    select 'schema' as kind, nspname::text as name, null::text as on, '{}'::json as facts from place
    union all
    select
      'table', name, null,
      json_build_object(
        'persistence', case relpersistence when 'u' then 'unlogged: a crash empties it' else 'kept after a crash' end,
        'partitioning', pg_get_partkeydef(oid)
      )
    from relation
    where relkind in ('r', 'p')
    union all
    select 'view', name, null, json_build_object('definition', pg_get_viewdef(oid, true)) from relation where relkind in ('v', 'm')
    union all
    select
      'column', attname, name,
      json_build_object(
        'type', format_type(atttypid, atttypmod),
        'null', case when attnotnull then 'required' else 'may be null' end,
        'default', case
          when attidentity <> '' then 'a number of its own'
          when attgenerated <> '' then 'computed: ' || pg_get_expr(adbin, adrelid)
          else pg_get_expr(adbin, adrelid)
        end
      )
    from pg_attribute
    join relation on relation.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relkind in ('r', 'p') and attnum > 0 and not attisdropped
    union all
    select
      'constraint', conname, name,
      json_build_object(
        'rule', regexp_replace(pg_get_constraintdef(pg_constraint.oid), ' NOT VALID$', ''),
        'validity', case when convalidated then 'checked for every row' else 'checked for new rows only' end
      )
    from pg_constraint
    join relation on relation.oid = conrelid
    where contype in ('c', 'f', 'p', 'u', 'x')
    union all
    select
      'index', indexed.relname, relation.name,
      json_build_object(
        'definition', regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', case when indisunique then 'unique, ' else '' end),
        'validity', case when indisvalid then 'usable' else 'unusable: its build failed' end
      )
    from pg_index
    join pg_class as indexed on indexed.oid = indexrelid
    join relation on relation.oid = indrelid
    -- The index of a key goes with its constraint.
    where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    union all
    select
      'function', prefix || proname || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')', null,
      json_build_object(
        'result', pg_get_function_result(pg_proc.oid),
        'rights', case when prosecdef then 'runs with the rights of its owner' else 'runs with the rights of its caller' end,
        'settings', array_to_string(proconfig, ', '),
        'body', md5(pg_get_functiondef(pg_proc.oid))
      )
    from pg_proc
    join place on place.oid = pronamespace
    where prokind in ('f', 'p') and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all
    select
      'trigger', tgname, name,
      json_build_object(
        'definition', regexp_replace(pg_get_triggerdef(pg_trigger.oid, true), '^CREATE (CONSTRAINT )?TRIGGER \S+ ', ''),
        'state', case tgenabled when 'D' then 'off' else 'on' end
      )
    from pg_trigger
    join relation on relation.oid = tgrelid
    where not tgisinternal
    union all
    select 'enum value', enumlabel, prefix || typname, '{}'
    from pg_enum
    join pg_type on pg_type.oid = enumtypid
    join place on place.oid = typnamespace
  `
  return new Map(rows.map((item) => [keyOf(item), item]))
}
