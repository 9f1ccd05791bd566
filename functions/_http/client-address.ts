import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import { FORWARDED_CLIENT } from '../_contracts/forwarded-client.ts'

export interface AddressOptions {
  /** The address of the socket; undefined where it is not known. */
  socketAddress: (c: Context) => string | undefined
  /** The secret that the site shows beside the address of its client; without one no address that it forwards is believed. */
  proxySecret: string | undefined
  /** The header in which a proxy in front of this server names its client; without one no such header is believed. */
  addressHeader?: string | undefined
  /** Which entry of that header, counted from the end, the outermost trusted proxy wrote. */
  forwardedDepth?: number
}

/**
 * Reads the address of the client: the one that the site forwards if it shows the secret, or that a trusted proxy names, or else
 * the socket's. Null if it is no IP address.
 */
export function createAddressReader({
  socketAddress,
  proxySecret,
  addressHeader,
  forwardedDepth = 1,
}: AddressOptions): (c: Context) => string | null {
  const expected = proxySecret ? sha256(proxySecret) : undefined
  const isFromSite = (c: Context) => {
    const shown = c.req.header(FORWARDED_CLIENT.secret)
    // Hashed, since the comparison in constant time takes only values of one length.
    return expected !== undefined && shown !== undefined && timingSafeEqual(sha256(shown), expected)
  }
  const fromSite = (c: Context) => (isFromSite(c) ? c.req.header(FORWARDED_CLIENT.address) : undefined)
  const fromProxy = (c: Context) =>
    addressHeader ? (c.req.header(addressHeader) ?? '').split(',').at(-forwardedDepth)?.trim() : undefined
  return (c) => toIpAddress(fromSite(c) ?? fromProxy(c) ?? socketAddress(c))
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

const inner = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inner.addSubnet(network, bits, 'ipv4')
inner.addAddress('::1', 'ipv6')
inner.addSubnet('fc00::', 7, 'ipv6')
inner.addSubnet('fe80::', 10, 'ipv6')

/** Whether an address is of this machine or of a network behind it: who connects from there may be a proxy of ours. */
export const isInner = (address: string): boolean => inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
