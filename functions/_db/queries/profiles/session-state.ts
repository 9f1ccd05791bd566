import type { Database } from '../../client.ts'
import { askAsUser, type Claims } from '../../session.ts'

export interface SessionState {
  is_open: boolean
  /** Whether Postgres notifies on `session_ended` when a session ends. */
  is_announced: boolean
}

/** The state of the session that the token of these claims belongs to. */
export async function sessionState(db: Database, claims: Claims): Promise<SessionState> {
  const [state] = await askAsUser(
    db,
    claims,
    (sql) => sql<SessionState[]>`select is_open, is_announced from private.session_state()`,
  )
  return state ?? { is_open: false, is_announced: false }
}
