import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { TABLES, type Scope } from './tables.ts'

type Value = string | number | boolean | null | object

/** Rules are sent as JSON text: the driver would make a Postgres array of a list. */
const literal = (value: Value) =>
  typeof value === 'object' && value !== null ? sql`${JSON.stringify(value)}::text::jsonb` : sql`${value}`

/** Without a position, it goes behind the other gates of its course or program. Undefined where the slug is taken. */
export async function insertGate(
  tx: Transaction,
  scope: Scope,
  { of_id, position, ...values }: Record<string, Value> & { of_id: string; position?: number },
) {
  const { gates, of } = TABLES[scope]
  const columns = Object.entries(values)
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into ${gates} (
      ${of}, position, ${sql.join(
        columns.map(([name]) => sql.identifier(name)),
        sql`, `,
      )}
    )
    values (
      ${of_id},
      ${position ?? sql`(select coalesce(max(position), 0) + 1 from ${gates} where ${of} = ${of_id})`},
      ${sql.join(
        columns.map(([, value]) => literal(value)),
        sql`, `,
      )}
    )
    on conflict (community_id, slug) do nothing
    returning id
  `)
  return row?.id
}

/** False where it changed since it was read, or row-level security hides it from the caller. */
export async function updateGate(
  tx: Transaction,
  scope: Scope,
  read: { id: string; updated_at: string },
  change: Record<string, Value>,
): Promise<boolean> {
  const changes = Object.entries(change).map(([name, value]) => sql`${sql.identifier(name)} = ${literal(value)}, `)
  // Sets updated_at even if only its prerequisites change: those are in another table.
  const rows = await tx.execute(sql`
    update ${TABLES[scope].gates}
    set ${sql.join(changes)} updated_at = now()
    where id = ${read.id} and updated_at = ${read.updated_at}::timestamptz
    returning id
  `)
  return rows.length > 0
}

/** False where it is no draft, or row-level security hides it from the caller. */
export async function deleteGate(tx: Transaction, scope: Scope, id: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`delete from ${TABLES[scope].gates} where id = ${id} and status = 'draft' returning id`,
  )
  return rows.length > 0
}

export async function retireGate(tx: Transaction, scope: Scope, id: string): Promise<void> {
  await tx.execute(sql`update ${TABLES[scope].gates} set status = 'retired' where id = ${id} and status <> 'retired'`)
}

/** Whether any learner has reached it: then it is kept. */
export async function hasProgress(tx: Transaction, scope: Scope, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from user_milestone_progress where ${TABLES[scope].edge} = ${id} limit 1`)
  return rows.length > 0
}

/** Replaces a gate's prerequisites. Rows that stay are not rewritten. */
export async function setNeeds(
  tx: Transaction,
  gate: { id: string; scope: Scope; community_id: string },
  needs: readonly { id: string; scope: Scope }[],
): Promise<void> {
  const { edge } = TABLES[gate.scope]
  const json = JSON.stringify(needs)
  await tx.execute(sql`
    delete from milestone_prerequisites
    where ${edge} = ${gate.id}
      and coalesce(needs_course_milestone_id, needs_program_milestone_id) not in (
        select (need ->> 'id')::uuid from jsonb_array_elements(${json}::text::jsonb) as need
      )
  `)
  if (needs.length === 0) return
  await tx.execute(sql`
    insert into milestone_prerequisites (community_id, ${edge}, needs_course_milestone_id, needs_program_milestone_id)
    select
      ${gate.community_id}::uuid, ${gate.id}::uuid, case need ->> 'scope' when 'course' then (need ->> 'id')::uuid end,
      case need ->> 'scope' when 'program' then (need ->> 'id')::uuid end
    from jsonb_array_elements(${json}::text::jsonb) as need
    on conflict do nothing
  `)
}

/** Requests that order the gates of the same course or program wait for each other. */
export async function lockCurriculum(tx: Transaction, scope: Scope, id: string): Promise<void> {
  await tx.execute(sql`select from ${TABLES[scope].curricula} where id = ${id} for update`)
}

/** Writes only the positions that change. */
export async function setGatePositions(tx: Transaction, scope: Scope, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update ${TABLES[scope].gates} as gate
    set position = place
    from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality as ordered (id, place)
    where gate.id = ordered.id::uuid and gate.position <> place
  `)
}
