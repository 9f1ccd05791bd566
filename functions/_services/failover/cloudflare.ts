import { setTimeout as rest } from 'node:timers/promises'
import { parseJson } from '../../_domain/parse-json.ts'

export interface CloudflareOptions {
  token: string
  zone: string
  /** The name of the A record, such as laude.example. */
  name: string
  /** Where its API answers. */
  api?: string
  /** The first pause before a repeat, in milliseconds; each is twice as long as the one before. */
  pause?: number
  /** How many tries a change has. */
  tries?: number
  timeout?: number
}

/** The provider refuses, and would refuse again: a person has to change something. */
export class DnsRefusal extends Error {}

interface DnsRecord {
  id: string
  content: string
}

/** The longest pause that a provider may ask for, in milliseconds. */
const LONGEST_PAUSE = 60_000

/** The A record of the site at Cloudflare. */
export function createCloudflare({
  token,
  zone,
  name,
  api = 'https://api.cloudflare.com/client/v4',
  pause = 1000,
  tries = 6,
  timeout = 5000,
}: CloudflareOptions) {
  const records = `${api}/zones/${encodeURIComponent(zone)}/dns_records`

  const ask = async (path: string, method = 'GET', body?: object): Promise<Answer> => {
    const response = await fetch(`${records}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: parse(await response.text()),
    }
  }

  const find = async (): Promise<DnsRecord> => {
    const answer = await ask(`?type=A&name=${encodeURIComponent(name)}`)
    const [record, second] = recordsOf(successOf(answer))
    if (!record) throw new DnsRefusal(`There is no A record for ${name} in that zone.`)
    if (second) throw new DnsRefusal(`There are several A records for ${name}; there has to be one.`)
    return record
  }

  /** Repeats what failed on the way, not what was refused. */
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried++) {
      try {
        return await work()
      } catch (error) {
        if (error instanceof DnsRefusal || tried >= tries) throw error
        const asked = error instanceof TryLater ? error.after : 0
        await rest(Math.min(LONGEST_PAUSE, Math.max(asked, pause * 2 ** (tried - 1))))
      }
    }
  }

  return {
    read: async (): Promise<string> => (await find()).content,
    /**
     * Points the record at the address and reads it back. Each try begins by reading, so that a change whose answer was lost is
     * seen, and not made again.
     */
    point: (address: string): Promise<void> =>
      insist(async () => {
        const record = await find()
        if (record.content === address) return
        // Only the address: the record stays proxied, and keeps its TTL and comment.
        successOf(await ask(`/${encodeURIComponent(record.id)}`, 'PATCH', { content: address }))
        if ((await find()).content !== address) throw new Error(`The record of ${name} does not say ${address} yet.`)
      }),
  }
}

export type Dns = ReturnType<typeof createCloudflare>

class TryLater extends Error {
  readonly after: number

  constructor(message: string, after: number) {
    super(message)
    this.after = after
  }
}

interface Answer {
  status: number
  retryAfter: string | null
  body: Record<string, unknown>
}

function successOf({ status, retryAfter, body }: Answer): unknown {
  if (status < 300 && body.success === true) return body.result
  const message = `Cloudflare answered ${status}: ${messageOf(body)}`
  if (status === 429 || status >= 500) throw new TryLater(message, 1000 * (Number(retryAfter) || 0))
  throw new DnsRefusal(message)
}

function messageOf({ errors }: Record<string, unknown>): string {
  const [first] = Array.isArray(errors) ? errors : []
  return typeof first?.message === 'string' ? first.message : 'no reason'
}

function recordsOf(result: unknown): DnsRecord[] {
  if (!Array.isArray(result)) return []
  return result.flatMap((record) =>
    typeof record?.id === 'string' && typeof record.content === 'string'
      ? [{ id: record.id, content: record.content }]
      : [],
  )
}

/** A proxy in between answers in HTML. */
function parse(text: string): Record<string, unknown> {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
