import { openConnection, type HttpAnswer, type HttpConnection } from './http-connection.ts'

export interface Load {
  host: string
  port: number
  connections: number
  milliseconds: number
  /** The next request, whole, as it goes over the wire; nothing when there is no more. */
  next: () => string | undefined
  /** Whether an answer is what it should be. */
  accept: (head: string, body: string) => boolean
}

export interface Loaded {
  done: number
  failed: number
  /** The first answer that was not what it should be. */
  failure: string | undefined
  /** Of each answer, in milliseconds. */
  latencies: number[]
  seconds: number
}

/**
 * Requests over keep-alive connections, each with one under way at any time. Plain sockets: a client of the runtime's
 * takes as long for a request as the server does, and here both share two cores.
 */
export async function load(options: Load): Promise<Loaded> {
  const { loaded, take } = createTally(options.accept)
  const connections = await openAll(options)
  const began = performance.now()
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() - began < options.milliseconds) {
        const request = options.next()
        if (request === undefined) break
        const sent = performance.now()
        take(await connection.ask(request), sent)
      }
    }),
  )
  loaded.seconds = (performance.now() - began) / 1000
  await Promise.all(connections.map((connection) => connection.close()))
  return loaded
}

/**
 * Requests that arrive independently of each other, so many a second on average. A request that finds no free connection
 * waits for one, and its latency counts from its arrival: a slow answer makes those behind it slower, as it does for people.
 */
export async function loadOpenly({ perSecond, ...options }: Load & { perSecond: number }): Promise<Loaded> {
  const { loaded, take } = createTally(options.accept)
  const connections = await openAll(options)
  const free = [...connections]
  const waiting: { request: string; arrived: number }[] = []
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  const exchange = async (connection: HttpConnection) => {
    for (let first = waiting.shift(); first; first = waiting.shift())
      take(await connection.ask(first.request), first.arrived)
    free.push(connection)
  }
  const send = () => {
    while (waiting.length > 0) {
      const connection = free.pop()
      if (!connection) return
      const promise: Promise<void> = exchange(connection)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => underWay.delete(promise))
      underWay.add(promise)
    }
  }

  const began = performance.now()
  let arrival = began
  while (failures.length === 0 && arrival - began < options.milliseconds) {
    while (arrival <= performance.now()) {
      const request = options.next()
      if (request === undefined) throw new Error('There were fewer requests than arrivals.')
      waiting.push({ request, arrived: arrival })
      // The gaps of a Poisson process.
      arrival += (-Math.log(1 - Math.random()) * 1000) / perSecond
    }
    send()
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, arrival - performance.now())))
  }
  while (underWay.size > 0) await Promise.all(underWay)
  if (failures.length > 0) throw failures[0]
  loaded.seconds = (performance.now() - began) / 1000
  await Promise.all(connections.map((connection) => connection.close()))
  return loaded
}

function createTally(accept: Load['accept']) {
  const loaded: Loaded = { done: 0, failed: 0, failure: undefined, latencies: [], seconds: 0 }
  return {
    loaded,
    take: ({ head, body }: HttpAnswer, since: number) => {
      loaded.latencies.push(performance.now() - since)
      if (accept(head, body)) loaded.done++
      else {
        loaded.failed++
        loaded.failure ??= `${head}\n\n${body}`
      }
    },
  }
}

const openAll = ({ host, port, connections }: Load): Promise<HttpConnection[]> =>
  Promise.all(Array.from({ length: connections }, () => openConnection(host, port)))
