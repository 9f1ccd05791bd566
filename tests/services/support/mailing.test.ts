import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sendMails } from '../../../functions/_services/mail/send.ts'
import { createSmtpProvider } from '../../../functions/_services/mail/smtp-provider.ts'
import { mailQuestions } from '../../../functions/_services/support/mail-questions.ts'
import { useSchool } from '../../support/school.ts'
import { deskOf } from './desk.ts'

const HOUR = 3_600_000

describe('an answer', () => {
  const school = useSchool()
  const desk = deskOf(school)

  it('is counted as unread at once', async () => {
    const [me, by] = [await desk.learner([]), await desk.teacher()]
    const { id } = await desk.ask(me)
    const unread = async () =>
      (await desk.dataOf(await desk.send('GET', '/gamification-api/notifications/state', me))).unread
    for (let times = 0; times < 2; times++) expect(await unread()).toBe(0)
    await desk.answer(by, id, { body: 'Thirty.' })
    expect(await unread()).toBe(1)
    const mail = await desk.reply(me, id, { attachments: [{ filename: 'photo.jpg' }] })
    expect((await desk.receive(mail)).status).toBe(200)
    expect(await unread()).toBe(2)
  })

  it('is mailed to the learner who asked for that, once, with its text and a link', async () => {
    const [me, by] = [await desk.learner(), await desk.teacher()]
    const { id } = await desk.ask(me)
    const body = { body: 'It has **thirty**: see [RFC 950](https://www.rfc-editor.org/rfc/rfc950).\n\n<b>Really</b>.' }
    for (let times = 0; times < 2; times++) await desk.answer(by, id, body, `answer ${id}`)
    expect(await desk.mailsOf(me, 'support_reply')).toMatchObject([
      { subject: 'Your question: How many hosts has a /27?', state: 'waiting' },
    ])
    const { key, body_text: text, body_html: html } = await desk.newestMail(me, 'support_reply')
    const { said } = await desk.read(me, id)
    expect(key).toBe(`support_reply/${said.at(-1)?.id}`)
    expect(text).toContain('It has thirty: see RFC 950 (https://www.rfc-editor.org/rfc/rfc950).\n\n<b>Really</b>.')
    expect(html).toContain('&lt;b&gt;Really&lt;/b&gt;')
    expect(text).toContain(`https://laude.example/c/harbor/ask/${id}`)
    expect(text).toContain('https://laude.example/unsubscribe?token=')
    expect(text).toContain('Answer this mail, or open your question')
    expect(await desk.notificationsOf(me, 'support_reply')).toHaveLength(1)
  })

  it('is not mailed to who did not ask or has not confirmed their address, nor is a note', async () => {
    const [me, silent, by] = [await desk.learner(), await desk.learner([]), await desk.teacher()]
    const [mine, other] = [await desk.ask(me), await desk.ask(silent)]
    await desk.answer(by, mine.id, { body: 'She asked that before.', note: true })
    await desk.answer(by, other.id, { body: 'Thirty.' })
    expect([...(await desk.mailsOf(me, 'support_reply')), ...(await desk.mailsOf(silent, 'support_reply'))]).toEqual([])
    await school.sql()`update auth.users set email_confirmed_at = null where id = ${me}`
    await desk.answer(by, mine.id, { body: 'Thirty.' })
    expect(await desk.mailsOf(me, 'support_reply')).toEqual([])
  })

  it('leaves in one conversation with the others, with an address for replies, and can be ended by one click', async () => {
    const raws: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        let raw = ''
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString())).on('end', () => (raws.push(raw), done()))
      },
    })
    const listening = server.listen(0, '127.0.0.1')
    await new Promise((resolve) => listening.once('listening', resolve))
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
    const address = listening.address()
    const port = typeof address === 'object' && address ? address.port : 0

    await school.sql()`delete from private.mails`
    const [me, by] = [await desk.learner(), await desk.teacher()]
    const { id } = await desk.ask(me)
    await desk.answer(by, id, { body: 'Thirty.' })
    await desk.answer(by, id, { body: 'Thirty, really.' })
    const mail = { ...desk.mail(), provider: createSmtpProvider(`smtp://127.0.0.1:${port}`) }
    expect(await sendMails({ ...school.api().deps, mail })).toMatchObject({ sent: 2 })
    const heads = raws.map((raw) => raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' '))
    const root = `<thread-${id}@laude.example>`
    for (const head of heads)
      for (const line of [
        `Reply-To: ${await desk.replyAddress(id)}`,
        `In-Reply-To: ${root}`,
        `References: ${root}`,
        'Auto-Submitted: auto-generated',
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        'Subject: Your question: How many hosts has a /27?',
      ])
        expect(head).toContain(line)
    expect(new Set(heads.map((head) => /^Message-ID: (.*)$/m.exec(head)?.[1])).size).toBe(2)

    const [, link = ''] =
      /List-Unsubscribe: <https:\/\/api.laude.example\/functions\/v1([^>]*)>/.exec(heads[0] ?? '') ?? []
    const form = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
    const ended = await school.api().ask(link, undefined, { ...form, body: 'List-Unsubscribe=One-Click' })
    expect(await ended.json()).toEqual({ data: { kind: 'support_reply' } })
    await desk.answer(by, id, { body: 'Once more.' })
    expect(await desk.mailsOf(me, 'support_reply')).toHaveLength(2)
  })
})

