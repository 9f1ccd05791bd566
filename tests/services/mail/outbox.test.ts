import { describe, expect, it } from 'vitest'
import { withService } from '../../../functions/_db/session.ts'
import { MAX_ATTEMPTS, type MailOutcome } from '../../../functions/_domain/mail/sending.ts'
import { deleteOldMails } from '../../../functions/_services/mail/delete-old.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import { claimMails, sendMails } from '../../../functions/_services/mail/send.ts'
import { DAY, HOUR, MINUTE, useOutbox } from './use-outbox.ts'

describe('the outbox', () => {
  const outbox = useOutbox()

  it('sends a mail once, to the address in lower case, and forgets its text', async () => {
    const { given, context } = outbox.recording()
    expect(await outbox.enqueue('a')).toBe(1)
    expect(await outbox.enqueue('a')).toBe(0)
    expect(await sendMails(context)).toEqual({ sent: 1, more: false })
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
    expect(given).toMatchObject([{ to: 'mia@example.test', subject: 'a', from: 'laude <no-reply@laude.example>' }])
    expect(given[0]?.headers).toEqual({
      'Message-ID': `<${given[0]?.id}@laude.example>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    })
    expect(await outbox.rows()).toMatchObject([{ state: 'sent', attempts: 1, body_text: null }])
    expect(await outbox.enqueue('a')).toBe(0)
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
  })

  it('has nothing of a transaction that was rolled back', async () => {
    await expect(
      withService(outbox.db(), async (tx) => {
        await enqueueMails(
          tx,
          [
            {
              key: 'a',
              user: outbox.user(),
              address: 'm@example.test',
              kind: 'password_reset',
              content: outbox.content('a'),
              expiresAt: outbox.now(),
            },
          ],
          outbox.now(),
        )
        throw new Error('the caller failed')
      }),
    ).rejects.toThrow('the caller failed')
    expect(await outbox.rows()).toEqual([])
  })

  it('tries again after a pause that grows, and gives up after eight attempts', async () => {
    const { given, context } = outbox.recording(() => ({ is: 'failed', reason: 'the server is busy' }))
    await outbox.enqueue('a')
    for (const minutes of [1, 4, 16, 64, 256, 360, 360]) {
      await sendMails(context)
      outbox.pass(minutes * MINUTE - 1)
      expect(await claimMails(context)).toEqual([])
      outbox.pass(1)
    }
    expect(await outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 7, error: 'the server is busy' }])
    await sendMails(context)
    expect(await outbox.rows()).toMatchObject([{ state: 'failed', attempts: 8, body_text: null }])
    outbox.pass(DAY)
    await sendMails(context)
    expect(given).toHaveLength(MAX_ATTEMPTS)
    expect(new Set(given.map(({ id }) => id)).size).toBe(1)
  })

  it('takes a provider that throws for one that failed', async () => {
    const { context } = outbox.recording(() => Promise.reject(new Error('connection reset')))
    await outbox.enqueue('a')
    await sendMails(context)
    expect(await outbox.rows()).toMatchObject([{ state: 'waiting', error: 'connection reset' }])
  })

  it('does not send what comes too late', async () => {
    const { given, context } = outbox.recording()
    await outbox.enqueue('a', { expiresAt: outbox.now() + HOUR })
    outbox.pass(HOUR)
    await sendMails(context)
    expect(given).toEqual([])
    expect(await outbox.rows()).toMatchObject([{ state: 'failed' }])
  })

  it('deletes what was settled a month ago; what bounced, half a year ago', async () => {
    const outcomes: Record<string, MailOutcome> = {
      sent: { is: 'sent' },
      bounced: { is: 'bounced', reason: '550' },
    }
    const { context } = outbox.recording(({ subject }) => outcomes[subject] ?? { is: 'failed', reason: 'busy' })
    for (const key of ['sent', 'bounced', 'waiting']) await outbox.enqueue(key, { expiresAt: outbox.now() + 365 * DAY })
    await sendMails(context)
    const left = async () => {
      await deleteOldMails(context)
      return (await outbox.rows()).map(({ key }) => key)
    }
    outbox.pass(30 * DAY)
    expect(await left()).toEqual(['bounced', 'sent', 'waiting'])
    outbox.pass(1)
    expect(await left()).toEqual(['bounced', 'waiting'])
    outbox.pass(150 * DAY)
    expect(await left()).toEqual(['waiting'])
  })

  it('loses the mails of an account that is deleted', async () => {
    await outbox.enqueue('a')
    await outbox.sql()`delete from auth.users where id = ${outbox.user()}`
    expect(await outbox.rows()).toEqual([])
  })
})
