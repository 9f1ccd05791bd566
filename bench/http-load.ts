import { connect, type Socket } from 'node:net'

export interface Load {
  host: string
  port: number
  connections: number
  milliseconds: number
  /** The next request of a connection, whole, as it goes over the wire; nothing when there is no more. */
  next: (connection: number) => string | undefined
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
export async function load({ host, port, connections, milliseconds, next, accept }: Load): Promise<Loaded> {
  const loaded: Loaded = { done: 0, failed: 0, failure: undefined, latencies: [], seconds: 0 }
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(host, port)))
  const began = performance.now()
  await Promise.all(sockets.map((socket, connection) => talk(socket, connection)))
  loaded.seconds = (performance.now() - began) / 1000
  return loaded

  function talk(socket: Socket, connection: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let sent = 0
      let received = ''
      const ask = () => {
        const request = performance.now() - began < milliseconds ? next(connection) : undefined
        if (request === undefined) return void socket.end(() => resolve())
        sent = performance.now()
        socket.write(request)
      }
      socket.setEncoding('latin1')
      socket.once('error', reject)
      socket.on('data', (chunk: string) => {
        received += chunk
        const end = received.indexOf('\r\n\r\n')
        if (end < 0) return
        const head = received.slice(0, end)
        const length = lengthOf(head)
        if (length === undefined) return reject(new Error(`An answer without its length: ${head}`))
        if (length === 'chunked' ? !received.endsWith(LAST_CHUNK) : received.length < end + 4 + length) return
        loaded.latencies.push(performance.now() - sent)
        const body = received.slice(end + 4)
        received = ''
        if (accept(head, body)) loaded.done++
        else {
          loaded.failed++
          loaded.failure ??= `${head}\n\n${body}`
        }
        ask()
      })
      ask()
    })
  }
}

const LAST_CHUNK = '\r\n0\r\n\r\n'

function lengthOf(head: string): number | 'chunked' | undefined {
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  if (length !== undefined) return Number(length)
  return /\r\ntransfer-encoding: chunked/i.test(head) ? 'chunked' : undefined
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
