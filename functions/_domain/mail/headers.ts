interface Outgoing {
  /** The id of the mail: sent twice, it still is one message. */
  id: string
  /** The domain that mail comes from. */
  domain: string
  /** Where a mail program ends this kind of mail with one request (RFC 8058); undefined for mail that cannot be ended. */
  unsubscribeUrl: string | undefined
}

export const messageIdOf = (id: string, domain: string): string => `<${id}@${domain}>`

/** What tells machines that a machine wrote this, so that none of them answers. */
export function outgoingHeaders({ id, domain, unsubscribeUrl }: Outgoing): Record<string, string> {
  return {
    'Message-ID': messageIdOf(id, domain),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(unsubscribeUrl === undefined
      ? {}
      : {
          Precedence: 'bulk',
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  }
}
