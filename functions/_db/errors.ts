/** The SQLSTATE or socket code of the innermost cause: drivers wrap each other. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return errorCode(error.cause) ?? ('code' in error && typeof error.code === 'string' ? error.code : undefined)
}

/** Whether a retry may succeed: no connection, too many connections, a server that stops, or a transaction that lost a race. */
export const isTransient = (error: unknown): boolean =>
  /^(08...|53...|57P0.|57014|40001|40P01|CONNECT.*|CONNECTION_.*|ECONN.*|EPIPE|ENOTFOUND|ETIMEDOUT)$/.test(
    errorCode(error) ?? '',
  )

/** Whether the database takes no changes: it is a standby, or was told to be read only. */
export const isReadOnly = (error: unknown): boolean => errorCode(error) === '25006'

/** Whether the connection was lost: its server process ended, or its socket did. What was asked of it may have happened. */
export const isConnectionLost = (error: unknown): boolean =>
  /^(08003|08006|57P01|57P02|CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNRESET|EPIPE)$/.test(errorCode(error) ?? '')

/** Whether a row was to be written for an account that was deleted: its token may outlive it for a while. */
export function isOfDeletedAccount(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('constraint_name' in error && errorCode(error) === '23503')
    return String(error.constraint_name).endsWith('_user_id_fkey')
  return isOfDeletedAccount(error.cause)
}

/** The named constraint that refused a row, or the message of a database function that did. */
export function refusedBy(error: unknown): { constraint: string | undefined; message: string } | undefined {
  if (!(error instanceof Error)) return undefined
  const deeper = refusedBy(error.cause)
  if (deeper) return deeper
  if (!('code' in error) || error.code !== '23514') return undefined
  const constraint = 'constraint_name' in error ? error.constraint_name : undefined
  return { constraint: typeof constraint === 'string' ? constraint : undefined, message: error.message }
}
