interface Outgoing {
  /** The id of the mail: sent twice, it still is one message. */
  id: string
  /** The domain that mail comes from. */
  domain: string
  /** Where a mail program ends this kind of mail with one request (RFC 8058); undefined for mail that cannot be ended. */
  unsubscribeUrl: string | undefined
  /** The thread that it is about. */
  thread?: string | null
}

/** Mail programs show mails that refer to the same message as one conversation. This one is named by its thread and was never sent. */
const beginningOf = (thread: string, domain: string) => messageIdOf(`thread-${thread}`, domain)

export const messageIdOf = (id: string, domain: string): string => `<${id}@${domain}>`

/** What tells machines that a machine wrote this, so that none of them answers. */
export function outgoingHeaders({ id, domain, unsubscribeUrl, thread }: Outgoing): Record<string, string> {
  return {
    'Message-ID': messageIdOf(id, domain),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(thread && { 'In-Reply-To': beginningOf(thread, domain), References: beginningOf(thread, domain) }),
    ...(unsubscribeUrl === undefined
      ? {}
      : {
          Precedence: 'bulk',
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  }
}
