import { randomUUID } from 'node:crypto'
import { fail } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { linkParts } from '#lib/features/mail/link-parts.ts'
import { localMails } from '#lib/features/mail/local-mails.server.ts'
import { RECEIVED } from '#lib/features/mail/mail-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { body_text, body_html, ...mail } = await localMails(event).read(event.params.id)
  return {
    mail,
    text: body_text === null ? null : linkParts(body_text),
    hasHtml: body_html !== null,
    /** A form that is sent twice is one mail. */
    key: randomUUID(),
  }
}

export const actions: Actions = {
  reply: async (event) => {
    const form = await event.request.formData()
    const text = formText(form, 'text').replaceAll('\r\n', '\n')
    const outcome = await localMails(event).reply(event.params.id, { text, key: formText(form, 'key') })
    const isTaken = outcome === 'taken' || outcome === 'repeated'
    const answer = { isTaken, says: RECEIVED[outcome], text: isTaken ? '' : text }
    return isTaken ? answer : fail(422, answer)
  },
}
