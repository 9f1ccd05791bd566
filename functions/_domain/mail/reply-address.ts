/** Base 32 of 15 bytes. The part before the @ has 64 characters at most, and mail servers may write it in lower case. */
export const SIGNATURE_LENGTH = 24

export interface ReplyAddress {
  /** A UUID. */
  thread: string
  signature: string
}

const PATTERN = new RegExp(`^reply\\+([0-9a-f]{32})\\.([a-z2-7]{${SIGNATURE_LENGTH}})@([^@]+)$`)

export const writeReplyAddress = ({ thread, signature }: ReplyAddress, domain: string): string =>
  `reply+${thread.replaceAll('-', '')}.${signature}@${domain}`

/** What a reply address of this domain says; undefined for any other address. Whether it is ours, its signature tells. */
export function parseReplyAddress(address: string, domain: string): ReplyAddress | undefined {
  const [, hex, signature, host] = PATTERN.exec(address.trim().toLowerCase()) ?? []
  if (hex === undefined || signature === undefined || host !== domain.toLowerCase()) return undefined
  return { thread: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), signature }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** Base 32 (RFC 4648) in lower case, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text
}
