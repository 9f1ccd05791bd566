import { Failure } from '../local/failure.ts'

export interface SegmentHeader {
  timeline: number
  /** Where in the WAL it begins. */
  address: bigint
  system: string
  bytes: number
}

const SHORT_HEADER = 24
const LONG_HEADER = 40
const IS_CONTINUED = 1
const IS_LONG = 2
const RECORD_HEADER = 24
/** Resource managers of records, and kinds of records of transactions. */
const TRANSACTIONS = 1
const KIND = 0x70
const COMMIT = 0x00
const ABORT = 0x20
/** Blocks of a record's data, by their first byte. */
const SHORT_DATA = 255
const LONG_DATA = 254
const ORIGIN = 253
const TOP_LEVEL = 252
/** 2000-01-01, from where Postgres counts microseconds, in milliseconds since 1970. */
const EPOCH = 946_684_800_000

/** What the first page of a segment says. */
export function readSegmentHeader(segment: Buffer): SegmentHeader {
  if (segment.length < LONG_HEADER || !(segment.readUInt16LE(2) & IS_LONG))
    throw new Failure('It is no segment of WAL.')
  return {
    timeline: segment.readUInt32LE(4),
    address: segment.readBigUInt64LE(8),
    system: segment.readBigUInt64LE(24).toString(),
    bytes: segment.readUInt32LE(32),
  }
}

/** When the last of the transactions that ended in this segment ended, in milliseconds. Undefined: none did. */
export function lastTransactionIn(segment: Buffer): number | undefined {
  const pageBytes = segment.readUInt32LE(36)
  const pages = createPages(segment, pageBytes)
  // A record that began in the segment before.
  if (segment.readUInt16LE(2) & IS_CONTINUED) pages.take(segment.readUInt32LE(16))
  let last: number | undefined
  for (;;) {
    pages.align()
    const length = pages.peekLength()
    if (length < RECORD_HEADER) return last
    const record = pages.take(length)
    if (!record) return last
    const time = transactionTime(record)
    if (time !== undefined) last = Math.max(last ?? time, time)
  }
}

/** The bytes of records, without the headers of the pages that they run over. */
function createPages(segment: Buffer, pageBytes: number) {
  let at = 0
  const skipHeader = () => {
    if (at % pageBytes === 0 && at < segment.length)
      at += segment.readUInt16LE(at + 2) & IS_LONG ? LONG_HEADER : SHORT_HEADER
  }
  return {
    align: () => {
      at = Math.ceil(at / 8) * 8
      skipHeader()
    },
    /** 0 at the end of the segment or of what was written. */
    peekLength: () => (at + 4 <= segment.length ? segment.readUInt32LE(at) : 0),
    /** Undefined where it goes on in the next segment. */
    take: (length: number): Buffer | undefined => {
      const pieces: Buffer[] = []
      for (let left = length; left > 0;) {
        skipHeader()
        if (at >= segment.length) return undefined
        const piece = segment.subarray(at, at + Math.min(left, pageBytes - (at % pageBytes)))
        pieces.push(piece)
        at += piece.length
        left -= piece.length
      }
      return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)
    },
  }
}

function transactionTime(record: Buffer): number | undefined {
  if (record[17] !== TRANSACTIONS) return undefined
  const kind = (record[16] ?? 0) & KIND
  if (kind !== COMMIT && kind !== ABORT) return undefined
  let at = RECORD_HEADER
  if (record[at] === ORIGIN) at += 3
  if (record[at] === TOP_LEVEL) at += 5
  const start = record[at] === SHORT_DATA ? at + 2 : record[at] === LONG_DATA ? at + 5 : undefined
  if (start === undefined || start + 8 > record.length) return undefined
  return EPOCH + Number(record.readBigInt64LE(start)) / 1000
}
