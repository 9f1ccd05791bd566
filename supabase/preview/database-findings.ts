import type { PreviewLimits } from './findings.ts'
import { blockedBy, sayBlocked } from './locks.ts'
import type { PreviewResult } from './preview.ts'
import { dangerous, look, type Finding } from './report.ts'
import type { RanFile } from './run-file.ts'
import { excerpt } from './split-statements.ts'
import { code, count, sayMs } from './words.ts'

export function failureFindings({ file, failed }: RanFile): Finding[] {
  if (!failed) return []
  const kept =
    failed.keptStatements === 0
      ? 'nothing of the file is kept'
      : `its first ${count(failed.keptStatements, 'statement')} stay, since what cannot run in a transaction comes in between`
  return [
    dangerous(
      `${code(file.path)} fails at line ${failed.statement.line}, ${code(excerpt(failed.statement))}: ${failed.message}; ${kept}.`,
    ),
  ]
}

export function rewriteFindings(
  { file, statements, locks }: RanFile,
  { before }: PreviewResult,
  { bigTable, outageMs }: PreviewLimits,
): Finding[] {
  return statements.flatMap(({ statement, ms, rewritten, emptied }) => {
    const rows = (table: string) => before?.rows.get(table) ?? 0
    return [
      ...rewritten
        .filter((table) => rows(table) > 0)
        .map((table) => {
          const lock = locks.find((it) => it.table === table)
          const wait = lock ? `, and ${sayBlocked({ ...lock, table: code(table) })} for ${sayMs(lock.ms)}` : ''
          const text = `${code(file.path)} rewrites ${code(table)}, ${count(rows(table), 'row')}, in ${sayMs(ms)}${wait}.`
          return rows(table) >= bigTable || (lock?.ms ?? 0) >= outageMs ? dangerous(text) : look(text)
        }),
      ...emptied
        .filter((table) => rows(table) > 0)
        .map((table) =>
          dangerous(
            `${code(file.path)} empties ${code(table)}, ${count(rows(table), 'row')} (line ${statement.line}).`,
          ),
        ),
    ]
  })
}

export function lockFindings({ file, locks, statements }: RanFile, { noticedMs, outageMs }: PreviewLimits): Finding[] {
  // How long nobody reaches a table that is rewritten stands with that.
  const rewritten = new Set(statements.flatMap((it) => it.rewritten))
  return locks.flatMap((lock) => {
    const blocks = blockedBy(lock.mode)
    if ((blocks !== 'everything' && blocks !== 'writes') || lock.ms < noticedMs || rewritten.has(lock.table)) return []
    const text = `While ${code(file.path)} runs, ${sayBlocked({ ...lock, table: code(lock.table) })} for ${sayMs(lock.ms)}.`
    return [lock.ms >= outageMs ? dangerous(text) : look(text)]
  })
}

export const rowFindings = ({ file, work }: RanFile): Finding[] =>
  work.flatMap(({ table, deleted }) =>
    deleted > 0 ? [look(`${code(file.path)} deletes ${count(deleted, 'row')} of ${code(table)}.`)] : [],
  )
