import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import { unseen, type GuardedNode, type NodeView } from '../../functions/_services/failover/guarded-node.ts'
import { Failure } from '../local/failure.ts'
import { locateCluster, startPostgres, type Postgres } from '../local/postgres.ts'
import { readNodeFile, writeNodeFile } from './node-file.ts'
import { forgetStandby, settingsOf, signalStandby, type NodePostgresOptions } from './node-settings.ts'
import { signalTree } from './process-tree.ts'
import { readReplication } from './replication.ts'

/** How long Postgres may take to answer its guard, in milliseconds. */
const PATIENCE = 2000
/** For how many seconds it may recover before it takes connections. */
const RECOVERY = 3600

/** The Postgres of one machine as its guard needs it. */
export function createNodePostgres(options: NodePostgresOptions) {
  const { folder, port, peer } = options
  let running: Postgres | undefined
  let client: postgres.Sql | undefined
  let seen: NodeView['postgres'] = 'stopped'
  let until = Infinity
  let isStopping = false
  const minder = startMinder()
  const isRunning = () =>
    running !== undefined && running.process.exitCode === null && running.process.signalCode === null

  const mind = () => {
    minder.stdin?.write(`until ${until}\npostgres ${isRunning() ? running?.process.pid : 0}\n`)
  }

  const ask = async <T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
    client ??= postgres(running?.url ?? '', { max: 2, connect_timeout: 2, onnotice: () => {}, fetch_types: false })
    const late = new AbortController()
    try {
      const timeout = rest(PATIENCE, undefined, { signal: late.signal }).then(() => {
        throw new Error('Postgres does not answer its guard.')
      })
      return await Promise.race([work(client), timeout])
    } catch (error) {
      void client?.end({ timeout: 0 }).catch(() => undefined)
      client = undefined
      throw error
    } finally {
      late.abort()
    }
  }

  const forget = () => {
    void client?.end({ timeout: 0 }).catch(() => undefined)
    client = undefined
    running = undefined
    seen = 'stopped'
  }

  const node: GuardedNode = {
    readFolder: async () => {
      const found = await readNodeFile(folder)
      if (found) return found
      throw new Failure(`${folder} is no node yet.`, 'Make it one with npm run standby -- init.')
    },
    writeFolder: (changed) => writeNodeFile(folder, changed),
    start: async (role) => {
      if (isRunning()) return
      forget()
      const cluster = await locateCluster(folder)
      signalStandby(cluster)
      forgetStandby(cluster)
      if (role === 'standby') until = Infinity
      const started = startPostgres({
        folder,
        port,
        patience: RECOVERY,
        settings: { ...settingsOf(options, role, cluster), ...options.settings },
        onSpawn: (child) => {
          minder.stdin?.write(`until ${until}\npostgres ${child.pid}\n`)
        },
      })
      running = await started
      seen = 'standby'
      mind()
    },
    promote: async () => {
      // A hot standby's promotion waits for what it has received, and no longer.
      if (!running) return
      const sql = postgres(running.url, { max: 1, connect_timeout: 2, onnotice: () => {}, fetch_types: false })
      try {
        const [row] = await sql<{ promoted: boolean }[]>`select pg_promote(true, 60) as promoted`
        if (row?.promoted !== true) throw new Error('Postgres was not promoted.')
      } finally {
        await sql.end({ timeout: 1 })
      }
      seen = 'primary'
      // Whoever starts this folder by hand, past its guard, gets a standby, which takes no writes.
      signalStandby(await locateCluster(folder))
    },
    kill: async () => {
      const child = running?.process
      if (child?.pid !== undefined && isRunning()) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        signalTree(child.pid, 'SIGKILL')
        await ended
      }
      forget()
      mind()
    },
    holdUntil: (time) => {
      until = time
      minder.stdin?.write(`until ${time}\n`)
    },
    look: async () => {
      if (!isRunning()) {
        if (running) forget()
        return unseen('stopped')
      }
      try {
        const view = await ask((sql) => readReplication(sql, peer.name))
        seen = view.postgres
        return view
      } catch {
        // It runs and does not answer: it is what it was.
        return unseen(seen)
      }
    },
    waitForStandby: async () => {
      const wanted = `FIRST 1 (${peer.name})`
      await ask((sql) => sql.unsafe(`alter system set synchronous_standby_names = '${wanted}'`))
      await ask((sql) => sql`select pg_reload_conf()`)
      const url = running?.url ?? ''
      // Whoever connects now comes from a postmaster that has read it, and told the checkpointer, which lets commits wait. It does so
      // before the checkpoint that is asked for afterwards. So each commit behind the position that follows has to wait.
      for (;;) {
        const sql = postgres(url, { max: 1, onnotice: () => {}, fetch_types: false })
        try {
          const [row] = await sql<{ names: string }[]>`select current_setting('synchronous_standby_names') as names`
          if (row?.names === wanted) {
            await sql`checkpoint`
            const [at] = await sql<{ position: string }[]>`select pg_current_wal_lsn() - '0/0'::pg_lsn as position`
            return Number(at?.position)
          }
        } finally {
          await sql.end({ timeout: 1 })
        }
        await rest(20)
      }
    },
    goOnAlone: async () => {
      await ask((sql) => sql`alter system reset synchronous_standby_names`)
      await ask((sql) => sql`select pg_reload_conf()`)
    },
  }

  return {
    node,
    /** Stops Postgres in order, and what watches over it. */
    stop: async () => {
      isStopping = true
      void client?.end({ timeout: 0 }).catch(() => undefined)
      await running?.stop()
      forget()
      minder.stdin?.end()
    },
    /** Called when what watches over Postgres ends by itself: nothing may run without it. */
    onMinderGone: (work: () => void) => void minder.once('exit', () => isStopping || work()),
  }
}

function startMinder(): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'minder.ts')], {
    stdio: ['pipe', 'inherit', 'inherit'],
    // Its own process group, so that Ctrl-C does not reach it before us.
    detached: true,
  })
  child.stdin?.on('error', () => undefined)
  return child
}
