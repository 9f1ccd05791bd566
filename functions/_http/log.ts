export type Log = (entry: Record<string, unknown>) => void

/** One JSON object a line, for a log collector. */
export const logToConsole: Log = (entry) => console.log(JSON.stringify(entry))

/** How long a line may wait for others, in milliseconds. */
const MAX_DELAY = 20
/** The most lines of one write: a pipe holds only so much, and a longer write would wait for its reader. */
const MAX_LINES = 100

export interface BulkLog {
  log: Log
  /** Writes the lines that wait. */
  flush: () => void
}

/** For servers: one write costs the same for one line as for a hundred, so lines are written in bulk. Errors do not wait. */
export function createBulkLog(write: (text: string) => void = console.log): BulkLog {
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) write(lines.join('\n'))
    lines = []
  }
  const log: Log = (entry) => {
    lines.push(JSON.stringify(entry))
    if (entry.level === 'error' || lines.length >= MAX_LINES) flush()
    else if (lines.length === 1) setTimeout(flush, MAX_DELAY)
  }
  return { log, flush }
}

/** The log entry of a request that was answered. */
export interface RequestLogEntry {
  /** When it arrived, in milliseconds since 1970. */
  start: number
  method: string
  path: string
  status: number
  request_id: string
  user_id: string | undefined
}

export type LogRequest = (entry: RequestLogEntry) => void

/** Logs a line for each request of one function. */
export function createRequestLogger(log: Log, functionName: string, now: () => number): LogRequest {
  const isoTime = createIsoTime()
  return ({ start, method, path, status, request_id, user_id }) =>
    log({
      level: status >= 500 ? 'error' : 'info',
      time: isoTime(start),
      function: functionName,
      method,
      path,
      status,
      ms: now() - start,
      request_id,
      user_id,
    })
}

/** Many requests arrive in the same millisecond, so the last text is reused. */
function createIsoTime() {
  let last = { time: Number.NaN, text: '' }
  return (time: number): string => {
    if (time !== last.time) last = { time, text: new Date(time).toISOString() }
    return last.text
  }
}
