/** A mail that arrived: its envelope's sender, and its headers with names in lower case. */
export interface ReceivedMail {
  /** Empty for reports of delivery. */
  returnPath: string
  headers: Readonly<Record<string, string>>
}

export const LOOP_REASONS = ['automatic', 'report', 'bulk', 'ours'] as const
export type LoopReason = (typeof LOOP_REASONS)[number]

/** How mail of ours is known. Others may have addresses at the same domain. */
export interface OwnMail {
  /** The address that it comes from. */
  sender: string
  /** In which its Message-IDs are. */
  domain: string
}

const ROBOTS = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+@-]|$)/

/**
 * Why no person expects an answer to this mail; undefined if a person wrote it. Two programs that answered each other would never
 * end, and an answer to a report of delivery would go to whoever was named as its sender.
 */
export function loopReason({ returnPath, headers }: ReceivedMail, own: OwnMail): LoopReason | undefined {
  const value = (name: string) => headers[name]?.trim().toLowerCase() ?? ''
  const from = bareAddress(value('from'))
  if (from === own.sender.toLowerCase() || isOurId(value('message-id'), own.domain.toLowerCase())) return 'ours'
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

/** Mail programs name messages in the domain of their user, some by a random UUID: ours are UUIDs of a time. */
const isOurId = (messageId: string, domain: string) =>
  /^<[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}@/.test(messageId) && messageId.endsWith(`@${domain}>`)

/** The address in `Ada <ada@example.org>` or `<ada@example.org>`. */
export const bareAddress = (text: string) => /<([^<>]*)>\s*$/.exec(text)?.[1]?.trim() ?? text
