import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { Context } from 'hono'
import { FORWARDED_CLIENT } from '../../../functions/_contracts/forwarded-client.ts'

interface AddressOptions {
  /** The address of the socket; undefined where it is not known. */
  socketAddress: (c: Context) => string | undefined
  /** The secret that the site shows beside the address of its client; without one no forwarded address is believed. */
  proxySecret: string | undefined
}

/** Reads the address of the client: the one that the site forwards if it shows the secret, or else the socket's. Null if it is no IP address. */
export function createAddressReader({ socketAddress, proxySecret }: AddressOptions): (c: Context) => string | null {
  const expected = proxySecret ? sha256(proxySecret) : undefined
  const isFromSite = (c: Context) => {
    const shown = c.req.header(FORWARDED_CLIENT.secret)
    // Hashed, since the comparison in constant time takes only values of one length.
    return expected !== undefined && shown !== undefined && timingSafeEqual(sha256(shown), expected)
  }
  return (c) => toIpAddress((isFromSite(c) ? c.req.header(FORWARDED_CLIENT.address) : undefined) ?? socketAddress(c))
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

function toIpAddress(text = ''): string | null {
  // Postgres knows no IPv6 zones ("fe80::1%eth0"). A socket for both versions writes IPv4 addresses as IPv6 ones.
  const address = (text.split('%')[0] ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) ? address : null
}

/** The network whose requests are counted together: one IPv4 address, or the 64 bits of IPv6 that one household is given. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown'
  if (isIP(address) === 4) return address
  // In a URL an address has one spelling.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(8).fill('0')
  const groups = [...(first ?? []), ...zeros.slice((first?.length ?? 0) + (last?.length ?? 0)), ...(last ?? [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}
