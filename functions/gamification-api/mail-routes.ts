import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { mailPreferences, mailPreferencesBody, unsubscribed, unsubscribeQuery } from '../_contracts/mail/mail.ts'
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
import { isWebhookOf } from '../_services/mail/verify-webhook.ts'

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
      const headers = c.req.valid('header')
      const signed = {
        id: headers['svix-id'],
        timestamp: headers['svix-timestamp'],
        signature: headers['svix-signature'],
      }
      const secret = deps.mail?.webhookSecret
      if (secret === undefined || !(await isWebhookOf(secret, signed, await c.req.text(), deps.now())))
        throw new HttpProblem('report_unsigned', 'The signature of this report is not ours.')
      const recorded = await recordMailReport(deps, c.req.valid('json'))
      return c.json({ data: { recorded } }, 200)
    })
}
