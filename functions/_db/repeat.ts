import type { Connection, ConnectionPool } from './client.ts'
import { isConnectionLost } from './errors.ts'

/**
 * Runs work on a connection, and once more on a new one if that connection is lost: a server process may have ended while its
 * connection was idle, which shows only when it is used. For work that changes nothing, or nothing more when it is repeated.
 */
export async function withRepeat<T>(
  pool: ConnectionPool,
  work: (connection: Connection) => Promise<T>,
  mayRepeat: () => boolean = () => true,
): Promise<T> {
  try {
    return await pool.withConnection(work)
  } catch (error) {
    if (!isConnectionLost(error) || !mayRepeat()) throw error
    return pool.withConnection(work, { isNew: true })
  }
}
