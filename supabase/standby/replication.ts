import postgres from 'postgres'
import { COPIER } from '../backup/base-backup.ts'
import { unseen, type NodeView } from '../../functions/_services/failover/guarded-node.ts'

export const REPLICATION_ROLE = 'laude_replication'

export const slotOf = (node: string): string => `laude_${node}`

/** What Postgres says of itself and of its standby. */
export async function readReplication(sql: postgres.Sql, peer: string): Promise<NodeView> {
  const [own] = await sql<{ recovering: boolean; position: string | null; names: string }[]>`
    select
      pg_is_in_recovery() as recovering,
      case
        when pg_is_in_recovery()
        then greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
        else pg_current_wal_lsn()
      end - '0/0'::pg_lsn as position,
      current_setting('synchronous_standby_names') as names
  `
  const position = own?.position == null ? null : Number(own.position)
  if (own?.recovering !== false) return { ...unseen('standby'), position }
  const standbys = await sql<StandbyRow[]>`
    select
      application_name as name,
      state,
      sync_state as sync,
      coalesce(pg_current_wal_lsn() - flush_lsn, 0)::float8 as "lagBytes",
      extract(epoch from flush_lag)::float8 as "lagSeconds",
      (flush_lsn - '0/0'::pg_lsn)::float8 as flushed
    from pg_stat_replication
    where application_name <> ${COPIER}
  `
  const slots = await sql<{ name: string; active: boolean; keptBytes: number }[]>`
    select
      slot_name as name,
      active,
      coalesce(pg_current_wal_lsn() - restart_lsn, 0)::float8 as "keptBytes"
    from pg_replication_slots
    where slot_type = 'physical'
  `
  const streaming = standbys.find(({ name, state }) => name === peer && state === 'streaming')
  return {
    postgres: 'primary',
    position,
    waits: own.names !== '',
    standbyPosition: streaming?.flushed ?? undefined,
    standbys: standbys.map(({ name, state, sync, lagBytes, lagSeconds }) => ({
      name,
      state,
      sync,
      lagBytes,
      lagSeconds,
    })),
    slots: [...slots],
  }
}

interface StandbyRow {
  name: string
  state: string
  sync: string
  lagBytes: number
  lagSeconds: number | null
  flushed: number | null
}

/** Makes ready on the primary what a copy and the streaming after it need. */
export async function prepareReplication(url: string, password: string, node: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    // A statement of the catalog takes no parameters.
    const [row] = await sql<{ statement: string }[]>`
      select format(
        case when to_regrole(${REPLICATION_ROLE}) is null then 'create' else 'alter' end
          || ' role %I login replication password %L',
        ${REPLICATION_ROLE}::text,
        ${password}::text
      ) as statement
    `
    await sql.unsafe(row?.statement ?? '')
    await sql`
      select pg_drop_replication_slot(slot_name) from pg_replication_slots
      where slot_name = ${slotOf(node)} and not active
    `
    await sql`
      select pg_create_physical_replication_slot(${slotOf(node)}, true)
      where not exists (select from pg_replication_slots where slot_name = ${slotOf(node)})
    `
  } finally {
    await sql.end({ timeout: 2 })
  }
}

export const replicationUrl = (database: string, password: string): string =>
  `postgresql://${REPLICATION_ROLE}:${encodeURIComponent(password)}@${database}/postgres`
