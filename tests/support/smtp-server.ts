import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export const portOf = (address: AddressInfo | string | null) =>
  typeof address === 'object' && address !== null ? address.port : Number.NaN

/** A real server that notes what it takes, for the length of a test. */
export async function startSmtpServer(options: SMTPServerOptions = {}) {
  const taken: { from: string; to: string[]; raw: string; user: string | undefined }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onData: (stream, session, done) => {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
      stream.on('end', () => {
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        taken.push({ from, to: session.envelope.rcptTo.map(({ address }) => address), raw, user: session.user })
        done()
      })
    },
    ...options,
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const port = portOf(listening.address())
  return { taken, url: `smtp://127.0.0.1:${port}`, port }
}
