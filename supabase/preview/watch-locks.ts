import type postgres from 'postgres'
import { isStronger } from './locks.ts'

interface SeenLock {
  oid: string
  mode: string
}

/** Asks again and again which locks another connection holds, from its first answer on until it is stopped. */
export async function watchLocks(watcher: postgres.Sql, pid: number): Promise<{ stop: () => Promise<SeenLock[]> }> {
  const strongest = new Map<string, SeenLock>()
  const state = { stopped: false }
  const lookOnce = async () => {
    const locks = await watcher<SeenLock[]>`
      select relation::text as oid, mode
      from pg_locks
      where pid = ${pid} and locktype = 'relation' and granted
        and database = (select oid from pg_database where datname = current_database())
    `
    for (const lock of locks) {
      const before = strongest.get(lock.oid)
      if (!before || isStronger(lock.mode, before.mode)) strongest.set(lock.oid, lock)
    }
  }
  const watch = async () => {
    while (!state.stopped) await lookOnce()
  }
  await lookOnce()
  const watching = watch()
  return {
    stop: async () => {
      state.stopped = true
      await watching
      return [...strongest.values()]
    },
  }
}
