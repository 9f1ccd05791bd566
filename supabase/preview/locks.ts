/** A lock that a file takes on a table that was there before. */
export interface HeldLock {
  table: string
  mode: string
  /** How long, in milliseconds: from the statement that takes it until the transaction ends. */
  ms: number
  /** The beginning of that statement. */
  statement: string
}

export type Blocking = 'nothing' | 'schema' | 'writes' | 'everything'

const BLOCKS: Record<string, Blocking> = {
  AccessShareLock: 'nothing',
  RowShareLock: 'nothing',
  RowExclusiveLock: 'nothing',
  ShareUpdateExclusiveLock: 'schema',
  ShareLock: 'writes',
  ShareRowExclusiveLock: 'writes',
  ExclusiveLock: 'writes',
  AccessExclusiveLock: 'everything',
}

export const blockedBy = (mode: string): Blocking => BLOCKS[mode] ?? 'nothing'

const RANKS: Blocking[] = ['nothing', 'schema', 'writes', 'everything']

export const isStronger = (mode: string, than: string): boolean =>
  RANKS.indexOf(blockedBy(mode)) > RANKS.indexOf(blockedBy(than))

/** Whom a lock keeps waiting. */
export function sayBlocked({ table, mode }: Pick<HeldLock, 'table' | 'mode'>): string {
  switch (blockedBy(mode)) {
    case 'everything':
      return `nobody can read or write ${table}`
    case 'writes':
      return `nobody can write to ${table}, everybody can read it`
    case 'schema':
      return `everybody can read and write ${table}, nobody can change its schema`
    case 'nothing':
      return `nobody waits for ${table}`
  }
}
