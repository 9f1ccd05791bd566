import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  head: string
  body: string
}

/** A keep-alive connection with one request under way at a time. */
export interface HttpConnection {
  ask: (request: string) => Promise<HttpAnswer>
  close: () => Promise<void>
}

function toConnection(socket: Socket): HttpConnection {
  let received = ''
  let asked: PromiseWithResolvers<HttpAnswer> | undefined
  const fail = (error: Error) => asked?.reject(error)
  socket.setEncoding('latin1')
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection.')))
  socket.on('data', (chunk: string) => {
    received += chunk
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = received.slice(0, end)
    const length = lengthOf(head)
    if (length === undefined) return fail(new Error(`An answer without its length: ${head}`))
    if (length === 'chunked' ? !received.endsWith(LAST_CHUNK) : received.length < end + 4 + length) return
    const body = received.slice(end + 4)
    received = ''
    asked?.resolve({ head, body })
  })
  return {
    ask: (request) => {
      asked = Promise.withResolvers<HttpAnswer>()
      socket.write(request)
      return asked.promise
    },
    close: () => new Promise((resolve) => socket.end(() => resolve())),
  }
}

const LAST_CHUNK = '\r\n0\r\n\r\n'

function lengthOf(head: string): number | 'chunked' | undefined {
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  if (length !== undefined) return Number(length)
  return /\r\ntransfer-encoding: chunked/i.test(head) ? 'chunked' : undefined
}

export async function openConnection(host: string, port: number): Promise<HttpConnection> {
  return toConnection(await open(host, port))
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}
