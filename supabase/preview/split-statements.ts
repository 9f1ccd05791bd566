export interface SqlStatement {
  text: string
  /** The line of the file on which it begins, from 1. */
  line: number
}

const isWord = (char: string | undefined) => char !== undefined && /[\w$]/.test(char)

/** The statements of a file of SQL, each without its semicolon; comments before a statement are no part of it. */
export function splitStatements(sql: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let start = -1
  /** Blocks that are open in the body of a function in standard SQL (`begin atomic … end`), where semicolons end nothing. */
  let depth = 0
  let before = ''
  const end = (at: number) => {
    if (start >= 0) statements.push({ text: sql.slice(start, at).trim(), line: sql.slice(0, start).split('\n').length })
    start = -1
    depth = 0
    before = ''
  }
  for (let at = 0; at < sql.length;) {
    const comment = commentEnd(sql, at)
    if (comment > at) {
      at = comment
      continue
    }
    const char = sql[at] ?? ''
    if (char === ';' && depth === 0) {
      end(at)
      at++
      continue
    }
    if (/\s/.test(char)) {
      at++
      continue
    }
    if (start < 0) start = at
    const quoted = quotedEnd(sql, at)
    if (quoted > at) {
      at = quoted
      before = ''
      continue
    }
    const [word = ''] = /^[A-Za-z_][\w$]*/.exec(sql.slice(at, at + 64)) ?? []
    const lower = word.toLowerCase()
    if (lower === 'atomic' && before === 'begin') depth = 1
    else if (depth > 0 && (lower === 'case' || lower === 'begin')) depth++
    else if (depth > 0 && lower === 'end') depth--
    if (word !== '') before = lower
    at += Math.max(1, word.length)
  }
  end(sql.length)
  return statements
}

/** Where the comment that begins here ends; here, if none does. */
function commentEnd(sql: string, at: number): number {
  if (sql.startsWith('--', at)) return endOf(sql, sql.indexOf('\n', at))
  if (!sql.startsWith('/*', at)) return at
  let depth = 1
  let next = at + 2
  while (depth > 0 && next < sql.length) {
    if (sql.startsWith('/*', next)) depth++
    else if (sql.startsWith('*/', next)) depth--
    else {
      next++
      continue
    }
    next += 2
  }
  return next
}

/** Where the quoted text that begins here ends; here, if none does. */
function quotedEnd(sql: string, at: number): number {
  const char = sql[at]
  if (char === '$' && !isWord(sql[at - 1])) {
    const [tag] = /^\$(?:[A-Za-z_]\w*)?\$/.exec(sql.slice(at, at + 70)) ?? []
    if (tag === undefined) return at
    const close = sql.indexOf(tag, at + tag.length)
    return close < 0 ? sql.length : close + tag.length
  }
  if (char !== "'" && char !== '"') return at
  const escapes = char === "'" && /e/i.test(sql[at - 1] ?? '') && !isWord(sql[at - 2])
  for (let next = at + 1; next < sql.length; next++) {
    if (escapes && sql[next] === '\\') next++
    else if (sql[next] === char) {
      if (sql[next + 1] !== char) return next + 1
      next++
    }
  }
  return sql.length
}

const endOf = (sql: string, found: number) => (found < 0 ? sql.length : found)

const ALONE = [
  /^create\s+(unique\s+)?index\s+concurrently\s/i,
  /^drop\s+index\s+concurrently\s/i,
  /^reindex[\s(].*\sconcurrently\s/is,
  /^(vacuum|cluster)([\s(]|$)/i,
  /^alter\s+system\s/i,
]

/** Whether Postgres refuses the statement in a transaction. The Supabase CLI commits what came before, and runs it alone. */
export const runsAlone = ({ text }: SqlStatement): boolean => ALONE.some((pattern) => pattern.test(text))

/** The beginning of a statement, on one line. */
export function excerpt({ text }: SqlStatement, length = 90): string {
  const line = text
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}
