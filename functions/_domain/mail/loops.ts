/** A mail that arrived: its envelope's sender, and its headers with names in lower case. */
export interface ReceivedMail {
  /** Empty for reports of delivery. */
  returnPath: string
  headers: Readonly<Record<string, string>>
}

export type LoopReason = 'automatic' | 'report' | 'bulk' | 'ours'

const ROBOTS = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+@-]|$)/

/**
 * Why no person expects an answer to this mail; undefined if a person wrote it. Two programs that answered each other would never
 * end, and an answer to a report of delivery would go to whoever was named as its sender.
 */
export function loopReason({ returnPath, headers }: ReceivedMail, ownDomain: string): LoopReason | undefined {
  const value = (name: string) => headers[name]?.trim().toLowerCase() ?? ''
  const from = bareAddress(value('from'))
  if (from.endsWith(`@${ownDomain.toLowerCase()}`)) return 'ours'
  if (value('message-id').replace(/>$/, '').endsWith(`@${ownDomain.toLowerCase()}`)) return 'ours'
  const path = bareAddress(returnPath.trim().toLowerCase())
  if (path === '' || value('content-type').startsWith('multipart/report')) return 'report'
  if (ROBOTS.test(path) || ROBOTS.test(from)) return 'report'
  const submitted = value('auto-submitted').split(';')[0]?.trim() ?? ''
  if (submitted !== '' && submitted !== 'no') return 'automatic'
  if (value('x-autoreply') !== '' || value('x-autorespond') !== '') return 'automatic'
  if (value('precedence') === 'auto_reply') return 'automatic'
  if (['bulk', 'list', 'junk'].includes(value('precedence')) || value('list-id') !== '') return 'bulk'
  return undefined
}

/** The address in `Ada <ada@example.org>` or `<ada@example.org>`. */
const bareAddress = (text: string) => /<([^<>]*)>\s*$/.exec(text)?.[1]?.trim() ?? text
