import postgres from 'postgres'
import { isTransactionPooler } from './client.ts'

/** How long to wait before another connection is tried, in milliseconds; twice as long each time, up to the last. */
const PAUSES = { first: 100, last: 5000 }
/** A connection that says nothing may be dead without our hearing of it: how often to ask, and how long to wait. */
const ASK = 30_000
const ANSWER = 10_000

export interface ListenOptions {
  onmessage: (payload: string) => void
  /** From here on nothing is missed. What came before may have been, also after a loss. */
  onready: () => void
}

export interface Listening {
  stop: () => Promise<void>
}

/**
 * Listens for as long as it is not stopped. The driver could mend a lost connection by itself, but gives up silently
 * when the first try fails; so here, too, a connection is a client of its own, and a lost one is thrown away.
 */
export function listen(url: string, channel: string, { onmessage, onready }: ListenOptions): Listening {
  let stopped = false
  let pause = PAUSES.first
  let again: ReturnType<typeof setTimeout> | undefined
  let close: (() => Promise<void>) | undefined

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
      await sql`listen ${sql(channel)}`
      if (lost) return
      pause = PAUSES.first
      asking = setInterval(ask, ASK)
      onready()
    }
  }

  open()
  return {
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
