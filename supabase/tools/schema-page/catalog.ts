import type postgres from 'postgres'

export interface TableColumn {
  name: string
  type: string
  nullable: boolean
  comment: string | null
}

export interface ForeignKey {
  columns: string[]
  /** `communities`, and with its schema where that is another than `public`: `auth.users`. */
  target: string
  /** At most one row has the same values: a unique key or the primary key lies within its columns. */
  unique: boolean
}

export interface Policy {
  verb: string
  roles: string[]
  name: string
}

export interface Relation {
  schema: string
  name: string
  kind: 'table' | 'view'
  comment: string | null
  /** `HASH (user_id)`, where it has partitions. */
  partitioned: string | null
  columns: TableColumn[]
  primaryKey: string[]
  foreignKeys: ForeignKey[]
  policies: Policy[]
}

/** The tables and views of `public` and `private` in the order in which migrations made them, without partitions. */
export async function readCatalog(sql: postgres.Sql): Promise<Relation[]> {
  return sql<Relation[]>`
    select
      nspname as schema, relname as name, case relkind when 'v' then 'view' else 'table' end as kind,
      obj_description(relation.oid) as comment, pg_get_partkeydef(relation.oid) as partitioned,
      (
        select json_agg(
          json_build_object(
            'name', attname, 'type', format_type(atttypid, atttypmod), 'nullable', not attnotnull,
            'comment', col_description(attrelid, attnum)
          ) order by attnum
        )
        from pg_attribute
        where attrelid = relation.oid and attnum > 0 and not attisdropped
      ) as columns,
      array(
        select attname::text
        from pg_index
        cross join unnest(indkey::smallint[]) with ordinality as key (attnum, place)
        join pg_attribute using (attnum)
        where indrelid = relation.oid and indisprimary and attrelid = relation.oid
        order by place
      ) as "primaryKey",
      (
        select coalesce(json_agg(foreign_key order by name), '[]')
        from (
          select
            conname as name,
            array(
              select attname
              from unnest(conkey) with ordinality as key (attnum, place)
              join pg_attribute using (attnum)
              where attrelid = conrelid
              order by place
            ) as columns,
            case target.nspname when 'public' then '' else target.nspname || '.' end || referenced.relname as target,
            exists (
              select from pg_index
              where indrelid = conrelid and indisunique and indpred is null and indkey::smallint[] <@ conkey
            ) as unique
          from pg_constraint
          join pg_class as referenced on referenced.oid = confrelid
          join pg_namespace as target on target.oid = referenced.relnamespace
          where conrelid = relation.oid and contype = 'f' and conparentid = 0
        ) as foreign_key
      ) as "foreignKeys",
      (
        select coalesce(json_agg(json_build_object('verb', lower(cmd), 'roles', roles, 'name', policyname) order by cmd), '[]')
        from pg_policies
        where schemaname = nspname and tablename = relname
      ) as policies
    from pg_class as relation
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'private') and relkind in ('r', 'p', 'v') and not relispartition
    order by relation.oid
  `
}
