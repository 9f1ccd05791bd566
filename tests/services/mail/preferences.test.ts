import { beforeEach, describe, expect, it } from 'vitest'
import { withService } from '../../../functions/_db/session.ts'
import { OPT_IN_KINDS, type MailKind } from '../../../functions/_domain/mail/kinds.ts'
import { layOut } from '../../../functions/_domain/mail/layout.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import {
  readReplyAddress,
  readUnsubscribe,
  signReplyAddress,
  signUnsubscribe,
} from '../../../functions/_services/mail/signed-addresses.ts'
import { createSigner } from '../../../functions/_services/mail/signer.ts'
import { oneClickUrl } from '../../../functions/_services/mail/unsubscribe-urls.ts'
import { useApi } from '../../support/api.ts'
import { createPerson } from '../../support/people.ts'
import { signedWebhook } from '../../support/signed-webhook.ts'

const PATH = '/gamification-api/mail'
const form = {
  method: 'POST',
  body: 'List-Unsubscribe=One-Click',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
}

describe('what a person is sent by mail', () => {
  const api = useApi()
  const sql = () => api().database.sql
  let person = ''
  beforeEach(async () => {
    person = await createPerson(sql(), 'Pia Preference')
  })

  const read = async (who = person) => (await (await api().ask(`${PATH}/preferences`, who)).json()).data
  const choose = (subscriptions: unknown, who = person) =>
    api().ask(`${PATH}/preferences`, who, {
      method: 'PUT',
      body: JSON.stringify({ subscriptions }),
      headers: { 'Content-Type': 'application/json' },
    })
  const enqueue = async (key: string, kind: MailKind = 'streak_reminder', user = person) =>
    withService(api().deps.db, (tx) => {
      const content = layOut({ subject: key, paragraphs: [], action: { label: 'a', url: 'https://a.test' }, notes: [] })
      const expiresAt = Date.now() + 1e9
      const mail = { key, user, address: `${user}@example.test`, kind, content, expiresAt }
      return enqueueMails(tx, [mail], Date.now())
    })
  const waiting = async (user = person) =>
    (await sql()<{ key: string }[]>`select key from private.mails where user_id = ${user} and state = 'waiting'`).map(
      ({ key }) => key.replace(`${user} `, ''),
    )

  it('is nothing, until they ask for it; and nothing again once they end it', async () => {
    expect(await read()).toEqual({ sends: true, address_works: true, subscriptions: [] })
    expect(await (await choose(['streak_reminder'])).json()).toMatchObject({
      data: { subscriptions: ['streak_reminder'] },
    })
    const [since] = await sql()`select created_at from mail_subscriptions where user_id = ${person}`
    await choose(['streak_reminder', 'streak_reminder'])
    expect(await sql()`select created_at from mail_subscriptions where user_id = ${person}`).toEqual([since])
    await choose([])
    expect(await read()).toMatchObject({ subscriptions: [] })
  })

  it('can only be what there is', async () => {
    expect((await choose(['everything'])).status).toBe(422)
    expect((await api().ask(`${PATH}/preferences`)).status).toBe(401)
  })

  it('ends at once, with what was waiting of it; mail about the account stays', async () => {
    await choose(['streak_reminder'])
    await enqueue(`${person} reminder`)
    await enqueue(`${person} reset`, 'password_reset')
    await choose([])
    expect(await waiting()).toEqual(['reset'])
  })

  it.each(OPT_IN_KINDS)(
    '%s ends by the link of a mail: a visit leads to the page, a post ends it, without signing in',
    async (kind) => {
      await choose([kind])
      await enqueue(`${person} reminder`, kind)
      const { mail } = api().deps
      if (!mail) throw new Error('mail is on here')
      const url = await oneClickUrl(mail, person, kind)
      const path = url.replace('https://api.laude.example/functions/v1', '')

      const visit = await api().ask(path)
      expect([visit.status, visit.headers.get('location')]).toEqual([
        303,
        `https://laude.example/unsubscribe?token=${new URL(url).searchParams.get('token')}`,
      ])
      expect(await read()).toMatchObject({ subscriptions: [kind] })
      for (const _ of [1, 2]) {
        const ended = await api().ask(path, undefined, form)
        expect([ended.status, await ended.json()]).toEqual([200, { data: { kind } }])
      }
      expect(await read()).toMatchObject({ subscriptions: [] })
      expect(await waiting()).toEqual([])
    },
  )

  it('does not end by a link that we did not make', async () => {
    const other = await createPerson(sql(), 'Otto Other')
    await choose(['streak_reminder'])
    const token = await signUnsubscribe(createSigner('the secret of somebody else, as long'), person, 'streak_reminder')
    const ours = await signUnsubscribe(api().deps.mail!.signer, other, 'streak_reminder')
    for (const forged of [token, ours.replace(other, person), `${ours}a`, 'x'])
      expect((await api().ask(`${PATH}/unsubscribe?token=${forged}`, undefined, form)).status).toBe(422)
    expect(await read()).toMatchObject({ subscriptions: ['streak_reminder'] })
  })

  describe('as a provider reports', () => {
    const at = () => Math.floor(Date.now() / 1000)
    const report = async (event: object, headers?: Record<string, string>) => {
      const body = JSON.stringify(event)
      return api().ask(`${PATH}/reports`, undefined, { method: 'POST', body, headers: headers ?? signedWebhook(body) })
    }
    const bounced = (email_id: string, type = 'Permanent') => ({
      type: 'email.bounced',
      created_at: '2026-11-29T00:00:00Z',
      data: { email_id, to: ['x@example.test'], bounce: { type, subType: 'General', message: 'no such user' } },
    })
    const sent = async (key: string, user = person) => {
      await enqueue(key, 'streak_reminder', user)
      const provider = `provider ${key}`
      await sql()`
        update private.mails set state = 'sent', settled_at = now(), provider_id = ${provider} where key = ${key}
      `
      return provider
    }
    const recorded = async (answer: Response) => (await answer.json()).data.recorded

    it('an address that bounced three times for good gets only mail about the account', async () => {
      await sql()`update auth.users set email_confirmed_at = now() where id = ${person}`
      await choose(['streak_reminder'])
      const recipients = () => sql()`select * from private.mail_recipients('streak_reminder', ${[person]}::uuid[])`
      for (const [index, works] of [true, true, false].entries()) {
        const provider = await sent(`${person} ${index}`)
        expect(await recorded(await report(bounced(provider, 'Transient')))).toBe(false)
        expect(await recorded(await report(bounced(provider)))).toBe(true)
        expect(await recorded(await report(bounced(provider)))).toBe(false)
        expect(await read()).toMatchObject({ address_works: works })
        expect(await recipients()).toHaveLength(works ? 1 : 0)
      }
    })

    it('a complaint ends all mail that the person had asked for', async () => {
      await choose(['streak_reminder'])
      const provider = await sent(`${person} spam`)
      expect(await recorded(await report({ type: 'email.complained', data: { email_id: provider } }))).toBe(true)
      expect(await read()).toMatchObject({ subscriptions: [] })
    })

    it('what has no meaning here is taken and ignored', async () => {
      expect(await recorded(await report({ type: 'email.opened', data: { email_id: 'x' } }))).toBe(false)
      expect(await recorded(await report(bounced('nobody knows it')))).toBe(false)
    })

    it('is refused without a signature of now', async () => {
      const event = bounced(await sent(`${person} forged`))
      const body = JSON.stringify(event)
      for (const headers of [
        signedWebhook(body, { secret: `whsec_${btoa('what somebody else knows')}` }),
        signedWebhook(`${body} `),
        signedWebhook(body, { timestamp: at() - 6 * 60 }),
        signedWebhook(body, { timestamp: at() + 6 * 60 }),
        { ...signedWebhook(body), 'svix-id': 'msg_2' },
        { ...signedWebhook(body), 'svix-signature': '' },
      ])
        expect((await report(event, headers)).status).toBe(403)
      expect(await read()).toMatchObject({ address_works: true })
    })
  })

  it('is in their export, and goes with their account', async () => {
    await choose(['streak_reminder'])
    await enqueue(`${person} reminder`)
    const exported = await (await api().ask('/gamification-api/profile/export', person)).json()
    expect(exported).toMatchObject({
      mail_subscriptions: [{ kind: 'streak_reminder', created_at: expect.any(String) }],
      mails: [{ kind: 'streak_reminder', address: `${person}@example.test`, state: 'waiting', settled_at: null }],
    })
    await sql()`delete from auth.users where id = ${person}`
    expect(await sql()`select from mail_subscriptions where user_id = ${person}`).toHaveLength(0)
    expect(await sql()`select from private.mails where user_id = ${person}`).toHaveLength(0)
  })
})

