import type { MailProvider } from './provider.ts'

/** Sends nothing: the mail stays in the outbox, and the local stack shows it on a page. */
export const createPageProvider = (): MailProvider => ({
  send: () => Promise.resolve({ is: 'sent' }),
  keepsBody: true,
})
