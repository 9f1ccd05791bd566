import { blockedBy, sayBlocked } from './locks.ts'
import type { PreviewResult } from './preview.ts'
import type { ReportSection } from './report.ts'
import type { RanFile } from './run-file.ts'
import { excerpt } from './split-statements.ts'
import { code, count, sayMs, sayNumber } from './words.ts'

export function filesSection({ files, notRun, changedSeeds }: PreviewResult): ReportSection {
  const failed = files.find((file) => file.failed)
  return {
    id: 'files',
    title: 'What was run',
    lead: failed
      ? `${files.length > 1 ? `${count(files.length - 1, 'file')} went through, then ` : ''}${code(failed.file.path)} failed.`
      : `${count(files.length, 'file')} went through in ${sayMs(files.reduce((sum, { ms }) => sum + ms, 0))}.`,
    items: [
      ...notRun.map((path) => `${code(path)} was not reached.`),
      ...changedSeeds.map(
        (path) =>
          `${code(path)} has another text than when it was sown; a deployment does not sow it again, so what changed in it needs a migration, too.`,
      ),
    ],
    tables: [
      {
        caption: 'Files, and the slowest statement of each',
        head: ['File', '#Statements', '#Time', 'Slowest statement', '#Its time'],
        rows: files.map((file) => {
          const slowest = file.statements.toSorted((a, b) => b.ms - a.ms)[0]
          return [
            code(file.file.path),
            file.failed ? 'failed' : sayNumber(file.statements.length),
            sayMs(file.ms),
            slowest ? code(excerpt(slowest.statement, 70)) : '',
            slowest ? sayMs(slowest.ms) : '',
          ]
        }),
      },
    ],
  }
}

export const schemaSection = ({ schema }: PreviewResult): ReportSection => ({
  id: 'schema',
  title: 'Schema',
  lead:
    schema.length === 0
      ? 'The schema stays as it is.'
      : `${count(schema.length, 'difference')} between the catalog before and after.`,
  items: schema.map(({ sentence }) => sentence),
  tables: [],
})

export function locksSection({ files, before }: PreviewResult): ReportSection {
  const rows = (table: string) => sayNumber(before?.rows.get(table) ?? 0)
  const locks = files.flatMap((ran) => ran.locks.map((lock) => ({ ran, ...lock })))
  const waits = locks.filter(({ mode }) => blockedBy(mode) !== 'schema')
  const longest = waits.toSorted((a, b) => b.ms - a.ms)[0]
  return {
    id: 'locks',
    title: 'Locks and time',
    lead: longest
      ? `The longest wait: ${sayBlocked({ ...longest, table: code(longest.table) })} for ${sayMs(longest.ms)}. Beside it a lock waits for transactions that run already, and all that come later wait behind it.`
      : 'Nobody waits for any of it.',
    items: files.flatMap(scansOf),
    tables:
      locks.length === 0
        ? []
        : [
            {
              caption: 'Locks on tables that were there before',
              head: ['File', 'Meanwhile', 'Lock', '#For', '#Rows', 'From the statement'],
              rows: locks.map(({ ran, table, mode, ms, statement }) => [
                code(ran.file.path),
                sayBlocked({ table: code(table), mode }),
                mode.replace(/Lock$/, ''),
                sayMs(ms),
                rows(table),
                code(statement),
              ]),
            },
          ],
  }
}

/** From so many rows on, a scan is worth a sentence. */
const MANY_ROWS = 1000

const scansOf = ({ statements }: RanFile): string[] =>
  statements.flatMap(({ statement, ms, rewritten, scanned }) => [
    ...rewritten.map((table) => `${code(excerpt(statement))} writes ${code(table)} anew, row by row, in ${sayMs(ms)}.`),
    ...scanned
      .filter(({ rows, table }) => rows >= MANY_ROWS && !rewritten.includes(table))
      .map(
        ({ table, rows }) =>
          `${code(excerpt(statement))} reads ${count(rows, 'row')} of ${code(table)}, in ${sayMs(ms)}.`,
      ),
  ])

export function rowsSection({ files }: PreviewResult): ReportSection {
  const work = files.flatMap(({ file, work }) =>
    work.filter(({ inserted, updated, deleted }) => inserted + updated + deleted > 0).map((it) => ({ file, ...it })),
  )
  return {
    id: 'rows',
    title: 'Rows',
    lead:
      work.length === 0
        ? 'No row changes.'
        : `Rows change in ${count(new Set(work.map(({ table }) => table)).size, 'table')}, what triggers write included.`,
    items: [],
    tables:
      work.length === 0
        ? []
        : [
            {
              caption: 'Rows that the files change',
              head: ['Table', 'File', '#Inserted', '#Updated', '#Deleted'],
              rows: work.map(({ file, table, inserted, updated, deleted }) => [
                code(table),
                code(file.path),
                ...[inserted, updated, deleted].map(sayNumber),
              ]),
            },
          ],
  }
}
