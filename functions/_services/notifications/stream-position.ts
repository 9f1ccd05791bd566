import { uuid7 } from '../../_db/uuid7.ts'

/**
 * How far behind its id something may come into sight, in milliseconds. An id is made when a batch is folded; until
 * it can be read takes one statement, and Postgres ends those after 15 s.
 */
const LATE = 20_000
/** Ids that a place names; it travels in a header. */
const MOST = 50

/**
 * How far somebody has been told. The newest id alone does not say it: of two batches, the one that made its ids
 * first may commit last. So a place remembers a while back what was told, one by one.
 */
export interface StreamPosition {
  newest: string
  /** Up to here all was told, or will not come any more. */
  floor: string
  /** Above that, these were told. */
  told: readonly string[]
}

/** From now on, but for what is there already. */
export const positionAt = (now: number): StreamPosition => ({ newest: idAt(now), floor: idAt(now - LATE), told: [] })

export function advance({ newest: before, floor, told }: StreamPosition, id: string): StreamPosition {
  const newest = id > before ? id : before
  const passed = idAt(timeOf(newest) - LATE)
  const kept = [...told, id].filter((it) => it > floor && it > passed).toSorted()
  // Of too many the oldest are given up, and with them what might come late between.
  const dropped = kept.splice(0, Math.max(0, kept.length - MOST))
  return { newest, floor: dropped.at(-1) ?? (passed > floor ? passed : floor), told: kept }
}

/** Begins with the id of the newest. */
export const writePosition = ({ newest, floor, told }: StreamPosition): string => [newest, floor, ...told].join('~')

/** An id alone stands for itself and all before it. */
export function readPosition(text: string): StreamPosition {
  const [newest = '', floor = newest, ...told] = text.split('~')
  return { newest, floor, told }
}

/** The least id of a moment. */
const idAt = (moment: number) => uuid7(Math.max(0, moment), '00000000-0000-4000-8000-000000000000')

const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
