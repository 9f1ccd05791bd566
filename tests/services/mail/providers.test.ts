import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { outgoingHeaders } from '../../../functions/_domain/mail/headers.ts'
import { passwordReset } from '../../../functions/_domain/mail/templates.ts'
import { createHttpProvider } from '../../../functions/_services/mail/http-provider.ts'
import type { OutgoingMail } from '../../../functions/_services/mail/provider.ts'
import { createSmtpProvider } from '../../../functions/_services/mail/smtp-provider.ts'
import { portOf, startSmtpServer } from '../../support/smtp-server.ts'

const LINK = 'https://laude.example/reset-password?token_hash=a_b-c&type=recovery'
const { text, html, subject } = passwordReset({ link: LINK, minutes: 60 })
const outgoing: OutgoingMail = {
  id: '01927c3e-5f7a-7cc1-8a55-0242ac120002',
  from: 'laude <no-reply@laude.example>',
  to: 'zoë@example.test',
  replyTo: 'reply+1.x@reply.laude.example',
  subject: `${subject} – Zoë`,
  text,
  html,
  headers: outgoingHeaders({
    id: '01927c3e',
    domain: 'laude.example',
    unsubscribeUrl: 'https://laude.example/u?token=1',
  }),
}
const signal = () => AbortSignal.timeout(60_000)

describe('mail over SMTP', () => {
  const refusing = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

  it('is taken with both parts, its own Message-ID and what tells machines not to answer', async () => {
    const { taken, url } = await startSmtpServer()
    expect(await createSmtpProvider(url).send(outgoing, signal())).toEqual({ is: 'sent' })
    const [mail] = taken
    expect(mail).toMatchObject({ from: 'no-reply@laude.example', to: ['zoë@example.test'] })
    const raw = mail?.raw ?? ''
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' ')
    for (const line of [
      'Message-ID: <01927c3e@laude.example>',
      'Auto-Submitted: auto-generated',
      'Precedence: bulk',
      'List-Unsubscribe: <https://laude.example/u?token=1>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'From: laude <no-reply@laude.example>',
      'Reply-To: reply+1.x@reply.laude.example',
    ])
      expect(head).toContain(line)
    expect(head).toMatch(/Subject: =\?UTF-8\?/)
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8')
    expect(raw).toContain('Content-Type: text/html; charset=utf-8')
  })

  it('signs in where the address has a user and a password', async () => {
    const { taken, port } = await startSmtpServer({
      authOptional: false,
      onAuth: ({ username, password }, _, done) => {
        if (username === 'laude@mail' && password === 'p:ss/word') done(null, { user: username })
        else done(refusing(535, 'wrong'))
      },
    })
    const right = createSmtpProvider(`smtp://laude%40mail:p%3Ass%2Fword@127.0.0.1:${port}`)
    expect(await right.send(outgoing, signal())).toEqual({ is: 'sent' })
    expect(taken[0]?.user).toBe('laude@mail')
    const wrong = createSmtpProvider(`smtp://laude%40mail:guess@127.0.0.1:${port}`)
    // That is for the operator to mend: it says nothing about the mail.
    expect(await wrong.send(outgoing, signal())).toMatchObject({ is: 'failed' })
  })

  it.each([
    ['bounced', 550, 'no such user here'],
    ['bounced', 552, 'mailbox is full for good'],
    ['failed', 450, 'greylisted, try again later'],
  ])('is %s where the server says %i of the address', async (is, code, message) => {
    const { url } = await startSmtpServer({ onRcptTo: (_, __, done) => done(refusing(code, message)) })
    const outcome = await createSmtpProvider(url).send(outgoing, signal())
    expect(outcome).toMatchObject({ is, reason: expect.stringContaining(message) })
  })

  it.each([
    ['refused', 554, '5.7.1 this looks like spam'],
    ['bounced', 550, '5.1.1 no such user after all'],
    ['failed', 451, '4.3.0 come back later'],
  ])('is %s where the server says %i of the text', async (is, code, message) => {
    const { url } = await startSmtpServer({
      onData: (stream, _, done) => {
        stream.on('end', () => done(refusing(code, message))).resume()
      },
    })
    expect(await createSmtpProvider(url).send(outgoing, signal())).toMatchObject({ is })
  })

  it('waits for an operator where the sender is refused, and for better times where nobody answers', async () => {
    const { url } = await startSmtpServer({ onMailFrom: (_, __, done) => done(refusing(550, 'not your domain')) })
    expect(await createSmtpProvider(url).send(outgoing, signal())).toMatchObject({ is: 'failed' })
    const nowhere = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => nowhere.once('listening', resolve))
    const port = portOf(nowhere.address())
    await new Promise((resolve) => nowhere.close(resolve))
    expect(await createSmtpProvider(`smtp://127.0.0.1:${port}`).send(outgoing, signal())).toMatchObject({
      is: 'failed',
      reason: expect.stringMatching(/ECONNREFUSED/),
    })
  })
})

describe('mail over HTTP', () => {
  const startServer = async (status: number, answer: object | string) => {
    const requests: { headers: Record<string, unknown>; body: unknown; method: string | undefined }[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        requests.push({ headers: request.headers, body: JSON.parse(body), method: request.method })
        response.writeHead(status, { 'Content-Type': 'application/json' })
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
    const port = portOf(server.address())
    return { requests, provider: createHttpProvider({ url: `http://127.0.0.1:${port}/emails`, key: 're_secret' }) }
  }

  it('is posted with the key of the account and an Idempotency-Key of its own', async () => {
    const { requests, provider } = await startServer(200, { id: '49a3999c' })
    expect(await provider.send(outgoing, signal())).toEqual({ is: 'sent', providerId: '49a3999c' })
    const { 'Message-ID': _, ...headers } = outgoing.headers
    expect(requests).toMatchObject([
      {
        method: 'POST',
        headers: { authorization: 'Bearer re_secret', 'idempotency-key': outgoing.id },
        body: {
          from: outgoing.from,
          to: [outgoing.to],
          reply_to: outgoing.replyTo,
          subject: outgoing.subject,
          ...{ text, html, headers },
        },
      },
    ])
    expect(requests[0]?.body).not.toHaveProperty('headers.Message-ID')
  })

  it.each([
    ['refused', 422, { name: 'validation_error', message: 'Invalid `to` field.' }],
    ['refused', 409, { name: 'invalid_idempotent_request', message: 'Another body.' }],
    ['failed', 409, { name: 'concurrent_idempotent_requests', message: 'In progress.' }],
    ['failed', 401, { name: 'missing_api_key', message: 'Missing.' }],
    ['failed', 403, { name: 'validation_error', message: 'The domain is not verified.' }],
    ['failed', 429, { name: 'rate_limit_exceeded', message: 'Too many requests.' }],
    ['failed', 502, '<html>Bad gateway</html>'],
  ])('is %s at %i %o', async (is, status, answer) => {
    const { provider } = await startServer(status, answer)
    const outcome = await provider.send(outgoing, signal())
    expect(outcome).toMatchObject({ is, reason: expect.stringContaining(String(status)) })
  })
})
