import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface SlowLink {
  /** The same URL with the link between. */
  url: string
  close: () => Promise<void>
}

/** A TCP link to a database on which whatever is sent arrives later by so many milliseconds, in either direction. */
export async function createSlowLink(url: string, delay: number): Promise<SlowLink> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delay))
    from.on('close', () => setTimeout(() => to.destroy(), delay))
    from.on('error', () => from.destroy())
  }
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    pass(near, far)
    pass(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const slow = new URL(url)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The link has no port.')
  slow.hostname = '127.0.0.1'
  slow.port = String(address.port)
  return {
    url: slow.href,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
