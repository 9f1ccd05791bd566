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
