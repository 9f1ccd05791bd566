import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { withService } from '../../../functions/_db/session.ts'
import { MAX_ATTEMPTS, type MailOutcome } from '../../../functions/_domain/mail/sending.ts'
import { layOut } from '../../../functions/_domain/mail/layout.ts'
import { deleteOldMails } from '../../../functions/_services/mail/delete-old.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import type { Mail } from '../../../functions/_services/mail/mail-services.ts'
import type { OutgoingMail } from '../../../functions/_services/mail/provider.ts'
import { BATCH, claimMails, sendMail, sendMails } from '../../../functions/_services/mail/send.ts'
import { mailOnPage } from '../../support/api.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 19, 12)

describe('the outbox', () => {
  const database = useDatabase()
  let [now, user] = [START, '']
  beforeEach(async () => {
    now = START
    await database().sql`delete from private.mails`
    user = await createPerson(database().sql, 'Mia Mail')
  })

  /** Mail whose provider notes what it is given, and answers as told. */
  const recording = (answer: (mail: OutgoingMail) => MailOutcome | Promise<MailOutcome> = () => ({ is: 'sent' })) => {
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
  }

  const content = (subject: string) =>
    layOut({ subject, paragraphs: ['Hello.'], action: { label: 'Go', url: 'https://laude.example' }, notes: [] })
  const enqueue = (key: string, { expiresAt = now + 30 * DAY, kind = 'password_reset' as const } = {}) =>
    withService(database().db, (tx) =>
      enqueueMails(tx, [{ key, user, address: 'Mia@Example.test', kind, content: content(key), expiresAt }], now),
    )
  const rows = () =>
    database().sql<{ key: string; state: string; attempts: number; body_text: string | null; error: string | null }[]>`
      select key, state, attempts, body_text, error from private.mails order by key
    `

  it('sends a mail once, to the address in lower case, and forgets its text', async () => {
    const { given, context } = recording()
    expect(await enqueue('a')).toBe(1)
    expect(await enqueue('a')).toBe(0)
    expect(await sendMails(context)).toEqual({ sent: 1, more: false })
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
    expect(given).toMatchObject([{ to: 'mia@example.test', subject: 'a', from: 'laude <no-reply@laude.example>' }])
    expect(given[0]?.headers).toEqual({
      'Message-ID': `<${given[0]?.id}@laude.example>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    })
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1, body_text: null }])
    expect(await enqueue('a')).toBe(0)
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
  })

  it('has nothing of a transaction that was rolled back', async () => {
    await expect(
      withService(database().db, async (tx) => {
        await enqueueMails(
          tx,
          [
            {
              key: 'a',
              user,
              address: 'm@example.test',
              kind: 'password_reset',
              content: content('a'),
              expiresAt: now,
            },
          ],
          now,
        )
        throw new Error('the caller failed')
      }),
    ).rejects.toThrow('the caller failed')
    expect(await rows()).toEqual([])
  })

  it('tries again after a pause that grows, and gives up after eight attempts', async () => {
    const { given, context } = recording(() => ({ is: 'failed', reason: 'the server is busy' }))
    await enqueue('a')
    for (const minutes of [1, 4, 16, 64, 256, 360, 360]) {
      await sendMails(context)
      now += minutes * MINUTE - 1
      expect(await claimMails(context)).toEqual([])
      now += 1
    }
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 7, error: 'the server is busy' }])
    await sendMails(context)
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 8, body_text: null }])
    now += DAY
    await sendMails(context)
    expect(given).toHaveLength(MAX_ATTEMPTS)
    expect(new Set(given.map(({ id }) => id)).size).toBe(1)
  })

  it('takes a provider that throws for one that failed', async () => {
    const { context } = recording(() => Promise.reject(new Error('connection reset')))
    await enqueue('a')
    await sendMails(context)
    expect(await rows()).toMatchObject([{ state: 'waiting', error: 'connection reset' }])
  })

  it('does not send what comes too late', async () => {
    const { given, context } = recording()
    await enqueue('a', { expiresAt: now + HOUR })
    now += HOUR
    await sendMails(context)
    expect(given).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'failed' }])
  })

  it('gives a mail whose worker is gone to the next one, once its lease has ended', async () => {
    const { given, context } = recording()
    await enqueue('a')
    expect(await claimMails(context)).toHaveLength(1)
    now += 5 * MINUTE - 1
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
    now += 1
    expect(await sendMails(context)).toEqual({ sent: 1, more: false })
    expect(given).toHaveLength(1)
  })

  it('gives up a mail whose workers die each time', async () => {
    const { given, context } = recording()
    await enqueue('a')
    for (let deaths = 0; deaths < MAX_ATTEMPTS; deaths++) {
      expect(await claimMails(context)).toHaveLength(1)
      now += 5 * MINUTE
    }
    await sendMails(context)
    expect(given).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'failed', error: 'Its workers did not come back.' }])
  })

  it('believes nothing of a worker that has lost its lease', async () => {
    const slow = recording()
    const fast = recording(() => ({ is: 'failed', reason: 'later' }))
    await enqueue('a')
    const [claimed] = await claimMails(slow.context)
    now += 5 * MINUTE
    await sendMails(fast.context)
    if (claimed) await sendMail(slow.context, claimed)
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 2 }])
  })

  it('is emptied by concurrent workers, each mail by one of them', async () => {
    const { given, context } = recording()
    const keys = Array.from({ length: 4 * BATCH + 3 }, (_, index) => `key ${index}`)
    for (const key of keys) await enqueue(key)
    const work = async () => {
      let total = 0
      for (let turn = 0; turn < 8; turn++) total += (await sendMails(context)).sent
      return total
    }
    const counts = await Promise.all([work(), work(), work(), work()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(keys.length)
    expect(given.map(({ subject }) => subject).toSorted()).toEqual(keys.toSorted())
  })

  it('sends every key at least once, and twice only after a crash between sending and noting', async () => {
    const key = fc.integer({ min: 0, max: 4 }).map(String)
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('enqueue' as const), key }) },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('work' as const),
          workers: fc.integer({ min: 1, max: 3 }),
          end: fc.constantFrom('note', 'crash before', 'crash after', 'fail'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 10 }) }),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        now = START
        await database().sql`delete from private.mails`
        const wanted = new Set<string>()
        const crashes = new Map<string, number>()
        let fails = false
        const { given, context } = recording(() => (fails ? { is: 'failed', reason: 'busy' } : { is: 'sent' }))
        const taken = () => given.filter((mail) => !refused.has(mail)).map(({ subject }) => subject)
        const refused = new Set<OutgoingMail>()
        const run = async (end: string) => {
          const from = given.length
          const claimed = await claimMails(context)
          if (end === 'crash before') return
          fails = end === 'fail'
          for (const one of claimed) {
            if (end === 'crash after') {
              const { id, address: to, subject, body_text: text, body_html: html } = one
              const outgoing = { id, to, subject, text, html, from: context.mail.from, headers: {} }
              await context.mail.provider.send(outgoing, new AbortController().signal)
              crashes.set(subject, (crashes.get(subject) ?? 0) + 1)
            } else await sendMail(context, one)
          }
          if (fails) for (const mail of given.slice(from)) refused.add(mail)
        }
        for (const next of steps) {
          if (next.do === 'enqueue') {
            wanted.add(next.key)
            await enqueue(next.key)
          } else if (next.do === 'wait') now += next.minutes * MINUTE
          else if (next.end === 'fail' || next.end === 'crash after')
            for (let worker = 0; worker < next.workers; worker++) await run(next.end)
          else await Promise.all(Array.from({ length: next.workers }, () => run(next.end)))
        }
        fails = false
        // Whatever happened, the workers that follow find all of it; few enough attempts were lost for that.
        for (let turn = 0; turn < 3; turn++) {
          now += 6 * HOUR
          await sendMails(context)
        }
        const failed = new Set((await rows()).filter(({ state }) => state === 'failed').map((mail) => mail.key))
        for (const key of wanted) {
          const times = taken().filter((subject) => subject === key).length
          const most = 1 + (crashes.get(key) ?? 0)
          expect(times, key).toBeLessThanOrEqual(most)
          if (!failed.has(key)) expect(times, key).toBeGreaterThanOrEqual(1)
        }
        expect(taken().filter((subject) => !wanted.has(subject))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('deletes what was settled a month ago; what bounced, half a year ago', async () => {
    const outcomes: Record<string, MailOutcome> = {
      sent: { is: 'sent' },
      bounced: { is: 'bounced', reason: '550' },
    }
    const { context } = recording(({ subject }) => outcomes[subject] ?? { is: 'failed', reason: 'busy' })
    for (const key of ['sent', 'bounced', 'waiting']) await enqueue(key, { expiresAt: now + 365 * DAY })
    await sendMails(context)
    const left = async () => {
      await deleteOldMails(context)
      return (await rows()).map(({ key }) => key)
    }
    now += 30 * DAY
    expect(await left()).toEqual(['bounced', 'sent', 'waiting'])
    now += 1
    expect(await left()).toEqual(['bounced', 'waiting'])
    now += 150 * DAY
    expect(await left()).toEqual(['waiting'])
  })

  it('loses the mails of an account that is deleted', async () => {
    await enqueue('a')
    await database().sql`delete from auth.users where id = ${user}`
    expect(await rows()).toEqual([])
  })
})
