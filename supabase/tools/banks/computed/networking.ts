import type { Recomputed } from '../check-numbers.ts'
import * as v4 from './ipv4.ts'
import * as v6 from './ipv6.ts'
import { POE_WATTS, PORTS, SEVERITIES, VLAN_TAG } from './registries.ts'

const ROUTES = ['0.0.0.0/0', '10.0.0.0/8', '10.20.0.0/16', '10.20.30.0/24']
const NEXT_HOPS = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']
const SWITCHES = { SW1: 32768, SW2: 32768, SW3: 28672, SW4: 24576 }
const SUMMARIZED = ['10.4.0.0', '10.4.1.0', '10.4.2.0', '10.4.3.0']

/** Signals on 2.4 GHz keep apart when their channels are five numbers from each other. */
const keepApart = (channels: readonly number[]) =>
  channels.every((one, at) => channels.slice(at + 1).every((other) => Math.abs(other - one) >= 5))

const smallest = <Name extends string>(values: Readonly<Record<Name, number>>, least = 0): string | undefined =>
  Object.entries<number>(values)
    .filter(([, value]) => value >= least)
    .toSorted(([, a], [, b]) => a - b)[0]?.[0]

const those = (choices: readonly string[], isRight: (choice: string) => boolean) => choices.filter(isRight)

