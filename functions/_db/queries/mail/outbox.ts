import { sql } from 'drizzle-orm'
import type { MailKind } from '../../../_domain/mail/kinds.ts'
import type { NextState } from '../../../_domain/mail/sending.ts'
import type { Transaction } from '../../session.ts'

const at = (moment: number) => sql`to_timestamp(${moment / 1000}::float8)`

export interface MailRow {
  id: string
  key: string
  user_id: string | null
  address: string
  kind: MailKind
  thread_id: string | null
  subject: string
  body_text: string
  body_html: string
  /** In milliseconds since 1970. */
  expires_at: number
}

/** Answers how many of them are new: a key that was there already is left as it is. */
export async function insertMails(tx: Transaction, mails: readonly MailRow[], now: number): Promise<number> {
  const rows = await tx.execute(sql`
    insert into private.mails (
      id, key, user_id, address, kind, thread_id, subject, body_text, body_html, due_at, expires_at, created_at
    )
    select
      id, key, user_id, lower(address), kind, thread_id, subject, body_text, body_html, ${at(now)},
      to_timestamp(expires_at / 1000), ${at(now)}
    from jsonb_to_recordset(${JSON.stringify(mails)}::text::jsonb) as mail (
      id uuid, key text, user_id uuid, address text, kind text, thread_id uuid, subject text, body_text text,
      body_html text, expires_at float8
    )
    on conflict (key) do nothing
    returning id
  `)
  return rows.length
}

export interface ClaimedMail extends Record<string, unknown> {
  id: string
  user_id: string | null
  address: string
  kind: string
  thread_id: string | null
  subject: string
  body_text: string
  body_html: string
  attempts: number
  lease: string
  /** In milliseconds since 1970. */
  expires_at: number
}

interface Claim {
  limit: number
  now: number
  /** When another worker may take them, if this one has not noted how it went. */
  leaseEnd: number
}

/**
 * Claims the mails that are due, and those whose worker is gone. Mails that another worker is claiming are skipped, so workers
 * neither wait nor claim one twice.
 */
export const claimDueMails = (tx: Transaction, { limit, now, leaseEnd }: Claim) =>
  tx.execute<ClaimedMail>(sql`
    with due as (
      select id
      from private.mails
      where state in ('waiting', 'sending') and due_at <= ${at(now)}
      order by due_at
      limit ${limit}
      for update skip locked
    )
    update private.mails
    set state = 'sending', lease = gen_random_uuid(), due_at = ${at(leaseEnd)}, attempts = attempts + 1
    from due
    where mails.id = due.id
    returning
      mails.id, user_id, address, kind, thread_id, subject, body_text, body_html, attempts, lease,
      (extract(epoch from expires_at) * 1000)::float8 as expires_at
  `)

interface Settlement {
  next: NextState
  now: number
  /** Whether what was sent stays readable. */
  keepsBody: boolean
}

/** Notes how an attempt went. A worker that lost its lease notes nothing: the mail is another's. */
export async function settleMail(
  tx: Transaction,
  { id, lease }: Pick<ClaimedMail, 'id' | 'lease'>,
  { next, now, keepsBody }: Settlement,
): Promise<boolean> {
  const isOver = next.state !== 'waiting'
  const body = (column: 'body_text' | 'body_html') => (isOver && !keepsBody ? sql`null` : sql.raw(column))
  const rows = await tx.execute(sql`
    update private.mails
    set
      state = ${next.state},
      lease = null,
      due_at = ${next.state === 'waiting' ? at(next.dueAt) : sql`due_at`},
      error = ${'error' in next ? next.error.slice(0, 500) : null},
      provider_id = ${'providerId' in next ? (next.providerId ?? null) : null},
      settled_at = ${isOver ? at(now) : sql`null`},
      body_text = ${body('body_text')},
      body_html = ${body('body_html')}
    where id = ${id}::uuid and lease = ${lease}::uuid
    returning id
  `)
  return rows.length > 0
}

/** Deletes what was settled before a moment; bounces, which are counted, only before an earlier one. */
export async function deleteSettledMails(tx: Transaction, { settled, bounced }: { settled: number; bounced: number }) {
  const rows = await tx.execute(sql`
    delete from private.mails
    where settled_at < ${at(settled)} and (state <> 'bounced' or settled_at < ${at(bounced)})
    returning id
  `)
  return rows.length
}
