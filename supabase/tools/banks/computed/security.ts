import type { Recomputed } from '../check-numbers.ts'
import { covers } from './ipv4.ts'
import { PORTS } from './registries.ts'

const RULES = [
  { source: '10.1.0.0/16', port: 22 },
  { source: '10.1.0.0/16', port: 443 },
  { source: '10.1.5.0/24', port: null },
  { source: '0.0.0.0/0', port: null },
]
const OVERLAPPING = ['allow 10.0.0.0/8', 'allow 10.8.0.5/32', 'deny 0.0.0.0/0', 'deny 10.8.0.0/24']

const firstMatch = (source: string, port: number) =>
  1 + RULES.findIndex((rule) => covers(rule.source, source) && (rule.port === null || rule.port === port))

const prefixLength = (rule: string) => Number(rule.split('/')[1])

export const SECURITY: readonly Recomputed[] = [
  { asks: 'A warehouse control system is worth $80,000', right: [80_000 * 0.25 * (1 / 2)] },
  { asks: 'an AES-256 key', right: [256 / 8] },
  { asks: 'applies the first rule that matches:', right: [`Rule ${firstMatch('10.1.5.8', PORTS.https)}`] },
  { asks: 'consists of six digits', right: [10 ** 6] },
  { asks: 'LDAP over TLS (LDAPS)', right: [PORTS.ldaps] },
  { asks: 'Laptop thefts cost a company', right: [25_000 - 8_000 - 6_000] },
  { asks: 'random four-digit PIN', right: [(3 / 10 ** 4) * 100] },
  {
    asks: 'Put the rules into order',
    right: OVERLAPPING.toSorted((a, b) => prefixLength(b) - prefixLength(a)),
  },
  { asks: 'mean time to detect', right: [(2 + 5 + 11) / 3] },
  { asks: 'single loss expectancy', right: [50_000 * 0.4] },
  { asks: 'Ten people want to exchange', right: [(10 * 9) / 2] },
  { asks: 'availability of 99.9%', right: [(30 * 24 * 60) / 1000] },
]
