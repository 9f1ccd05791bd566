import { expect } from 'vitest'
import type { ReceivedMailBody } from '../../../functions/_contracts/mail/received.ts'
import { staffThread, thread } from '../../../functions/_contracts/support/support.ts'
import { signReplyAddress } from '../../../functions/_services/mail/signed-addresses.ts'
import { addMember, createPerson } from '../../support/people.ts'
import type { useSchool } from '../../support/school.ts'
import { signedWebhook } from '../../support/signed-webhook.ts'

/** What learners and those who teach do with questions and their mail. */
export function deskOf(school: ReturnType<typeof useSchool>) {
  const dataOf = async (response: Response) => {
    expect(response.status).toBeLessThan(300)
    return (await response.json()).data
  }
  const send = (method: string, path: string, person: string, body?: object, key: string = crypto.randomUUID()) =>
    school.api().ask(path, person, {
      method,
      headers: { 'Idempotency-Key': key, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const mail = () => {
    const { mail: found } = school.api().deps
    if (!found) throw new Error('Mail is on here.')
    return found
  }
  const member = async (name: string, role: 'student' | 'instructor', kinds: string[]) => {
    const person = await createPerson(school.sql(), name)
    await school.sql()`update auth.users set email_confirmed_at = now() where id = ${person}`
    await addMember(school.sql(), school.harbor(), person, role)
    await dataOf(await send('PUT', '/gamification-api/mail/preferences', person, { subscriptions: kinds }))
    return person
  }
  const mailsOf = (person: string, kind: string) =>
    school.sql()<{ key: string; subject: string; body_text: string; body_html: string; state: string }[]>`
      select key, subject, body_text, body_html, state from private.mails
      where user_id = ${person} and kind = ${kind} order by id
    `
  return {
    mail,
    send,
    dataOf,
    learner: (kinds = ['support_reply']) => member('Lea', 'student', kinds),
    teacher: (kinds: string[] = []) => member('Tea', 'instructor', kinds),
    addressOf: (person: string) => `${person}@example.test`,
    ask: async (person: string, body = 'How many hosts has a /27?', key?: string) =>
      thread.parse(
        await dataOf(await send('POST', '/support-api/threads', person, { community: 'harbor', body }, key)),
      ),
    answer: async (person: string, id: string, body: object, key?: string) =>
      staffThread.parse(await dataOf(await send('POST', `/support-api/queue/${id}/answer`, person, body, key))),
    read: async (person: string, id: string) =>
      thread.parse(await dataOf(await send('GET', `/support-api/threads/${id}`, person))),
    mailsOf,
    newestMail: async (person: string, kind: string) => {
      const mail = (await mailsOf(person, kind)).at(-1)
      if (!mail) throw new Error('No mail was sent.')
      return mail
    },
    notificationsOf: (person: string, kind: string) =>
      school.sql()`select payload from notifications where user_id = ${person} and kind = ${kind} order by id`,
    replyAddress: async (id: string) => signReplyAddress(mail().signer, id, 'reply.laude.example'),
    /** Hands over a mail that arrived. */
    receive: async (received: object, headers?: Record<string, string>) => {
      const body = JSON.stringify(received)
      const init = { method: 'POST', body, headers: headers ?? signedWebhook(body) }
      return school.api().ask('/gamification-api/mail/received', undefined, init)
    },
    /** A reply as a mail server hands it over. */
    reply: async (
      person: string,
      id: string,
      { headers, ...changes }: Partial<ReceivedMailBody> = {},
    ): Promise<ReceivedMailBody> => ({
      envelope: {
        from: `${person}@example.test`,
        to: [await signReplyAddress(mail().signer, id, 'reply.laude.example')],
      },
      headers: {
        From: `Lea <${person}@example.test>`,
        'Message-ID': `<${crypto.randomUUID()}@example.test>`,
        ...headers,
      },
      text: 'Thank you!\n\nOn Mon, 30 Nov 2026 at 01:38, laude <no-reply@laude.example> wrote:\n> Thirty.\n',
      attachments: [],
      ...changes,
    }),
  }
}
