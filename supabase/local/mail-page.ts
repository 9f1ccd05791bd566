import { Hono } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Database } from '../../functions/_db/client.ts'
import { MAIL_PAGE } from './mail-page-path.ts'

/** How many of the newest mails are listed. */
const NEWEST = 100

/** The mail that the local stack sends nowhere, for the page of the site that shows it. It has links that sign in, so it takes the site's secret. */
export function createMailPage(db: Database, secret: string): Hono {
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
  app.get('/:id', async (c) => {
    const [mail] = await db.withConnection(
      ({ sql }) => sql`
        select id, address, subject, kind, state, to_json(created_at) as created_at, body_text, body_html
        from private.mails
        where id::text = ${c.req.param('id')}`,
    )
    return mail ? c.json({ mail }) : c.notFound()
  })
  return app
}

export const isOfMailPage = (url: string): boolean => new URL(url).pathname.startsWith(MAIL_PAGE)
