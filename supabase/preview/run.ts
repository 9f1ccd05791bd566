import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { errorCode } from '../../functions/_db/errors.ts'
import { Failure } from '../local/failure.ts'
import { stopOnSignal } from '../local/stop-on-signal.ts'
import { startAsOf } from './database-as-of.ts'
import { PREVIEW_HELP, readPreviewOptions, type PreviewOptions } from './options.ts'
import { preview } from './preview.ts'
import type { Verdict } from './report.ts'
import { createScratchDatabases } from './scratch-database.ts'
import { toMarkdown } from './to-markdown.ts'
import { toPage } from './to-page.ts'
import { toReport } from './write-report.ts'

// npm run preview: what would this change do?
const root = join(import.meta.dirname, '../..')
const EXIT_CODES: Record<Verdict, number> = { harmless: 0, look: 1, dangerous: 2 }
const IMPOSSIBLE = 3
const INTERRUPTED = 130

async function run({ since, files, out, rounds, isScratch, ...options }: PreviewOptions): Promise<number> {
  const say = (line: string) => console.error(line)
  const own = since === undefined ? undefined : await startAsOf(since, root, say)
  const url = own?.url ?? options.url
  const scratch = createScratchDatabases(url)
  let isInterrupted = false
  const cleanUp = async () => {
    await scratch.dropAll()
    await own?.remove()
  }
  stopOnSignal(() => {
    isInterrupted = true
    return cleanUp()
  }, INTERRUPTED)
  try {
    const report = toReport(await preview(scratch, { url, folder: files, rounds, isScratch, say }))
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'preview.md'), toMarkdown(report))
    writeFileSync(join(out, 'preview.html'), toPage(report))
    console.log(`${report.summary}\n\n${join(out, 'preview.md')}\n${join(out, 'preview.html')}`)
    return EXIT_CODES[report.verdict]
  } catch (error) {
    // What was still asked of a copy that is being dropped fails.
    if (isInterrupted) return INTERRUPTED
    throw error
  } finally {
    await cleanUp()
  }
}

try {
  const options = readPreviewOptions(process.argv.slice(2), process.env, root)
  if (options) process.exitCode = await run(options)
  else console.log(PREVIEW_HELP)
} catch (error) {
  process.exitCode = IMPOSSIBLE
  if (error instanceof Failure) console.error(`${error.message}\n${error.advice}`.trimEnd())
  else if (/^(ECONN|CONNECT|ENOTFOUND|EAI|28|3D000)/.test(errorCode(error) ?? ''))
    console.error(
      `The database could not be reached: ${error instanceof Error ? error.message : String(error)}.\nStart the local stack with npm start, name another with --on, or try --since HEAD.`,
    )
  else console.error(error)
}
