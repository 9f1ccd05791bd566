import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ATTEMPTS } from '../../../functions/_domain/mail/sending.ts'
import type { OutgoingMail } from '../../../functions/_services/mail/provider.ts'
import { BATCH, claimMails, sendMail, sendMails } from '../../../functions/_services/mail/send.ts'
import { HOUR, MINUTE, useOutbox } from './use-outbox.ts'

describe('the workers of the outbox', () => {
  const outbox = useOutbox()

  it('gives a mail whose worker is gone to the next one, once its lease has ended', async () => {
    const { given, context } = outbox.recording()
    await outbox.enqueue('a')
    expect(await claimMails(context)).toHaveLength(1)
    outbox.pass(5 * MINUTE - 1)
    expect(await sendMails(context)).toEqual({ sent: 0, more: false })
    outbox.pass(1)
    expect(await sendMails(context)).toEqual({ sent: 1, more: false })
    expect(given).toHaveLength(1)
  })

  it('gives up a mail whose workers die each time', async () => {
    const { given, context } = outbox.recording()
    await outbox.enqueue('a')
    for (let deaths = 0; deaths < MAX_ATTEMPTS; deaths++) {
      expect(await claimMails(context)).toHaveLength(1)
      outbox.pass(5 * MINUTE)
    }
    await sendMails(context)
    expect(given).toEqual([])
    expect(await outbox.rows()).toMatchObject([{ state: 'failed', error: 'Its workers did not come back.' }])
  })

  it('believes nothing of a worker that has lost its lease', async () => {
    const slow = outbox.recording()
    const fast = outbox.recording(() => ({ is: 'failed', reason: 'later' }))
    await outbox.enqueue('a')
    const [claimed] = await claimMails(slow.context)
    outbox.pass(5 * MINUTE)
    await sendMails(fast.context)
    if (claimed) await sendMail(slow.context, claimed)
    expect(await outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 2 }])
  })

  it('is emptied by concurrent workers, each mail by one of them', async () => {
    const { given, context } = outbox.recording()
    const keys = Array.from({ length: 4 * BATCH + 3 }, (_, index) => `key ${index}`)
    for (const key of keys) await outbox.enqueue(key)
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
        await outbox.empty()
        const wanted = new Set<string>()
        const crashes = new Map<string, number>()
        let fails = false
        const { given, context } = outbox.recording(() => (fails ? { is: 'failed', reason: 'busy' } : { is: 'sent' }))
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
            await outbox.enqueue(next.key)
          } else if (next.do === 'wait') outbox.pass(next.minutes * MINUTE)
          else if (next.end === 'fail' || next.end === 'crash after')
            for (let worker = 0; worker < next.workers; worker++) await run(next.end)
          else await Promise.all(Array.from({ length: next.workers }, () => run(next.end)))
        }
        fails = false
        // Whatever happened, the workers that follow find all of it; few enough attempts were lost for that.
        for (let turn = 0; turn < 3; turn++) {
          outbox.pass(6 * HOUR)
          await sendMails(context)
        }
        const failed = new Set((await outbox.rows()).filter(({ state }) => state === 'failed').map((mail) => mail.key))
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
})