export const NETWORKING: readonly Recomputed[] = [
  { asks: '`192.168.10.77/26`', right: [v4.networkOf('192.168.10.77', 26)] },
  { asks: 'encrypted command-line sessions', right: [`TCP ${PORTS.ssh}`] },
  {
    asks: 'Which channel plan avoids overlap',
    right: those(['1, 4 and 8', '1, 6 and 11', '2, 5 and 8', '1, 3 and 5'], (plan) =>
      keepApart(plan.split(/\D+/).map(Number)),
    ),
  },
  {
    asks: 'private IPv4 ranges defined in RFC 1918',
    right: those(
      ['172.32.0.5', '10.200.3.9', '172.20.14.1', '192.169.1.1', '169.254.7.7'],
      (address) => v4.kindOfAddress(address) === 'Private (RFC 1918)',
    ),
  },
  { asks: 'one IPv4 subnet with a /27 prefix', right: [v4.hostsIn(27)] },
  { asks: 'draws up to 22 W', right: [smallest(POE_WATTS, 22) ?? ''] },
  { asks: 'correct shortened form', right: [v6.shorten('2001:0db8:0000:0000:0000:00a0:0000:0042')] },
  {
    asks: 'addressed to `10.20.31.5`',
    right: [`To ${NEXT_HOPS[ROUTES.indexOf(v4.longestMatch(ROUTES, '10.20.31.5') ?? '')]}`],
  },
  { asks: 'a signal of -62 dBm', right: [`${-62 - -90} dB`] },
  { asks: 'at least six equal subnets', right: [v4.shortestPrefix((prefix) => 2 ** (prefix - 24) >= 6)] },
  { asks: 'contains `172.16.5.130`', right: [v4.broadcastOf('172.16.5.130', v4.prefixOf('255.255.255.192'))] },
  { asks: 'complete 1000BASE-T channel', source: 'ISO/IEC 11801-1: a channel of balanced cable has at most 100 m' },
  {
    asks: 'subnet `192.168.40.96/27`',
    right: those(['192.168.40.96', '192.168.40.97', '192.168.40.126', '192.168.40.127', '192.168.40.128'], (address) =>
      v4.isHostIn('192.168.40.96', 27, address),
    ),
  },
  { asks: 'must receive SNMP traps', right: [`UDP ${PORTS.snmpTrap}`] },
  { asks: '`2001:db8:40::/56`', right: [2 ** (64 - 56)] },
  {
    asks: 'summarizes exactly the networks',
    right: [
      `10.4.0.0${v4.longestPrefix((prefix) => SUMMARIZED.every((network) => v4.networkOf(network, prefix) === '10.4.0.0'))}`,
    ],
  },
  { asks: 'How many broadcast domains', right: [new Set([10, 20, 30]).size] },
  { asks: 'full zone transfers (AXFR)', right: [`TCP ${PORTS.dns}`] },
  {
    asks: 'sorts syslog messages',
    right: [SEVERITIES.find((level) => ['Error', 'Critical', 'Notice', 'Warning'].includes(level)) ?? ''],
  },
  { asks: 'mask `255.255.252.0`', right: [v4.hostsIn(v4.prefixOf('255.255.252.0'))] },
  { asks: 'Four switches take part', right: [smallest(SWITCHES) ?? ''] },
  {
    asks: 'routable IPv6 addresses for internal use',
    right: those(
      ['fd12:3456:789a::10', 'fe80::3456:789a:10', '2001:db8:789a::10', 'ff02::3456:789a:10'],
      (address) => v6.kindOfAddress(address) === 'unique local',
    ),
  },
  { asks: 'listens on UDP port 67', right: [PORTS.dhcpServer === 67 && PORTS.dhcpClient === 68] },
  {
    asks: 'Host A is `10.1.1.120/25`',
    right: [
      v4.networkOf('10.1.1.120', 25) === v4.networkOf('10.1.1.130', 25)
        ? 'They share a broadcast address'
        : 'They are in different subnets',
    ],
  },
  { asks: '`10.50.6.200/21`', right: [v4.networkOf('10.50.6.200', 21)] },
  { asks: 'cut `10.30.0.0/22`', right: [v4.sizeOf(22) / v4.sizeOf(26)] },
  { asks: 'support for RFC 3021', right: [v4.longestPrefix((prefix) => v4.sizeOf(prefix) >= 2)] },
  { asks: 'dotted mask of a /19', right: [v4.maskOf(19)] },
  {
    asks: 'global unicast addresses',
    right: those(
      ['fe80::40:5', '2a0c:40::5', 'fdc4:40::5', '2605:40::5', 'ff05::40:5'],
      (address) => v6.kindOfAddress(address) === 'global',
    ),
  },
  { asks: 'addresses for 480 devices', right: [v4.longestPrefix((prefix) => v4.hostsIn(prefix) >= 480)] },
  {
    asks: 'Sort these IPv4 addresses',
    right: ['11.2.3.4', '127.0.0.9', '169.254.20.1', '172.15.0.8', '172.31.4.9', '192.168.255.4'].map(
      (address) => `${address}: ${v4.kindOfAddress(address)}`,
    ),
  },
  {
    asks: 'A printer is set to `10.0.8.70`',
    right: those(['10.0.8.62', '10.0.8.64', '10.0.8.66', '10.0.8.80'], (address) =>
      v4.isHostIn(v4.networkOf('10.0.8.70', v4.prefixOf('255.255.255.240')), 28, address),
    ),
  },
  {
    asks: 'its default TCP port',
    right: [
      `HTTP over TLS: ${PORTS.https}`,
      `Mail submission by a client: ${PORTS.submission}`,
      `Remote Desktop (RDP): ${PORTS.rdp}`,
      `IMAP over TLS: ${PORTS.imaps}`,
      `LDAP without TLS: ${PORTS.ldap}`,
    ],
  },
  { asks: 'over HTTP/3', right: [`UDP port ${PORTS.https}`] },
  { asks: 'A backup of 6 GB', right: [(6e9 * 8) / 100e6] },
  {
    asks: 'An 802.1Q tag makes',
    right: [VLAN_TAG.bytes, VLAN_TAG.idBits, 2 ** VLAN_TAG.idBits - VLAN_TAG.reserved],
  },
  { asks: 'a TTL of 64', right: [64 - 57] },
  { asks: 'transmits with 20 dBm', right: [10 ** (20 / 10)] },
  { asks: 'PoE budget of 370 W', right: [Math.floor(370 / 15.4)] },
]
