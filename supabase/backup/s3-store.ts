import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { Failure } from '../local/failure.ts'
import type { ObjectStore, StoredObject } from './store.ts'

export interface S3Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** How often a request is sent again that failed on their side or on the way. */
const RETRIES = 4
/** In milliseconds: an object has 16 MB at the most. */
const PATIENCE = 300_000

/** Objects in a bucket of S3 or of what speaks like it: s3://bucket/prefix?endpoint=https://…&region=…. */
export function createS3Store(place: string, credentials: S3Credentials): ObjectStore {
  const url = new URL(place)
  const endpoint = url.searchParams.get('endpoint') ?? 'https://s3.amazonaws.com'
  const region = url.searchParams.get('region') ?? 'us-east-1'
  const bucket = `${endpoint.replace(/\/$/, '')}/${url.hostname}`
  const prefix = url.pathname.slice(1).replace(/\/?$/, (end, at) => (at === 0 ? '' : '/'))
  const name = `s3://${url.hostname}/${prefix}`
  const client = new AwsClient({ ...credentials, service: 's3', region, retries: RETRIES })

  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await client
      .fetch(`${bucket}/${path}`, { ...init, method, signal: AbortSignal.timeout(PATIENCE) })
      .catch((cause: unknown) => {
        throw new Failure(
          `${name} does not answer at ${new URL(endpoint).host}.`,
          'Look whether the endpoint is right and can be reached from here.',
          { cause },
        )
      })
    if (response.status === 403 || response.status === 401)
      throw new Failure(
        `${name} refuses these credentials: ${await codeIn(response)}.`,
        'They need the right to list, read, write and delete there.',
      )
    return response
  }
  const refusal = async (what: string, response: Response) =>
    new Failure(`${name} did not ${what}: ${response.status} ${await codeIn(response)}.`)

  return {
    name,
    put: async (object, bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      // The server compares the hash with what arrived, and keeps what is there already.
      const headers = { 'If-None-Match': '*', 'X-Amz-Content-Sha256': hash, 'Content-Type': 'application/octet-stream' }
      const response = await ask('PUT', `${prefix}${object}`, { headers, body: new Uint8Array(bytes) })
      if (response.status === 412) return false
      if (!response.ok) throw await refusal(`take ${object}`, response)
      return true
    },
    get: async (object) => {
      const response = await ask('GET', `${prefix}${object}`)
      if (response.status === 404) throw new Failure(`${object} is not in ${name}.`)
      if (!response.ok || !response.body) throw await refusal(`give ${object}`, response)
      return response.body
    },
    list: async (start) => {
      const objects: StoredObject[] = []
      for (let token: string | undefined; ;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}${start}` })
        if (token) query.set('continuation-token', token)
        const response = await ask('GET', `?${query.toString()}`)
        if (!response.ok) throw await refusal('list what it has', response)
        const page = await response.text()
        objects.push(...objectsIn(page).map((it) => ({ ...it, name: it.name.slice(prefix.length) })))
        token = textOf(page, 'NextContinuationToken')
        if (!token) return objects
      }
    },
    delete: async (object) => {
      const response = await ask('DELETE', `${prefix}${object}`)
      if (!response.ok && response.status !== 404) throw await refusal(`delete ${object}`, response)
    },
  }
}

/** Our names have no character that XML would escape. */
const objectsIn = (page: string): StoredObject[] =>
  [...page.matchAll(/<Contents>.*?<\/Contents>/gs)].map(([entry]) => ({
    name: textOf(entry, 'Key') ?? '',
    bytes: Number(textOf(entry, 'Size')),
  }))

const textOf = (xml: string, tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]

/** What an error's document says is wrong. */
const codeIn = async (response: Response) => textOf(await response.text(), 'Code') ?? response.statusText
