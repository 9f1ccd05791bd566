import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface QueueRow {
  waiting: number
  parked: number
  /** How long the oldest event that is due has waited, in seconds. */
  oldest_s: number | null
}

export async function readQueue(tx: Transaction): Promise<QueueRow> {
  const [row] = await tx.execute<Pick<QueueRow, keyof QueueRow>>(sql`
    select
      (count(*) filter (where parked_at is null))::integer as waiting,
      (count(*) filter (where parked_at is not null))::integer as parked,
      max(extract(epoch from now() - created_at)) filter (where parked_at is null)::double precision as oldest_s
    from event_queue
  `)
  return row ?? { waiting: 0, parked: 0, oldest_s: null }
}

export interface DatabaseRow {
  bytes: number
  connections: number
  max_connections: number
  oldest_transaction_s: number | null
  blocked: number
}

export async function readDatabaseFigures(tx: Transaction): Promise<DatabaseRow | null> {
  const [row] = await tx.execute<Pick<DatabaseRow, keyof DatabaseRow>>(sql`
    select bytes::double precision as bytes, connections, max_connections, oldest_transaction_s, blocked
    from private.database_figures()
  `)
  return row ?? null
}

export interface BackgroundRow {
  mails_waiting: number
  /** How long the oldest mail that is due has waited, in seconds. */
  oldest_mail_s: number | null
  mails_failed: number
  /** In millionths of a dollar, this month. */
  spent: number
  reserved: number
  /** How old leaderboards are at the most, in seconds; null: they were never refreshed. */
  boards_s: number | null
  /** The newest day that was counted. */
  rolled_day: string | null
  days_due: number
  /** How long ago a day was last counted, in seconds. */
  rolled_s: number | null
}

export async function readBackground(tx: Transaction): Promise<BackgroundRow> {
  const [row] = await tx.execute<Pick<BackgroundRow, keyof BackgroundRow>>(sql`
    select
      (select count(*)::integer from private.mails where state in ('waiting', 'sending') and due_at <= now()) as mails_waiting,
      (
        select extract(epoch from now() - min(due_at))::double precision
        from private.mails where state in ('waiting', 'sending') and due_at <= now()
      ) as oldest_mail_s,
      (
        select count(*)::integer
        from private.mails where state = 'failed' and settled_at > now() - interval '1 day'
      ) as mails_failed,
      coalesce(budget.spent, 0)::double precision as spent,
      coalesce(budget.reserved, 0)::double precision as reserved,
      (select extract(epoch from now() - refreshed_at)::double precision from private.leaderboard_refresh) as boards_s,
      (select max(day)::text from private.roll_up_days where rolled_at is not null) as rolled_day,
      (select count(*)::integer from private.roll_up_days where due_at <= now()) as days_due,
      (select extract(epoch from now() - max(rolled_at))::double precision from private.roll_up_days) as rolled_s
    from (select) as one
    left join assistant_budgets as budget
      on scope = 'site' and period = date_trunc('month', now() at time zone 'UTC')::date
  `)
  if (!row) throw new Error('One row was asked for.')
  return row
}

export interface AlertRow {
  alert: string
  state: string
  since: string
}

/** Notes the state of each alert. Its time stays while its state does. */
export const storeAlerts = (tx: Transaction, states: readonly { alert: string; state: string }[]) =>
  tx.execute(sql`
    insert into private.alert_states as known (alert, state)
    select alert, state
    from json_to_recordset(${JSON.stringify(states)}) as judged (alert text, state text)
    order by alert
    on conflict (alert) do update set state = excluded.state, since = now() where known.state <> excluded.state
  `)

export const listAlerts = (tx: Transaction) =>
  tx.execute<Pick<AlertRow, keyof AlertRow>>(sql`
    select alert, state, to_json(since) #>> '{}' as since from private.alert_states
  `)
