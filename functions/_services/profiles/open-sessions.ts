import type { Database } from '../../_db/client.ts'
import { listen, type Subscription } from '../../_db/listen.ts'
import { sessionState } from '../../_db/queries/profiles/session-state.ts'
import type { Claims } from '../../_db/session.ts'
import { createExpiringMap } from '../../_domain/recent-map.ts'

/** Knows which sessions are open: a token is valid for up to an hour, and its session may end before. */
export interface OpenSessions {
  /**
   * Whether the session of a verified token is open; synchronous if that is known. A token without `session_id` belongs to
   * no session, so nothing but its expiry ends it.
   */
  isOpen: (claims: Claims) => boolean | Promise<boolean>
  /** Whether ends of sessions are heard. */
  isListening: () => boolean
  stop: () => Promise<void>
}

/** How long an answer counts while ends are announced but not heard, in milliseconds. */
const UNHEARD = 500
/** How long an answer counts where ends are not announced, in milliseconds: on Supabase, whose Auth is not ours. */
const UNANNOUNCED = 5000
/** How long the end of a session is remembered, in milliseconds: no token of our Auth is valid for longer. */
const HOUR = 3_600_000
/** The most sessions to remember, open and ended ones each. */
const MAX_SESSIONS = 100_000

/**
 * The first token of a session costs one query. After it the session counts as open until the token expires or Postgres
 * notifies that the session has ended, in the transaction that ends it. Whatever was known is forgotten when the connection
 * that listens is lost, and asked anew. The id of an ended session is never used again.
 */
export function createOpenSessions(db: Database, url: string, now: () => number = Date.now): OpenSessions {
  const open = createExpiringMap<true>(MAX_SESSIONS, now)
  const ended = createExpiringMap<true>(MAX_SESSIONS, now)
  let subscription: Subscription | undefined
  let isListening = false
  /** Changes when the connection that listens is made or lost. */
  let generation = 0

  const subscribe = () =>
    listen(url, ['session_ended'], {
      onmessage: (session) => {
        open.delete(session)
        ended.set(session, true, now() + HOUR)
      },
      onready: () => {
        isListening = true
        generation++
      },
      onlost: () => {
        isListening = false
        generation++
        open.clear()
      },
    })

  const ask = async (claims: Claims, session: string): Promise<boolean> => {
    const askedIn = { generation, isListening }
    const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : 0
    const { is_open, is_announced } = await sessionState(db, claims)
    if (is_announced) subscription ??= subscribe()
    // The end may have been heard before this answer, which was read before it.
    if (!is_open || ended.get(session)) {
      ended.set(session, true, expires)
      return false
    }
    const isHeard = is_announced && askedIn.isListening && askedIn.generation === generation
    open.set(session, true, isHeard ? expires : Math.min(expires, now() + (is_announced ? UNHEARD : UNANNOUNCED)))
    return true
  }

  return {
    isOpen: (claims) => {
      const session = claims.session_id
      if (session === undefined) return true
      if (typeof session !== 'string' || !UUID.test(session)) return false
      if (open.get(session)) return true
      return ended.get(session) ? false : ask(claims, session)
    },
    isListening: () => isListening,
    stop: async () => subscription?.stop(),
  }
}

/** As Postgres writes ids, and so Auth: another spelling would be another key than the one that is announced. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
