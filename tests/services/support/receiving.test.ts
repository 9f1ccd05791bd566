import { describe, expect, it } from 'vitest'
import { mailReceived, type ReceivedMailBody } from '../../../functions/_contracts/mail/received.ts'
import { MAX_MESSAGE } from '../../../functions/_contracts/support/support.ts'
import { createSigner } from '../../../functions/_services/mail/signer.ts'
import { signReplyAddress } from '../../../functions/_services/mail/signed-addresses.ts'
import { deleteOldMails } from '../../../functions/_services/mail/delete-old.ts'
import { useSchool } from '../../support/school.ts'
import { signedWebhook } from '../../support/signed-webhook.ts'
import { deskOf } from './desk.ts'

describe('a mail that arrives', () => {
  const school = useSchool()
  const desk = deskOf(school)
  const outcomeOf = async (received: object) => {
    const response = await desk.receive(received)
    expect(response.status).toBe(200)
    return mailReceived.parse((await response.json()).data).outcome
  }
  /** An answered question of somebody who may reply. */
  const answered = async () => {
    const [me, by] = [await desk.learner(), await desk.teacher()]
    const { id } = await desk.ask(me)
    await desk.answer(by, id, { body: 'Thirty.' })
    const said = async () => (await desk.read(me, id)).said.map(({ kind, body }) => `${kind}: ${body}`)
    return { me, by, id, said, reply: (changes?: Partial<ReceivedMailBody>) => desk.reply(me, id, changes) }
  }
  const refused = async (reason: string) => {
    const [row] = await school.sql()<{ times: number }[]>`
      select coalesce(sum(times), 0)::integer as times from private.refused_mails where reason = ${reason}
    `
    return row?.times
  }
  const ASKED = ['learner: How many hosts has a /27?', 'staff: Thirty.']

  it('is written into the question without what it quotes, and opens it again', async () => {
    const { me, by, id, said, reply } = await answered()
    await desk.dataOf(await desk.send('POST', `/support-api/threads/${id}/resolve`, me))
    expect(await outcomeOf(await reply())).toBe('taken')
    expect(await said()).toEqual([...ASKED, 'learner: Thank you!'])
    expect(await desk.read(me, id)).toMatchObject({ state: 'open', owner: 'person' })
    const { data } = await (await desk.send('GET', '/support-api/queue?community=harbor&state=open', by)).json()
    expect(data.map((each: { id: string }) => each.id)).toContain(id)
    expect(await desk.notificationsOf(me, 'support_mail')).toEqual([])
  })

  it('comes into the question with which its own was merged', async () => {
    const { me, by, id, reply } = await answered()
    const into = await desk.ask(me, 'Something else')
    await desk.dataOf(await desk.send('POST', `/support-api/queue/${id}/merge`, by, { into: into.id }))
    expect(await outcomeOf(await reply())).toBe('taken')
    expect((await desk.read(me, into.id)).said.map(({ body }) => body)).toContain('Thank you!')
  })

  it('is written once, however often and at once it is handed over, whatever its text is then', async () => {
    const { said, reply } = await answered()
    const mail = await reply()
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => outcomeOf(mail)))
    expect(new Set(outcomes)).toSatisfy((all: Set<string>) => all.has('taken') && !all.has('empty'))
    expect(await outcomeOf(mail)).toBe('repeated')
    expect(await outcomeOf({ ...mail, text: 'Something else' })).toBe('repeated')
    const { 'Message-ID': _, ...nameless } = mail.headers
    for (let times = 0; times < 2; times++) await outcomeOf({ ...mail, headers: nameless, text: 'Without an id' })
    expect(await said()).toEqual([...ASKED, 'learner: Thank you!', 'learner: Without an id'])
  })

  it('is refused without a signature of now', async () => {
    const { said, reply } = await answered()
    const mail = await reply()
    const body = JSON.stringify(mail)
    const long = Math.floor(Date.now() / 1000) - 6 * 60
    for (const headers of [
      signedWebhook(`${body} `),
      signedWebhook(body, { timestamp: long }),
      signedWebhook(body, { secret: `whsec_${btoa('what somebody else knows')}` }),
      { ...signedWebhook(body), 'svix-signature': '' },
    ])
      expect((await desk.receive(mail, headers)).status).toBe(403)
    expect(await said()).toEqual(ASKED)
  })

  it('is refused and counted if it comes to an address that we did not make', async () => {
    const [one, two] = [await answered(), await answered()]
    const mail = await one.reply()
    const forged = await signReplyAddress(
      createSigner('the secret of somebody else, as long'),
      one.id,
      'reply.laude.example',
    )
    const ours = await desk.replyAddress(two.id)
    const before = (await refused('not_our_address')) ?? 0
    const wrong = [
      forged,
      ours.replace(two.id.replaceAll('-', ''), one.id.replaceAll('-', '')),
      (await desk.replyAddress(one.id)).replace('reply.laude', 'laude'),
      'no-reply@laude.example',
      'a\0b',
      '',
    ]
    for (const to of wrong)
      expect(await outcomeOf({ ...mail, envelope: { ...mail.envelope, to: [to] } })).toBe('not_our_address')
    expect(await refused('not_our_address')).toBe(before + wrong.length)
    // Among others, ours is found, as servers may write it.
    const to = ['a@b.example', `<${(await desk.replyAddress(one.id)).toUpperCase()}>`]
    expect(await outcomeOf({ ...mail, envelope: { ...mail.envelope, to } })).toBe('taken')
  })

  it('is refused and counted if it does not come from the confirmed address of the learner', async () => {
    const { me, by, said, reply } = await answered()
    const from = async (sender: string) => {
      const mail = await reply()
      return outcomeOf({ ...mail, envelope: { ...mail.envelope, from: sender } })
    }
    for (const other of [desk.addressOf(by), `x${desk.addressOf(me)}`, `${desk.addressOf(me)}.example`])
      expect(await from(other)).toBe('not_the_learner')
    expect(await refused('not_the_learner')).toBe(3)
    expect(await said()).toEqual(ASKED)
    for (const own of [`<${desk.addressOf(me).toUpperCase()}>`, `prvs=1234567890=${desk.addressOf(me)}`])
      expect(await from(own)).toBe('taken')
    await school.sql()`update auth.users set email_confirmed_at = null where id = ${me}`
    expect(await from(desk.addressOf(me))).toBe('not_the_learner')
    await school.sql()`delete from support_threads where user_id = ${me}`
    expect(await from(desk.addressOf(me))).toBe('no_such_question')
  })

  it.each([
    ['automatic', { 'Auto-Submitted': 'auto-replied' }],
    ['bulk', { precedence: 'bulk' }],
    ['report', { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
    ['ours', { FROM: 'laude <no-reply@laude.example>' }],
  ])('is refused as %s with %o, so that no two programs answer each other', async (reason, headers) => {
    const { me, said, reply } = await answered()
    const { From: _, ...others } = (await reply()).headers
    expect(await outcomeOf(await reply({ headers: { ...others, ...headers } }))).toBe(reason)
    expect(
      await outcomeOf({
        ...(await reply()),
        envelope: { from: '', to: [await desk.replyAddress((await desk.ask(me)).id)] },
      }),
    ).toBe('report')
    expect(await said()).toEqual(ASKED)
  })

  it('is refused without words of its own, which its sender is told once', async () => {
    const { me, said, reply } = await answered()
    const mail = await reply({ text: '\u200B\n> Thirty.\n', attachments: [{ filename: 'photo.jpg' }] })
    for (let times = 0; times < 2; times++) expect(await outcomeOf(mail)).toBe('empty')
    expect(await said()).toEqual(ASKED)
    expect(await desk.notificationsOf(me, 'support_mail')).toMatchObject([
      { payload: { empty: true, attachments: ['photo.jpg'] } },
    ])
  })

  it('leaves its attachments out, by name, and tells its sender', async () => {
    const { me, id, said, reply } = await answered()
    const attachments = ['photo.jpg', 'a\0b.txt', '<b>.png', 'x'.repeat(300)].map((filename) => ({
      filename,
      content: 'aGk=',
    }))
    const mail = await reply({ attachments })
    expect(await outcomeOf(mail)).toBe('taken')
    expect(await outcomeOf(mail)).toBe('repeated')
    expect((await said()).at(-1)).toBe('learner: Thank you!')
    const listed = await (await school.api().ask('/gamification-api/notifications', me)).json()
    const notices = listed.data.filter((each: { kind: string }) => each.kind === 'support_mail')
    expect(notices).toMatchObject([
      { question: { id }, attachments: ['photo.jpg', 'ab.txt', '<b>.png', 'x'.repeat(200)], cut: false, empty: false },
    ])
  })

  it('is cut where it is too long, says so, and is text whatever it has in it', async () => {
    const { me, said, reply } = await answered()
    expect(await outcomeOf(await reply({ text: 'word '.repeat(10_000) }))).toBe('taken')
    const last = (await said()).at(-1) ?? ''
    expect(last).toMatch(/^learner: word word .*\(The rest of this mail was cut: it is too long\.\)$/s)
    expect(last.length).toBeLessThanOrEqual(MAX_MESSAGE + 'learner: '.length)
    expect(await desk.notificationsOf(me, 'support_mail')).toMatchObject([{ payload: { cut: true } }])
    for (const [text, body] of [
      ['a\0b \uD800 <script>alert(1)</script>', 'ab \uFFFD <script>alert(1)</script>'],
      ["'; drop table support_messages; --", "'; drop table support_messages; --"],
    ]) {
      expect(await outcomeOf(await reply({ text }))).toBe('taken')
      expect((await said()).at(-1)).toBe(`learner: ${body}`)
    }
    const html = '<p>Only <b>HTML</b> &amp; more</p><blockquote>old</blockquote>'
    expect(await outcomeOf(await reply({ text: ' ', html }))).toBe('taken')
    expect((await said()).at(-1)).toBe('learner: Only HTML & more')
    expect((await desk.receive(await reply({ text: 'x'.repeat(1_100_000) }))).status).toBe(413)
  })

  it('has to be a mail', async () => {
    const mail = await (await answered()).reply()
    for (const wrong of [{}, { ...mail, envelope: {} }, { ...mail, headers: [] }, { ...mail, text: 5 }])
      expect((await desk.receive(wrong)).status).toBe(422)
  })

  it('is forgotten half a year after it was refused', async () => {
    await outcomeOf({ envelope: { from: '', to: ['x'] }, headers: {} })
    const { db } = school.api().deps
    await deleteOldMails({ db, now: () => Date.now() + 182 * 86_400_000 })
    expect(await school.sql()`select from private.refused_mails`).toEqual([])
  })
})
