import { Hono } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Database } from '../../functions/_db/client.ts'
import type { Mail } from '../../functions/_services/mail/mail-services.ts'
import { replyAddress } from '../../functions/_services/mail/signed-addresses.ts'
import { createLocalReader, readerReply } from './local-reader.ts'
import { MAIL_PAGE } from './mail-page-path.ts'

interface ShownMail {
  id: string
  address: string
  subject: string
  kind: string
  state: string
  created_at: string
  body_text: string | null
  body_html: string | null
  thread_id: string | null
}

/** How many of the newest mails are listed. */
const NEWEST = 100

interface MailPageOptions {
  /** What the site shows. */
  secret: string
  mail: Mail
  /** Answers a request to the functions. */
  functions: (request: Request) => Response | Promise<Response>
}

/** The mail that the local stack sends nowhere, for the page of the site that shows it. It has links that sign in, so it takes the site's secret. */
export function createMailPage(db: Database, { secret, mail, functions }: MailPageOptions): Hono {
  const reader = createLocalReader(mail, functions)
  const app = new Hono().basePath(MAIL_PAGE)
  app.use(async (c, next) => {
    const shown = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    if (!(await timingSafeEqual(shown, secret))) return c.notFound()
    return next()
  })
  app.get('/', async (c) => {
    const mails = await db.withConnection(
      ({ sql }) => sql`
        select id, address, subject, kind, state, to_json(created_at) as created_at
        from private.mails
        order by mails.created_at desc, id desc
        limit ${NEWEST}`,
    )
    return c.json({ mails })
  })
  const find = async (id: string) => {
    const [found] = await db.withConnection(
      ({ sql }) => sql<ShownMail[]>`
        select id, address, subject, kind, state, to_json(created_at) as created_at, body_text, body_html, thread_id
        from private.mails
        where id::text = ${id}`,
    )
    if (!found) return undefined
    const { thread_id, ...shown } = found
    return { ...shown, reply_to: (thread_id !== null && (await replyAddress(mail, thread_id))) || null }
  }
  app.get('/:id', async (c) => {
    const found = await find(c.req.param('id'))
    return found ? c.json({ mail: found }) : c.notFound()
  })
  app.post('/:id/reply', async (c) => {
    const found = await find(c.req.param('id'))
    const { data: reply } = readerReply.safeParse(await c.req.json())
    return found && reply ? reader.reply(found, reply) : c.notFound()
  })
  return app
}

export const isOfMailPage = (url: string): boolean => new URL(url).pathname.startsWith(MAIL_PAGE)
