import { uuid7 } from '../../_db/uuid7.ts'

/**
 * How long after its id's time a notification may become visible, in milliseconds. The id is made when a batch of events
 * is folded; the row becomes visible when that statement commits, and Postgres cancels statements after 15 s.
 */
const VISIBILITY_DELAY = 20_000
/** How many delivered ids a position lists: it travels in an HTTP header. */
const MAX_DELIVERED = 50

/**
 * What a reader has received so far. The newest id alone is not enough: of two batches, the one that made its ids first
 * may commit last. So a position also lists the ids that were delivered within the visibility delay.
 */
export interface StreamPosition {
  newest: string
  /** Every notification up to this id was delivered, or will not become visible any more. */
  floor: string
  /** Ids above the floor that were delivered. */
  delivered: readonly string[]
}

/** The position of a reader who starts at this time. */
export const positionAt = (now: number): StreamPosition => ({
  newest: firstIdAt(now),
  floor: firstIdAt(now - VISIBILITY_DELAY),
  delivered: [],
})

export function advance({ newest: previous, floor, delivered }: StreamPosition, id: string): StreamPosition {
  const newest = id > previous ? id : previous
  const settled = firstIdAt(timeOf(newest) - VISIBILITY_DELAY)
  const recent = [...delivered, id].filter((it) => it > floor && it > settled).toSorted()
  // Above the maximum the oldest are dropped; a notification that becomes visible between them later would be missed.
  const dropped = recent.splice(0, Math.max(0, recent.length - MAX_DELIVERED))
  return { newest, floor: dropped.at(-1) ?? (settled > floor ? settled : floor), delivered: recent }
}

/** Starts with the id of the newest notification. */
export const writePosition = ({ newest, floor, delivered }: StreamPosition): string =>
  [newest, floor, ...delivered].join('~')

/** A single id means that everything up to it was delivered. */
export function readPosition(text: string): StreamPosition {
  const [newest = '', floor = newest, ...delivered] = text.split('~')
  return { newest, floor, delivered }
}

/** The lowest id that can be made at this time, in milliseconds since 1970. */
const firstIdAt = (time: number) => uuid7(Math.max(0, time), '00000000-0000-4000-8000-000000000000')

const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