describe('a server that sends no mail', () => {
  const api = useApi({ mail: 'off' })

  it('says so to whoever asks for some', async () => {
    const person = await createPerson(api().database.sql, 'Nora Nothing')
    const put = (subscriptions: string[]) =>
      api().ask(`${PATH}/preferences`, person, {
        method: 'PUT',
        body: JSON.stringify({ subscriptions }),
        headers: { 'Content-Type': 'application/json' },
      })
    expect(await (await api().ask(`${PATH}/preferences`, person)).json()).toMatchObject({ data: { sends: false } })
    const refused = await put(['streak_reminder'])
    expect([refused.status, (await refused.json()).code]).toEqual([409, 'mail_off'])
    expect((await put([])).status).toBe(200)
    expect((await api().ask(`${PATH}/unsubscribe?token=x`)).status).toBe(409)
    expect((await api().ask(`${PATH}/unsubscribe?token=x`, undefined, form)).status).toBe(422)
  })
})

describe('what we sign', () => {
  const signer = createSigner('a secret that is long enough for it')
  const stranger = createSigner('another secret, as long as the first')

  it('is known by us, for what it was signed', async () => {
    const thread = crypto.randomUUID()
    const address = await signReplyAddress(signer, thread, 'laude.example')
    expect(await readReplyAddress(signer, address.toUpperCase(), 'laude.example')).toBe(thread)
    expect(await readReplyAddress(stranger, address, 'laude.example')).toBeUndefined()
    const other = crypto.randomUUID().replaceAll('-', '')
    const forged = address.replace(thread.replaceAll('-', ''), other)
    expect(await readReplyAddress(signer, forged, 'laude.example')).toBeUndefined()

    const token = await signUnsubscribe(signer, thread, 'streak_reminder')
    expect(await readUnsubscribe(signer, token)).toEqual({ user: thread, kind: 'streak_reminder' })
    expect(await readUnsubscribe(stranger, token)).toBeUndefined()
  })

  it('counts for one purpose alone', async () => {
    expect(await signer.sign('reply', 'x')).not.toBe(await signer.sign('unsubscribe', 'x'))
    expect(await signer.verify('reply', 'x', await signer.sign('unsubscribe', 'x'))).toBe(false)
    for (const wrong of ['', 'a', 'a'.repeat(24), 'a'.repeat(500)])
      expect(await signer.verify('reply', 'x', wrong)).toBe(false)
  })
})
