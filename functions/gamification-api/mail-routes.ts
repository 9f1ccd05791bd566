import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { mailPreferences, mailPreferencesBody, unsubscribed, unsubscribeQuery } from '../_contracts/mail/mail.ts'
import { mailReceived, receivedMail } from '../_contracts/mail/received.ts'
import { mailReport, mailReported, webhookHeaders } from '../_contracts/mail/reports.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HttpProblem } from '../_http/problem.ts'
import { body, forPrograms, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMailPreferences, readMailPreferences } from '../_services/mail/preferences.ts'
import { recordMailReport } from '../_services/mail/record-report.ts'
import { unsubscribe } from '../_services/mail/unsubscribe.ts'
import { unsubscribePage } from '../_services/mail/unsubscribe-urls.ts'
import { receiveMail } from '../_services/support/receive-mail.ts'
import { isWebhookOf } from '../_services/mail/webhook-signature.ts'

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Mail'],
  path: '/mail/preferences',
  operationId: 'getMailPreferences',
  summary: 'Get what you asked to be sent by mail',
  description: 'Mail about your account, such as a link to reset your password, needs no asking.',
  responses: { ...problems, 200: json(one(mailPreferences), 'As it is now.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Mail'],
  path: '/mail/preferences',
  operationId: 'setMailPreferences',
  summary: 'Choose what is sent to you by mail',
  description: 'Send all kinds that you want; the others end, and what was waiting of them is not sent.',
  ...refuses('mail_off'),
  request: { body: body(mailPreferencesBody) },
  responses: { ...problems, 200: json(one(mailPreferences), 'As it is now.') },
})

const unsubscribeRoute = createRoute({
  ...forPrograms,
  method: 'post',
  tags: ['Mail'],
  path: '/mail/unsubscribe',
  operationId: 'unsubscribe',
  summary: 'End a kind of mail by the link in it',
  description:
    'One-click unsubscribe (RFC 8058), for mail programs: the address is in the `List-Unsubscribe` header. Works without a token of a session, and a repeat succeeds. What the body says is not looked at.',
  ...refuses('link_invalid'),
  request: {
    query: unsubscribeQuery,
    body: {
      required: false,
      content: {
        'application/x-www-form-urlencoded': { schema: z.object({ 'List-Unsubscribe': z.string().optional() }) },
      },
    },
  },
  responses: { ...problems, 200: json(one(unsubscribed), 'No more mail of this kind is sent.') },
})

const unsubscribePageRoute = createRoute({
  ...forPrograms,
  method: 'get',
  tags: ['Mail'],
  path: '/mail/unsubscribe',
  operationId: 'openUnsubscribePage',
  summary: 'Get to the page with the button that ends a kind of mail',
  description:
    'For readers whose mail program opens the link. Nothing has ended yet: programs that scan mail follow links, too.',
  ...refuses('mail_off'),
  request: { query: unsubscribeQuery },
  responses: { ...problems, 303: { description: 'The page of the site.' } },
})

const reportRoute = createRoute({
  ...forPrograms,
  method: 'post',
  tags: ['Mail'],
  path: '/mail/reports',
  operationId: 'reportMail',
  summary: 'Report that a mail bounced, or that its reader complained',
  description:
    'For the webhook of the mail provider, signed with `MAIL_WEBHOOK_SECRET` as Standard Webhooks say. After three bounces for good an address gets only mail about the account; a complaint ends all other mail.',
  ...refuses('report_unsigned'),
  request: { headers: webhookHeaders, body: body(mailReport) },
  responses: { ...problems, 200: json(one(mailReported), 'The report was taken.') },
})

const receiveRoute = createRoute({
  ...forPrograms,
  method: 'post',
  tags: ['Mail'],
  path: '/mail/received',
  operationId: 'receiveMail',
  summary: 'Hand over a mail that arrived',
  description:
    'For the mail server or provider of the reply domain, signed with `MAIL_WEBHOOK_SECRET` as Standard Webhooks say. A reply of a learner to an answer is written into their question, without what it quotes; the same Message-ID is written once. All other mail is refused and counted.',
  ...refuses('report_unsigned'),
  request: { headers: webhookHeaders, body: body(receivedMail) },
  responses: { ...problems, 200: json(one(mailReceived), 'What became of the mail.') },
})

export function createMailRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json({ data: await readMailPreferences(context(c)) }, 200))
    .openapi(changeRoute, async (c) => {
      const data = await changeMailPreferences(context(c), c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(unsubscribeRoute, async (c) => {
      const kind = await unsubscribe(deps, c.req.valid('query').token)
      return c.json({ data: { kind } }, 200)
    })
    .openapi(unsubscribePageRoute, (c) => {
      if (!deps.mail) throw new HttpProblem('mail_off', 'This server sends no mail.')
      return c.redirect(unsubscribePage(deps.mail, c.req.valid('query').token), 303)
    })
    .openapi(reportRoute, async (c) => {
      await refuseUnsigned(c.req.valid('header'), await c.req.text(), deps)
      const recorded = await recordMailReport(deps, c.req.valid('json'))
      return c.json({ data: { recorded } }, 200)
    })
    .openapi(receiveRoute, async (c) => {
      await refuseUnsigned(c.req.valid('header'), await c.req.text(), deps)
      const outcome = await receiveMail(deps, c.req.valid('json'))
      return c.json({ data: { outcome } }, 200)
    })
}

async function refuseUnsigned(headers: z.infer<typeof webhookHeaders>, text: string, { mail, now }: Dependencies) {
  const signed = {
    id: headers['svix-id'],
    timestamp: headers['svix-timestamp'],
    signature: headers['svix-signature'],
  }
  const secret = mail?.webhookSecret
  if (secret === undefined || !(await isWebhookOf(secret, signed, text, now())))
    throw new HttpProblem('report_unsigned', 'The signature of this request is not ours.')
}
