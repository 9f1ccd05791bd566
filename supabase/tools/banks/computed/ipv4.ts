/** An IPv4 address as a number, and back. */
export const numberOf = (address: string): number =>
  address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0)

export const addressOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')

export const sizeOf = (prefix: number): number => 2 ** (32 - prefix)

export const networkOf = (address: string, prefix: number): string =>
  addressOf(numberOf(address) - (numberOf(address) % sizeOf(prefix)))

export const broadcastOf = (address: string, prefix: number): string =>
  addressOf(numberOf(networkOf(address, prefix)) + sizeOf(prefix) - 1)

export const maskOf = (prefix: number): string => addressOf(2 ** 32 - sizeOf(prefix))

export const prefixOf = (mask: string): number => 32 - Math.log2(2 ** 32 - numberOf(mask))

/** How many hosts an ordinary subnet takes, without its network and broadcast addresses. */
export const hostsIn = (prefix: number): number => sizeOf(prefix) - 2

/** Whether "10.0.0.0/8" has an address in it. */
export function covers(route: string, address: string): boolean {
  const [network = '', prefix] = route.split('/')
  return networkOf(address, Number(prefix)) === network
}

/** The longest of these prefixes that an address is in. */
export const longestMatch = (routes: readonly string[], address: string): string | undefined =>
  routes
    .filter((route) => covers(route, address))
    .toSorted((a, b) => Number(b.split('/')[1]) - Number(a.split('/')[1]))[0]

/** Whether a host of the subnet may have the address. */
export const isHostIn = (network: string, prefix: number, address: string): boolean =>
  covers(`${network}/${prefix}`, address) && address !== network && address !== broadcastOf(network, prefix)

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

export function kindOfAddress(address: string): string {
  if (PRIVATE.some((block) => covers(block, address))) return 'Private (RFC 1918)'
  if (covers('169.254.0.0/16', address)) return 'Link-local'
  return covers('127.0.0.0/8', address) ? 'Loopback' : 'Public'
}

const PREFIXES = Array.from({ length: 33 }, (_, prefix) => prefix)

/** The shortest and the longest prefix for which something is so. */
export const shortestPrefix = (isSo: (prefix: number) => boolean): string => `/${PREFIXES.find(isSo)}`
export const longestPrefix = (isSo: (prefix: number) => boolean): string => `/${PREFIXES.findLast(isSo)}`
