import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import { startPostgres } from '../../local/postgres.ts'
import type { Lab } from './lab.ts'

export const FAULTS = ['kill', 'stop', 'partition'] as const
export type FaultKind = (typeof FAULTS)[number]

type Name = 'a' | 'b'

/** Makes the machine of the primary fail; answers what its Postgres says to somebody who writes there when another has taken over. */
export async function fail(lab: Lab, kind: FaultKind, name: Name): Promise<() => Promise<string>> {
  const machine = lab.machines[name]
  const other = lab.machines[name === 'a' ? 'b' : 'a']
  if (kind === 'kill') {
    await machine.kill()
    return async () => {
      // By hand, past its guard: what an operator does in haste, or an init system.
      const server = await startPostgres({ folder: machine.folder, port: machine.ports.database })
      const said = await tryToWrite(machine.url)
      await server.stop()
      lab.startGuard(name)
      await machine.startApi()
      return said
    }
  }
  if (kind === 'stop') {
    const sql = postgres(machine.url, { max: 1, connect_timeout: 2, onnotice: () => {}, fetch_types: false })
    await sql`select 1`
    machine.freeze()
    return async () => {
      machine.thaw()
      // Over a connection that was open all the time.
      const said = await write(sql)
      await sql.end({ timeout: 0 })
      return said
    }
  }
  machine.cutOff([other.links.database])
  return async () => {
    const said = await tryToWrite(machine.url)
    machine.mend([other.links.database])
    return said
  }
}

async function tryToWrite(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {}, fetch_types: false })
  try {
    return await write(sql)
  } finally {
    await sql.end({ timeout: 0 })
  }
}

let tries = 0

async function write(sql: postgres.Sql): Promise<string> {
  const told = sql.unsafe(`create table split_brain_${++tries} ()`).then(
    () => 'ACCEPTED',
    (error: unknown) => `refused: ${error instanceof Error ? error.message : String(error)}`,
  )
  // In synchronous mode a commit would wait for a standby that follows no more.
  return Promise.race([told, rest(5000, 'refused: it is never acknowledged')])
}
