import type { CachedResponse } from './cache-store.ts'

/** Grows with what is written below. */
const FORMAT = '1'
/** The longest entry, in characters. */
const LONGEST = 2 ** 20
const VERSION = /^[\w-]{1,64}$/
const ETAG = /^(?:"[\w-]{1,64}")?$/

/** The versions of everything, of the learner and of the subject, as they were before anything was read. */
export type Versions = readonly [all: string, learner: string, subject: string]

interface SharedEntry {
  response: CachedResponse
  /** In milliseconds since 1970. */
  expiresAt: number
}

/** Whether this may be a version: whatever else is under a key of ours counts as none. */
export const isVersion = (value: unknown): value is string => typeof value === 'string' && VERSION.test(value)

/** One line that says what the text depends on, then the text; undefined if it is too long. */
export function writeEntry(
  { response: { text, etag }, expiresAt }: SharedEntry,
  versions: Versions,
  release: string,
): string | undefined {
  if (text.length > LONGEST) return undefined
  return `${[FORMAT, encodeURIComponent(release), ...versions, Math.floor(expiresAt), etag].join(' ')}\n${text}`
}

/** What was written, if it was by this release and depends on these versions. */
export function readEntry(value: unknown, versions: Versions, release: string): SharedEntry | undefined {
  if (typeof value !== 'string') return undefined
  const end = value.indexOf('\n')
  if (end < 0 || value.length - end > LONGEST + 1) return undefined
  const [format, writtenBy, all, learner, subject, time = '', etag = '', ...rest] = value.slice(0, end).split(' ')
  const isCurrent =
    format === FORMAT &&
    writtenBy === encodeURIComponent(release) &&
    all === versions[0] &&
    learner === versions[1] &&
    subject === versions[2]
  if (!isCurrent || rest.length > 0 || !/^\d{1,15}$/.test(time) || !ETAG.test(etag)) return undefined
  return { response: { text: value.slice(end + 1), etag }, expiresAt: Number(time) }
}
