import { batch, MAX_ADDRESS, MAX_PARTS } from '#contracts/batch.ts'
import { PartResponse } from './part-response.ts'

type Send = (url: string, init?: RequestInit) => Promise<Response>

interface WaitingGet {
  address: string
  headers: Headers
  resolve: (response: Response | Promise<Response>) => void
}

/**
 * Sends the GET requests that are made in the same turn of the event loop as one, to batch-api below `base`; a single one goes
 * to its own address. A part of a batch is answered as if it had been sent by itself. For the requests of one page.
 */
export function createGetBatcher(base: string, send: Send): Send {
  let waiting: WaitingGet[] = []

  const flush = () => {
    const all = waiting
    waiting = []
    // One page has one token, so one group; two tokens never share a batch.
    for (const group of Map.groupBy(all, ({ headers }) => headers.get('authorization')).values())
      for (let from = 0; from < group.length; from += MAX_PARTS) answer(group.slice(from, from + MAX_PARTS))
  }

  const answer = (gets: WaitingGet[]) => {
    const [first] = gets
    if (!first) return
    if (gets.length === 1) return first.resolve(send(base + first.address, { headers: first.headers }))
    const parts = sendBatch(gets, first.headers)
    // Those that fail to be sent reject with the same error.
    for (const [index, { resolve }] of gets.entries()) resolve(parts.then((part) => part(index)))
  }

  const sendBatch = async (gets: readonly WaitingGet[], headers: Headers) => {
    const query = new URLSearchParams(gets.map(({ address }) => ['get', address]))
    const response = await send(`${base}/batch-api?${query}`, { headers })
    if (!response.ok) return refusal(response.status, response.headers, await response.text())
    const { responses } = batch.parse(await response.json())
    return (index: number) => {
      const part = responses[index]
      if (!part) throw new Error(`The batch has no part ${index}.`)
      return new PartResponse(part)
    }
  }

  return (url, init = {}) => {
    const headers = new Headers(init.headers)
    const address = url.slice(base.length)
    // A longer address is sent by itself.
    const isForBatch = (init.method ?? 'GET') === 'GET' && headers.has('authorization') && address.length <= MAX_ADDRESS
    if (!isForBatch) return send(url, init)
    if (waiting.length === 0) setImmediate(flush)
    return new Promise((resolve) => waiting.push({ address, headers, resolve }))
  }
}

/** What refuses the batch refuses each part. */
const refusal = (status: number, headers: Headers, text: string) => () => new Response(text, { status, headers })
