import { once } from 'node:events'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'

/** What the driver says of a connection to open; its types leave that out. */
interface SocketOptions {
  host: string[]
  port: number[]
}

/**
 * Of connections for COPY. The end of a table's rows is a small piece that nothing answers before: with the usual delay it would
 * wait for 40 ms, for each table anew.
 */
const withoutDelay = {
  socket: async ({ host: [host], port: [port] }: SocketOptions) => {
    const socket = connect({ host, port: port ?? 5432, noDelay: true })
    await once(socket, 'connect')
    return socket
  },
}

/** One connection, from or to which rows are copied. */
export const connectForCopy = (url: string, connection: Record<string, string | number> = {}): postgres.Sql =>
  postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, connection, ...withoutDelay })

/**
 * Streams rows from one database into another by COPY, through other streams where they are changed. After an error neither
 * connection can be used: a part of the rows is still on its way.
 */
export async function copyBetween(
  { source, target }: { source: postgres.ISql; target: postgres.ISql },
  { rows, into }: { rows: string; into: string },
  ...through: Duplex[]
): Promise<void> {
  const query = target.unsafe(`copy ${into} from stdin`)
  const refused = refusalOf(query)
  const copied = await Promise.race([query.writable(), refused])
  const read = await source.unsafe(`copy ${rows} to stdout`).readable()
  await Promise.race([pipeline([read, ...through, copied]), refused])
  // The driver may have paused its socket at the last piece, and then waits forever for the answer to the next query.
  // oxlint-disable-next-line no-underscore-dangle -- what a stream has its consumer call
  read._read(0)
}

/** What Postgres says of rows that it has got already. The driver rejects the query with it, which was answered by a stream. */
function refusalOf(query: object): Promise<never> {
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
  // It may come when nobody waits any more.
  refused.catch(() => {})
  return refused
}
