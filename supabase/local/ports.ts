import { createServer } from 'node:net'
import { Failure } from './failure.ts'

/** Refuses to start where something else already listens. */
export async function claimPort(port: number, whose: string, variable: string): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    if (!(await isFree(port, host)))
      throw new Failure(
        `Port ${port}, which ${whose} needs, is in use.`,
        `Stop what uses it, or choose another: ${variable}=${port + 100} npm start.`,
      )
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
      .once('listening', () => probe.close(() => resolve(true)))
    probe.listen(port, host)
  })
}

/** A port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
