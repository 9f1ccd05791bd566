import type postgres from 'postgres'
import { until } from '../support/until.ts'

interface ReceivedLink {
  token_hash: string
  type: string
}

/** The mails that Auth put into the outbox for an address, the oldest first. */
export function mailbox(sql: postgres.Sql, address: string) {
  const mails = () =>
    sql<{ kind: string; subject: string; body_text: string; user_id: string }[]>`
      select kind, subject, body_text, user_id from private.mails where address = ${address} order by id
    `
  return {
    mails,
    /** Waits for so many mails, and answers the link in the last one. */
    link: async (count = 1): Promise<ReceivedLink> => {
      await until(async () => (await mails()).length >= count)
      const { body_text: text = '' } = (await mails()).at(-1) ?? {}
      const url = new URL(/https?:\S+\?token_hash=\S+/.exec(text)?.[0] ?? '')
      return { token_hash: url.searchParams.get('token_hash') ?? '', type: url.searchParams.get('type') ?? '' }
    },
  }
}
