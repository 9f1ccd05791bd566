import postgres from 'postgres'
import { isTransactionPooler } from './client.ts'

/** How long to wait before the next try to connect, in milliseconds; doubled with each failure up to the longest. */
const RETRY = { first: 100, longest: 5000 }
/** A dead connection may look like a silent one: how often to check it, and how long to wait for the answer, in milliseconds. */
const CHECK_EVERY = 30_000
const CHECK_TIMEOUT = 10_000
/** How long `isCaughtUp` waits for Postgres, in milliseconds. */
const CATCH_UP_TIMEOUT = 1000

export interface ListenOptions {
  onmessage: (payload: string) => void
  /** From here on no notification is missed. Earlier ones may have been, also after a lost connection. */
  onready: () => void
  /** From here on notifications may be missed. */
  onlost?: () => void
}

export interface Subscription {
  /**
   * Whether every notification of a transaction that committed before this call has been received: Postgres delivers pending
   * notifications before it is ready for the next query. False if that cannot be known.
   */
  isCaughtUp: () => Promise<boolean>
  stop: () => Promise<void>
}

/**
 * Listens until it is stopped. The driver can reconnect by itself, but gives up silently when the first try fails; so here,
 * too, each connection is a client of its own, and a lost one is discarded.
 */
export function listen(url: string, channels: string[], { onmessage, onready, onlost }: ListenOptions): Subscription {
  let stopped = false
  let pause = RETRY.first
  let retry: ReturnType<typeof setTimeout> | undefined
  let close: (() => Promise<void>) | undefined
  const cannotKnow = (): Promise<boolean> => Promise.resolve(false)
  let isCaughtUp = cannotKnow

  const open = () => {
    let lost = false
    let checks: ReturnType<typeof setInterval> | undefined
    const options = {
      max: 1,
      prepare: false,
      fetch_types: false,
      connect_timeout: 5,
      max_lifetime: null,
      connection: { application_name: 'laude-listen' },
      onnotice: () => {},
      onclose: () => lose(),
      // The driver's own `listen` is built on this.
      onnotify: (_: string, payload: string) => onmessage(payload),
    }
    const sql = postgres(sessionUrl(url), options)
    const lose = () => {
      if (lost) return
      lost = true
      clearInterval(checks)
      isCaughtUp = cannotKnow
      onlost?.()
      void sql.end({ timeout: 0 }).catch(() => undefined)
      if (stopped) return
      retry = setTimeout(open, pause)
      pause = Math.min(pause * 2, RETRY.longest)
    }
    const check = () => {
      const timeout = setTimeout(lose, CHECK_TIMEOUT)
      sql`select 1`.then(() => clearTimeout(timeout), lose)
    }
    close = () => {
      lost = true
      clearInterval(checks)
      return sql.end({ timeout: 0 }).catch(() => undefined)
    }
    void subscribe().catch(lose)

    async function subscribe() {
      for (const channel of channels) await sql`listen ${sql(channel)}`
      if (lost) return
      pause = RETRY.first
      checks = setInterval(check, CHECK_EVERY)
      isCaughtUp = catchUp
      onready()
    }

    function catchUp(): Promise<boolean> {
      return new Promise((resolve) => {
        const timeout = setTimeout(resolve, CATCH_UP_TIMEOUT, false)
        const settle = (answered: boolean) => {
          clearTimeout(timeout)
          resolve(answered && !lost)
        }
        // An empty query costs little but its round trip.
        sql.unsafe('').then(
          () => settle(true),
          () => settle(false),
        )
      })
    }
  }

  open()
  return {
    isCaughtUp: () => isCaughtUp(),
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      await close?.()
    },
  }
}

/** LISTEN needs a connection of its own: Supabase's pooler offers those at the usual port. */
function sessionUrl(url: string): string {
  if (!isTransactionPooler(url)) return url
  const session = new URL(url)
  session.port = '5432'
  return session.href
}
