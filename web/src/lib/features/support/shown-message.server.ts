import { toHtml } from '#lib/api/markdown.server.ts'
import type { SupportMessage } from '#contracts/support/support.ts'

/** A message with its text as HTML. */
export type ShownMessage = Omit<SupportMessage, 'body'> & { html: string }

export const toShownMessages = (said: readonly SupportMessage[]): ShownMessage[] =>
  said.map(({ body, ...message }) => ({ ...message, html: toHtml(body) }))
