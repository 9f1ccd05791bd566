import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface BackupAges {
  /** When a backup was last taken, in seconds from now. Null: never yet. */
  taken_s: number | null
  /** When one was last restored and found whole. */
  restored_s: number | null
  /** When all WAL was last shipped. */
  shipped_s: number | null
}

/** What a number of seconds is of, for each kind of run that went well. */
export async function readBackupAges(tx: Transaction): Promise<BackupAges> {
  const [row] = await tx.execute<Pick<BackupAges, keyof BackupAges>>(sql`
    select
      round(extract(epoch from now() - max(ended_at) filter (where kind = 'backup')))::double precision as taken_s,
      round(extract(epoch from now() - max(ended_at) filter (where kind = 'drill')))::double precision as restored_s,
      round(extract(epoch from now() - max(ended_at) filter (where kind = 'wal')))::double precision as shipped_s
    from private.backup_runs
    where ok
  `)
  return row ?? { taken_s: null, restored_s: null, shipped_s: null }
}

export interface LastBackups extends BackupAges {
  /** Of the newest backup that was restored. */
  recovery_s: number | null
  recovery_point_s: number | null
  /** Why the last backup or restore failed, unless one of its kind went well since. */
  error: string | null
}

/** The same with what the last of them were like. */
export async function readLastBackups(tx: Transaction): Promise<LastBackups> {
  const ages = await readBackupAges(tx)
  const [row] = await tx.execute<Pick<LastBackups, 'recovery_s' | 'recovery_point_s' | 'error'>>(sql`
    select drill.recovery_s, drill.recovery_point_s, failed.error
    from (select) as one
    left join lateral (
      select recovery_s, recovery_point_s
      from private.backup_runs
      where kind = 'drill' and ok
      order by ended_at desc
      limit 1
    ) as drill on true
    left join lateral (
      select error
      from (
        select distinct on (kind) kind, ok, ended_at, error from private.backup_runs order by kind, ended_at desc
      ) as last
      where not ok
      order by ended_at desc
      limit 1
    ) as failed on true
  `)
  return { ...ages, ...(row ?? { recovery_s: null, recovery_point_s: null, error: null }) }
}
