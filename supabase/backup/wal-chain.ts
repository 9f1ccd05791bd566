import type { PhysicalManifest } from './manifest.ts'
import { parseLsn, parseSegment, segmentName, segmentOf, type Ancestor } from './wal-names.ts'

export type ChainStart = Pick<PhysicalManifest, 'timeline' | 'end_lsn' | 'wal_segment_bytes'>

export interface WalChain {
  /** The newest timeline to which the backup leads. */
  timeline: number
  /** What can be replayed after the backup, in order. */
  segments: string[]
  /** What is missing behind that, though later segments are there. */
  missing: string[]
}

/** A base backup has the WAL up to its own end, where Postgres begins a new segment. */
export const firstSegmentAfter = ({ end_lsn, wal_segment_bytes }: Pick<ChainStart, 'end_lsn' | 'wal_segment_bytes'>) =>
  segmentOf(parseLsn(end_lsn) - 1n, wal_segment_bytes) + 1

/** The archived WAL that continues a base backup, along the timelines of its cluster. */
export function findChain(
  base: ChainStart,
  files: readonly string[],
  histories: ReadonlyMap<number, readonly Ancestor[]>,
): WalChain {
  const bytes = base.wal_segment_bytes
  const { timeline, at } = newestPath(base, histories)
  const there = new Set(files)
  const nameOf = (number: number) => segmentName({ timeline: at(number), number }, bytes)
  const first = firstSegmentAfter(base)
  const last = files.reduce((newest, file) => {
    const segment = parseSegment(file, bytes)
    return segment && segment.number > newest && at(segment.number) === segment.timeline ? segment.number : newest
  }, -1)
  const names = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => nameOf(first + index))
  const end = names.findIndex((name) => !there.has(name))
  if (end < 0) return { timeline, segments: names, missing: [] }
  return { timeline, segments: names.slice(0, end), missing: names.filter((name) => !there.has(name)) }
}

/** The newest timeline that descends from the backup, and which timeline each segment on the way to it belongs to. */
function newestPath(base: ChainStart, histories: ReadonlyMap<number, readonly Ancestor[]>) {
  const end = parseLsn(base.end_lsn)
  const timeline = [...histories].reduce((newest, [candidate, ancestors]) => {
    const parent = ancestors.find((ancestor) => ancestor.timeline === base.timeline)
    return parent && parent.until >= end && candidate > newest ? candidate : newest
  }, base.timeline)
  const ancestors = histories.get(timeline) ?? []
  const begins = [...ancestors.map(({ until }) => segmentOf(until, base.wal_segment_bytes))]
  const timelines = [...ancestors.map((ancestor) => ancestor.timeline), timeline]
  // A segment in which a timeline ended is there under its child's name, too, with all that both have.
  const at = (number: number) => timelines[begins.filter((begin) => begin <= number).length] ?? timeline
  return { timeline, at }
}
