import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '../local/failure.ts'
import { checkLinks } from './resources/check-links.ts'
import { linkReport } from './resources/link-report.ts'
import { readResources } from './resources/read-resources.ts'

// npm run resources:check: whether every address in seeds/resources still leads somewhere. It needs the Internet.
const FOLDER = join(import.meta.dirname, '../../seeds/resources')

try {
  const checked = await checkLinks([...readResources(readFolder(process.argv.slice(2))).values()].flat())
  console.log(linkReport(checked))
  if (checked.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}

function readFolder(args: string[]): string {
  try {
    return parseArgs({ args, options: { folder: { type: 'string' } } }).values.folder ?? FOLDER
  } catch {
    throw new Failure('The only option is a folder.', 'It looks like this: npm run resources:check -- --folder drafts.')
  }
}
