import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Failure } from '../local/failure.ts'
import { readSnapshotOptions, SNAPSHOT_HELP } from './options.ts'
import { takeSnapshot, type SnapshotOptions } from './take-snapshot.ts'

// npm run db:snapshot -- --masked --into <url>: a database without the people in it.
try {
  const options = readSnapshotOptions(process.argv.slice(2))
  if (options) await report(options)
  else console.log(SNAPSHOT_HELP)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}

async function report(options: SnapshotOptions): Promise<void> {
  const start = performance.now()
  const { tables, leftBehind } = await takeSnapshot(options, join(import.meta.dirname, '../..'))
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${rows} rows of ${tables.length} tables in ${seconds} s. Nothing was copied of ${leftBehind.join(', ')}.`,
  )
}
