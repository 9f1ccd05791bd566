import postgres from 'postgres'
import { isTransactionPooler } from './client.ts'

/** How long to wait before another connection is tried, in milliseconds; twice as long each time, up to the last. */
const PAUSES = { first: 100, last: 5000 }
/** A connection that says nothing may be dead without our hearing of it: how often to ask, and how long to wait. */
const ASK = 30_000
const ANSWER = 10_000
/** How long somebody waits who wants to know whether they heard everything, in milliseconds. */
const SOON = 1000

export interface ListenOptions {
  onmessage: (payload: string) => void
  /** From here on nothing is missed. What came before may have been, also after a loss. */
  onready: () => void
  /** From here on something may be missed. */
  onlost?: () => void
}

export interface Subscription {
  /**
   * Whether all that was called out in transactions which ended before now has been heard: Postgres hands out what has
   * come before it says that it is ready for the next question. False where there is no telling.
   */
  isCaughtUp: () => Promise<boolean>
  stop: () => Promise<void>
}

/**
 * Listens for as long as it is not stopped. The driver could mend a lost connection by itself, but gives up silently
 * when the first try fails; so here, too, a connection is a client of its own, and a lost one is thrown away.
 */
export function listen(url: string, channels: string[], { onmessage, onready, onlost }: ListenOptions): Subscription {
  let stopped = false
  let pause = PAUSES.first
  let again: ReturnType<typeof setTimeout> | undefined
  let close: (() => Promise<void>) | undefined
  let heard = (): Promise<boolean> => Promise.resolve(false)

  const open = () => {
    let lost = false
    let asking: ReturnType<typeof setInterval> | undefined
    const options = {
      max: 1,
      prepare: false,
      fetch_types: false,
      connect_timeout: 5,
      max_lifetime: null,
      connection: { application_name: 'laude-listen' },
      onnotice: () => {},
      onclose: () => lose(),
      // The driver's own `listen` is made of this.
      onnotify: (_: string, payload: string) => onmessage(payload),
    }
    const sql = postgres(sessionUrl(url), options)
    const lose = () => {
      if (lost) return
      lost = true
      clearInterval(asking)
      heard = () => Promise.resolve(false)
      onlost?.()
      void sql.end({ timeout: 0 }).catch(() => undefined)
      if (stopped) return
      again = setTimeout(open, pause)
      pause = Math.min(pause * 2, PAUSES.last)
    }
    const ask = () => {
      const patience = setTimeout(lose, ANSWER)
      sql`select 1`.then(() => clearTimeout(patience), lose)
    }
    close = () => {
      lost = true
      clearInterval(asking)
      return sql.end({ timeout: 0 }).catch(() => undefined)
    }
    void begin().catch(lose)

    async function begin() {
      for (const channel of channels) await sql`listen ${sql(channel)}`
      if (lost) return
      pause = PAUSES.first
      asking = setInterval(ask, ASK)
      heard = hear
      onready()
    }

    function hear(): Promise<boolean> {
      return new Promise((resolve) => {
        const patience = setTimeout(resolve, SOON, false)
        const answer = (all: boolean) => {
          clearTimeout(patience)
          resolve(all && !lost)
        }
        // Nothing is asked for, so it costs little but the way.
        sql.unsafe('').then(
          () => answer(true),
          () => answer(false),
        )
      })
    }
  }

  open()
  return {
    isCaughtUp: () => heard(),
    stop: async () => {
      stopped = true
      clearTimeout(again)
      await close?.()
    },
  }
}

/** Whoever listens needs a connection of their own: Supabase's pooler gives those at the usual port. */
function sessionUrl(url: string): string {
  if (!isTransactionPooler(url)) return url
  const session = new URL(url)
  session.port = '5432'
  return session.href
}
