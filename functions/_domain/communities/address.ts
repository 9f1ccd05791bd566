const LONGEST = 254
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu
const LOCAL = /^[^\s@<>()[\]\\,;:"]{1,64}$/u
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * An address as it is compared and stored: in lower case, without invisible signs and blanks around it, its domain as in DNS. Also from
 * `Lea <lea@example.org>` and `mailto:lea@example.org`. Undefined if it is none.
 */
export function normalAddress(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(INVISIBLE, '').trim()
  const [, within = plain] = /<([^<>]*)>\s*$/.exec(plain) ?? []
  const bare = within.trim().replace(/^mailto:/i, '')
  const at = bare.lastIndexOf('@')
  const local = bare.slice(0, at).toLowerCase()
  if (at < 1 || !LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return undefined
  const domain = inDns(bare.slice(at + 1))
  const address = domain && `${local}@${domain}`
  return address && address.length <= LONGEST && address === address.toLowerCase() ? address : undefined
}

/** A domain with letters of any alphabet as DNS has it. */
function inDns(domain: string): string | undefined {
  const host = URL.canParse(`http://${domain}`) && !/[/?#:@\s\\]/.test(domain) && new URL(`http://${domain}`).hostname
  if (!host) return undefined
  const labels = host.split('.')
  // Addresses of machines are no domains of mail.
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
    ? host
    : undefined
}
