const IDLE = 60_000
const OLD = 1_800_000

/**
 * A pool whose connections are never mended. The driver, left to itself, reconnects in the middle of a
 * transaction and runs the rest of it outside (https://github.com/porsager/postgres/pull/1155), or writes its
 * rollback to a connection that is gone and takes the process with it (https://github.com/porsager/postgres/issues/1208).
 * Here each connection is a client of its own: lost, it is thrown away, and whoever comes next gets a new one.
 */
export function createLanes<L extends { close: () => Promise<void> }>({ max, open }: LanesOptions<L>): Lanes<L> {
  const idle: Held<L>[] = []
  const held = new Set<Held<L>>()
  const waiting: ((turn: Held<L>) => void)[] = []

  const make = (): Held<L> => {
    const it: Held<L> = { lane: open(() => lose(it)), lost: false, born: Date.now() }
    held.add(it)
    return it
  }

  const lose = (it: Held<L>) => {
    if (it.lost) return
    it.lost = true
    clearTimeout(it.rest)
    // Before the driver's next breath: from here on it refuses what is asked of this client.
    void it.lane.close().catch(() => undefined)
    const place = idle.indexOf(it)
    if (place < 0) return
    idle.splice(place, 1)
    held.delete(it)
  }

  const rest = (it: Held<L>) => {
    idle.push(it)
    it.rest = setTimeout(() => lose(it), IDLE)
  }

  const giveBack = (it: Held<L>) => {
    if (Date.now() - it.born > OLD) lose(it)
    if (it.lost) held.delete(it)
    const next = waiting.shift()
    if (next) next(it.lost ? make() : it)
    else if (!it.lost) rest(it)
  }

  const take = (): Held<L> | Promise<Held<L>> => {
    // The last one used: the others may close when there is little to do.
    const it = idle.pop()
    clearTimeout(it?.rest)
    if (it) return it
    return held.size < max ? make() : new Promise((resolve) => waiting.push(resolve))
  }

  return {
    lend: async (work) => {
      const it = await take()
      try {
        return await work(it.lane)
      } finally {
        giveBack(it)
      }
    },
    end: async () => {
      await Promise.all(
        [...held].map(({ lane, rest }) => {
          clearTimeout(rest)
          return lane.close().catch(() => undefined)
        }),
      )
    },
  }
}

interface LanesOptions<L> {
  /** Connections at the most. */
  max: number
  /** Opens one; to be told when it is lost. */
  open: (onclose: () => void) => L
}

interface Lanes<L> {
  lend: <T>(work: (lane: L) => Promise<T>) => Promise<T>
  end: () => Promise<void>
}

interface Held<L> {
  lane: L
  lost: boolean
  born: number
  /** Runs while nobody uses it. */
  rest?: ReturnType<typeof setTimeout>
}
