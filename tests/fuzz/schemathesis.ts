import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../supabase/local/failure.ts'

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt')

/** No failure of the server, no undocumented status, and answers that are what the document says. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
]

/** A Python environment of its own in that folder, with the version of Schemathesis that we ask for. Gives its command. */
export function installSchemathesis(folder: string): string {
  const wanted = readFileSync(REQUIREMENTS, 'utf8')
  const installed = join(folder, 'installed.txt')
  const command = join(folder, 'bin', 'schemathesis')
  if (existsSync(command) && existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return command
  run('python3', ['-m', 'venv', '--clear', folder], 'Fuzzing needs Python 3.10 or newer, with venv.')
  const pip = ['install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]
  run(join(folder, 'bin', 'pip'), pip, 'Schemathesis could not be installed from PyPI.')
  writeFileSync(installed, wanted)
  return command
}

function run(command: string, args: string[], advice: string) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (error || status !== 0) throw new Failure(`${command} ${args.join(' ')} failed.`, advice)
}

export interface FuzzRun {
  /** Where the OpenAPI document is. */
  document: string
  /** What the paths of the document begin at. */
  base: string
  token: string
  /** A file with values that the database holds. */
  config: string
  seed: number
  /** For each operation, beside those that its parameters ask for. */
  examples: number
  /** Instead of a number of examples. */
  seconds: number | undefined
  /** Names of operations, as in "GET /courses-api/courses": those alone, or all but those. */
  operations: { only: string[] } | { without: string[] }
  /** Where it keeps what it needs while it runs. */
  folder: string
  /** Files for what it says, and for what happened, one event a line. */
  log: string
  events: string
}

/** Whether it ran to its end; what it found is in its events. */
export function startSchemathesis(command: string, it: FuzzRun): Promise<boolean> {
  const named = 'only' in it.operations ? it.operations.only : it.operations.without
  const child = spawn(
    command,
    [
      ...['--config-file', it.config, 'run', it.document, '--url', it.base],
      ...['--header', `Authorization: Bearer ${it.token}`],
      ...['--checks', CHECKS.join(), '--phases', 'examples,coverage,fuzzing', '--continue-on-failure'],
      ...['--seed', String(it.seed), '--generation-database', 'none', '--warnings', 'off', '--no-color'],
      ...(it.seconds === undefined ? ['--max-examples', String(it.examples)] : ['--max-time', String(it.seconds)]),
      ...named.flatMap((name) => ['only' in it.operations ? '--include-name' : '--exclude-name', name]),
      ...['--report', 'ndjson', '--report-ndjson-path', it.events],
    ],
    { cwd: it.folder, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const log = createWriteStream(it.log)
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => log.end(() => resolve(code === 0 || code === 1)))
  })
}
