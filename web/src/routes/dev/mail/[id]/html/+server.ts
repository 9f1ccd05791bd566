import { error } from '@sveltejs/kit'
import { localMails } from '#lib/features/mail/local-mails.server.ts'
import type { RequestHandler } from './$types'

/** The mail as its reader's program shows it: nothing runs, nothing is loaded, and links open in another tab. */
export const GET: RequestHandler = async (event) => {
  const { body_html: html } = await localMails(event).read(event.params.id)
  if (html === null) error(404, 'There is nothing at this address.')
  return new Response(html.replace('<head>', '<head><base target="_blank">'), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
      'x-frame-options': 'SAMEORIGIN',
    },
  })
}