describe('what learners write', () => {
  let passed = 0
  const school = useSchool({ now: () => Date.now() + passed })
  const desk = deskOf(school)
  const look = () => mailQuestions(school.api().deps)
  const subjects = async (person: string) =>
    (await desk.mailsOf(person, 'support_question')).map(({ subject }) => subject)

  it('is mailed to those who teach as a number, once an hour, without a word of it', async () => {
    const [by, silent, me] = [await desk.teacher(['support_question']), await desk.teacher(), await desk.learner()]
    await desk.ask(me, 'A secret question')
    await Promise.all([look(), look(), look()])
    expect(await subjects(by)).toEqual(['1 question waits in Harbor Tech Academy'])
    const { body_text: text, body_html: html } = await desk.newestMail(by, 'support_question')
    expect(text).toContain('1 question waits for a first look')
    expect(text).toContain('https://laude.example/c/harbor/manage/support?state=held')
    expect(text + html).not.toContain('secret')
    expect(await subjects(silent)).toEqual([])

    const { id } = await desk.ask(await desk.learner(), 'Another')
    await look()
    expect(await subjects(by)).toHaveLength(1)
    passed += HOUR
    await look()
    expect(await subjects(by)).toEqual([
      '1 question waits in Harbor Tech Academy',
      '2 questions wait in Harbor Tech Academy',
    ])

    passed += HOUR
    await look()
    expect(await subjects(by)).toHaveLength(2)
    await desk.answer(silent, id, { body: 'Yes.' })
    passed += HOUR
    await look()
    expect(await subjects(by)).toHaveLength(2)
  })

  it('is not mailed to who no longer teaches, of their own question, nor where the assistant answers', async () => {
    passed += HOUR
    await school.sql()`delete from support_threads`
    const [by, me] = [await desk.teacher(['support_question']), await desk.learner()]
    await desk.ask(by, 'My own')
    await look()
    expect(await subjects(by)).toEqual([])
    const { id } = await desk.ask(me, 'For the assistant')
    await school.sql()`update support_threads set owner = 'assistant', waiting_since = null where id = ${id}`
    await look()
    expect(await subjects(by)).toEqual([])
    await school.sql()`update support_threads set owner = 'person', waiting_since = changed_at where id = ${id}`
    await look()
    expect(await subjects(by)).toHaveLength(1)
    // It waits for its worker while they become a student.
    await school.sql()`update memberships set role = 'student' where user_id = ${by}`
    expect(await subjects(by)).toEqual([])
    await look()
    expect(await subjects(by)).toEqual([])
  })

  it('names each community of who teaches in several', async () => {
    passed += HOUR
    await school.sql()`delete from support_threads`
    const by = await desk.teacher(['support_question'])
    const [quay] = await school.sql()<{ id: string }[]>`
      insert into communities (slug, name) values ('quay', 'Quay') returning id
    `
    await school.sql()`insert into memberships (community_id, user_id, role) values (${quay?.id ?? ''}, ${by}, 'admin')`
    await desk.ask(await desk.learner())
    await school.sql()`
      insert into support_threads (id, community_id, user_id, topic)
      select gen_random_uuid(), ${quay?.id ?? ''}, id, 'other' from profiles where id <> ${by} limit 2
    `
    await look()
    expect(await subjects(by)).toEqual(['3 questions wait in your communities'])
    const { body_text: text } = await desk.newestMail(by, 'support_question')
    expect(text).toContain(
      'Quay: 2 questions wait for an answer\nHarbor Tech Academy: 1 question waits for a first look',
    )
  })
})
