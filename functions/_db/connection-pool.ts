import { isConnectionLost } from './errors.ts'

/** How long an idle connection stays open, in milliseconds. */
const MAX_IDLE = 60_000
/** How old a connection may become, in milliseconds. */
const MAX_AGE = 1_800_000

/**
 * A pool that never repairs a connection. Left to itself, the driver reconnects in the middle of a transaction and runs the
 * rest of it outside (https://github.com/porsager/postgres/pull/1155), or writes its rollback to a connection that is gone,
 * which ends the process (https://github.com/porsager/postgres/issues/1208). Here each connection is a client of its own:
 * once lost it is discarded, and the next piece of work gets a new one.
 */
export function createConnectionPool<L extends { close: () => Promise<void> }>({ max, open }: PoolOptions<L>): Pool<L> {
  const idle: PooledConnection<L>[] = []
  const all = new Set<PooledConnection<L>>()
  const waiting: Waiting<L>[] = []

  const create = (): PooledConnection<L> => {
    const pooled: PooledConnection<L> = {
      connection: open(() => discard(pooled)),
      discarded: false,
      createdAt: Date.now(),
    }
    all.add(pooled)
    return pooled
  }

  const discard = (pooled: PooledConnection<L>) => {
    if (pooled.discarded) return
    pooled.discarded = true
    clearTimeout(pooled.idleTimer)
    // In the same tick: from here on this client refuses every query, so the driver cannot reconnect for one.
    void pooled.connection.close().catch(() => undefined)
    const place = idle.indexOf(pooled)
    if (place < 0) return
    idle.splice(place, 1)
    all.delete(pooled)
  }

  const park = (pooled: PooledConnection<L>) => {
    idle.push(pooled)
    pooled.idleTimer = setTimeout(() => discard(pooled), MAX_IDLE)
  }

  const release = (pooled: PooledConnection<L>) => {
    const next = waiting.shift()
    if (next?.isNew || Date.now() - pooled.createdAt > MAX_AGE) discard(pooled)
    if (pooled.discarded) all.delete(pooled)
    if (next) next.resolve(pooled.discarded ? create() : pooled)
    else if (!pooled.discarded) park(pooled)
  }

  const acquire = (isNew: boolean): PooledConnection<L> | Promise<PooledConnection<L>> => {
    // Those that wait were parked before the loss that made the caller ask for a new one: they may be lost, too.
    if (isNew) for (const pooled of [...idle]) discard(pooled)
    // The connection used last, so that the others become idle and close when there is little to do.
    const pooled = idle.pop()
    clearTimeout(pooled?.idleTimer)
    if (pooled) return pooled
    return all.size < max ? create() : new Promise((resolve) => waiting.push({ resolve, isNew }))
  }

  return {
    withConnection: async (work, { isNew = false } = {}) => {
      const pooled = await acquire(isNew)
      try {
        return await work(pooled.connection)
      } catch (error) {
        // The driver may say that its socket is gone before it says that it has closed.
        if (isConnectionLost(error)) discard(pooled)
        throw error
      } finally {
        release(pooled)
      }
    },
    standing: () => ({ used: all.size - idle.length, idle: idle.length, waiting: waiting.length }),
    end: async () => {
      await Promise.all(
        [...all].map(({ connection, idleTimer }) => {
          clearTimeout(idleTimer)
          return connection.close().catch(() => undefined)
        }),
      )
    },
  }
}

interface PoolOptions<L> {
  /** The largest number of connections. */
  max: number
  /** Opens a connection, which calls `onclose` when it is lost. */
  open: (onclose: () => void) => L
}

interface Pool<L> {
  withConnection: <T>(work: (connection: L) => Promise<T>, options?: { isNew?: boolean }) => Promise<T>
  standing: () => PoolStanding
  end: () => Promise<void>
}

/** Connections that are used, or idle, and pieces of work that wait for one. */
interface PoolStanding {
  used: number
  idle: number
  waiting: number
}

interface Waiting<L> {
  resolve: (pooled: PooledConnection<L>) => void
  isNew: boolean
}

interface PooledConnection<L> {
  connection: L
  discarded: boolean
  createdAt: number
  /** Runs while the connection is idle. */
  idleTimer?: ReturnType<typeof setTimeout>
}
