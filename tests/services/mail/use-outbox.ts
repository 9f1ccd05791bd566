import { beforeEach } from 'vitest'
import { withService } from '../../../functions/_db/session.ts'
import { layOut } from '../../../functions/_domain/mail/layout.ts'
import type { MailOutcome } from '../../../functions/_domain/mail/sending.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import type { Mail } from '../../../functions/_services/mail/mail-services.ts'
import type { OutgoingMail } from '../../../functions/_services/mail/provider.ts'
import { mailOnPage } from '../../support/api.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 19, 12)

/** An outbox that is empty before each test, its clock, and somebody to whom mail goes. */
export function useOutbox() {
  const database = useDatabase()
  let [now, user] = [START, '']
  const empty = async () => {
    now = START
    await database().sql`delete from private.mails`
  }
  beforeEach(async () => {
    await empty()
    user = await createPerson(database().sql, 'Mia Mail')
  })
  const content = (subject: string) =>
    layOut({ subject, paragraphs: ['Hello.'], action: { label: 'Go', url: 'https://laude.example' }, notes: [] })

  return {
    db: () => database().db,
    sql: () => database().sql,
    user: () => user,
    now: () => now,
    pass: (time: number) => (now += time),
    empty,
    content,
    /** Mail whose provider notes what it is given, and answers as told. */
    recording: (answer: (mail: OutgoingMail) => MailOutcome | Promise<MailOutcome> = () => ({ is: 'sent' })) => {
      const given: OutgoingMail[] = []
      const mail: Mail = {
        ...mailOnPage(),
        provider: {
          keepsBody: false,
          send: async (outgoing) => {
            given.push(outgoing)
            return answer(outgoing)
          },
        },
      }
      return { given, context: { db: database().db, now: () => now, mail } }
    },
    enqueue: (key: string, { expiresAt = now + 30 * DAY, kind = 'password_reset' as const } = {}) =>
      withService(database().db, (tx) =>
        enqueueMails(tx, [{ key, user, address: 'Mia@Example.test', kind, content: content(key), expiresAt }], now),
      ),
    rows: () =>
      database().sql<
        { key: string; state: string; attempts: number; body_text: string | null; error: string | null }[]
      >`
        select key, state, attempts, body_text, error from private.mails order by key
      `,
  }
}
