import { linkParts } from '#lib/features/mail/link-parts.ts'
import { localMails } from '#lib/features/mail/local-mails.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { body_text, body_html, ...mail } = await localMails(event).read(event.params.id)
  return { mail, text: body_text === null ? null : linkParts(body_text), hasHtml: body_html !== null }
}
