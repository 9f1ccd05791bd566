/** A place in the WAL as a number. "0/3000148" has the upper and lower 32 bits. */
export function parseLsn(text: string): bigint {
  const [high = '', low = ''] = text.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

export interface Segment {
  timeline: number
  /** Counted from 0 over all of the WAL. */
  number: number
}

const perFile = (segmentBytes: number) => 2 ** 32 / segmentBytes
const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')

export const segmentName = ({ timeline, number }: Segment, segmentBytes: number): string =>
  hex(timeline) + hex(Math.floor(number / perFile(segmentBytes))) + hex(number % perFile(segmentBytes))

/** Undefined for other files of an archive, such as histories. */
export function parseSegment(name: string, segmentBytes: number): Segment | undefined {
  if (!/^[0-9A-F]{24}$/.test(name)) return undefined
  const [timeline = 0, high = 0, low = 0] = [0, 8, 16].map((at) => Number.parseInt(name.slice(at, at + 8), 16))
  return { timeline, number: high * perFile(segmentBytes) + low }
}

export const segmentOf = (lsn: bigint, segmentBytes: number): number => Number(lsn / BigInt(segmentBytes))

export const isHistory = (name: string): boolean => /^[0-9A-F]{8}\.history$/.test(name)
/** What `archive_command` or `archive_library` is given. */
export const isArchived = (name: string): boolean =>
  /^[0-9A-F]{24}(\.partial|\.[0-9A-F]{8}\.backup)?$/.test(name) || isHistory(name)

export const historyName = (timeline: number): string => `${hex(timeline)}.history`
export const timelineOfHistory = (name: string): number => Number.parseInt(name.slice(0, 8), 16)

/** Where a timeline ended and its child began. */
export interface Ancestor {
  timeline: number
  until: bigint
}

/** "1\t0/3000148\tno recovery target specified" a line, the oldest first. */
export const parseHistory = (text: string): Ancestor[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .flatMap(([timeline = '', lsn = '']) =>
      lsn.includes('/') ? [{ timeline: Number(timeline), until: parseLsn(lsn) }] : [],
    )
