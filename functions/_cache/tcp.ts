import { createFollowers, reportOnce } from './followers.ts'
import { inTime } from './in-time.ts'
import { ping, RefusedCommand, toReply, type SharedStore } from './shared-store.ts'

/** How long to wait before the next try to connect, in milliseconds; doubled with each failure up to the longest. */
const RETRY = { first: 100, longest: 5000 }
/** How long to wait for a connection, and how long one that answers nothing is kept, in milliseconds. */
const CONNECT_TIMEOUT = 5000
const SILENCE = 5000
/** A server that says one of these is no longer the one that takes writes, or not yet, or knows us no more. */
const UNUSABLE = new Set(['READONLY', 'LOADING', 'MASTERDOWN', 'NOAUTH', 'NOPERM'])

/** As much of the driver's client as is used. The driver is loaded only where there is a Redis. */
interface Connection {
  send: (command: string[]) => Promise<unknown>
}

/**
 * Over TCP, with or without TLS. The driver can reconnect by itself, but sends over a new connection what was meant for the old
 * one; so here each connection is a client of its own, and a lost one is discarded with everything that waits for its answer.
 */
export function connectTcp(url: string, report: (message: string) => void): SharedStore {
  const followers = createFollowers()
  const reports = reportOnce(report)
  let stopped = false
  let pause = RETRY.first
  let retry: ReturnType<typeof setTimeout> | undefined
  let attempt: Promise<Connection> | undefined
  let lose: (error: Error) => void = () => undefined
  let answeredAt = 0

  const open = () => {
    let isOver = false
    let destroy: () => void = () => undefined
    const end = (error: Error) => {
      if (isOver) return
      isOver = true
      attempt = undefined
      followers.lost()
      destroy()
      if (stopped) return
      reports.failed(error)
      retry = setTimeout(open, pause)
      pause = Math.min(pause * 2, RETRY.longest)
    }
    lose = end
    attempt = inTime(connect(), CONNECT_TIMEOUT, 'No connection came about in time.')
    attempt.catch(end)

    async function connect(): Promise<Connection> {
      const { createClient, ErrorReply } = await import('redis')
      const socket = { connectTimeout: CONNECT_TIMEOUT, reconnectStrategy: false } as const
      const client = createClient({ url, RESP: 2, disableOfflineQueue: true, socket })
      destroy = () => client.destroy()
      client.on('error', () => undefined)
      client.once('terminated', end)
      const connection = {
        send: (command: string[]) =>
          client.sendCommand(command).catch((error: unknown) => {
            if (error instanceof ErrorReply) return new RefusedCommand(error.message, { cause: error })
            throw error
          }),
      }
      await client.connect()
      const hello = await connection.send([...ping])
      if (hello instanceof RefusedCommand) throw hello
      if (isOver) throw new Error('The connection was lost at once.')
      pause = RETRY.first
      answeredAt = Date.now()
      reports.worked()
      followers.ready()
      return connection
    }
  }

  open()
  return {
    ...followers,
    send: async (commands) => {
      if (!attempt) throw new Error('There is no connection.')
      const over = lose
      const { send } = await attempt
      const silent = setTimeout(() => Date.now() - answeredAt >= SILENCE && over(new Error('It fell silent.')), SILENCE)
      try {
        // In one tick, so they leave in one write.
        const replies = await Promise.all(commands.map((command) => send([...command])))
        answeredAt = Date.now()
        const unusable = replies.find((reply) => reply instanceof RefusedCommand && UNUSABLE.has(reply.kind))
        if (unusable instanceof RefusedCommand) {
          over(unusable)
          throw unusable
        }
        return replies.map(toReply)
      } finally {
        clearTimeout(silent)
      }
    },
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      lose(new Error('It was stopped.'))
    },
  }
}
