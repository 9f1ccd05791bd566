const IDLE = 60_000
const OLD = 1_800_000

/**
 * A pool whose connections are never mended. The driver, left to itself, reconnects in the middle of a
 * transaction and runs the rest of it outside (https://github.com/porsager/postgres/pull/1155), or writes its
 * rollback to a connection that is gone and takes the process with it (https://github.com/porsager/postgres/issues/1208).
 * Here each connection is a client of its own: lost, it is thrown away, and whoever comes next gets a new one.
 */
export function createConnectionPool<L extends { close: () => Promise<void> }>({ max, open }: PoolOptions<L>): Pool<L> {
  const idle: PooledConnection<L>[] = []
  const held = new Set<PooledConnection<L>>()
  const waiting: ((turn: PooledConnection<L>) => void)[] = []

  const make = (): PooledConnection<L> => {
    const it: PooledConnection<L> = { connection: open(() => discard(it)), lost: false, born: Date.now() }
    held.add(it)
    return it
  }

  const discard = (it: PooledConnection<L>) => {
    if (it.lost) return
    it.lost = true
    clearTimeout(it.idleTimer)
    // Before the driver's next breath: from here on it refuses what is asked of this client.
    void it.connection.close().catch(() => undefined)
    const place = idle.indexOf(it)
    if (place < 0) return
    idle.splice(place, 1)
    held.delete(it)
  }

  const park = (it: PooledConnection<L>) => {
    idle.push(it)
    it.idleTimer = setTimeout(() => discard(it), IDLE)
  }

  const giveBack = (it: PooledConnection<L>) => {
    if (Date.now() - it.born > OLD) discard(it)
    if (it.lost) held.delete(it)
    const next = waiting.shift()
    if (next) next(it.lost ? make() : it)
    else if (!it.lost) park(it)
  }

  const take = (): PooledConnection<L> | Promise<PooledConnection<L>> => {
    // The last one used: the others may close when there is little to do.
    const it = idle.pop()
    clearTimeout(it?.idleTimer)
    if (it) return it
    return held.size < max ? make() : new Promise((resolve) => waiting.push(resolve))
  }

  return {
    withConnection: async (work) => {
      const it = await take()
      try {
        return await work(it.connection)
      } finally {
        giveBack(it)
      }
    },
    end: async () => {
      await Promise.all(
        [...held].map(({ connection, idleTimer }) => {
          clearTimeout(idleTimer)
          return connection.close().catch(() => undefined)
        }),
      )
    },
  }
}

interface PoolOptions<L> {
  /** Connections at the most. */
  max: number
  /** Opens one; to be told when it is lost. */
  open: (onclose: () => void) => L
}

interface Pool<L> {
  withConnection: <T>(work: (lane: L) => Promise<T>) => Promise<T>
  end: () => Promise<void>
}

interface PooledConnection<L> {
  connection: L
  lost: boolean
  born: number
  /** Runs while nobody uses it. */
  idleTimer?: ReturnType<typeof setTimeout>
}
