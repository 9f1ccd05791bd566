import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_LEARNER } from './finishes.ts'
import type { PgbenchScript, Yardstick } from './yardstick.ts'

const DEBIAN = '/usr/lib/postgresql'

/** Postgres's own load generator, where this machine has it. */
export function findPgbench(): string | undefined {
  const installed = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN, version, 'bin/pgbench'))
    : []
  return ['pgbench', ...installed].find((path) => spawnSync(path, ['--version']).status === 0)
}

export function pgbench(path: string): Yardstick {
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim()
  return {
    name: `${version}, -M prepared -c 16 -j 2`,
    parameters: { learner: ':learner', event: ':event' },
    run: async ({ url, scripts, learners, from, seconds, inTurn = false }) => {
      const folder = mkdtempSync(join(tmpdir(), 'laude-bench-'))
      try {
        const files = scripts.flatMap((script, index) => ['-f', write(folder, index, script, learners, inTurn)])
        const { hostname, port, pathname, username, password } = new URL(url)
        const output = await run(
          path,
          [
            ...['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-c', '16', '-j', '2'],
            ...['-T', String(seconds), '-D', `from=${from}`, '-D', 'n=0', ...files, pathname.slice(1)],
          ],
          { ...process.env, PGPASSWORD: password },
        )
        const rate = Number(/^tps = ([\d.]+) \(without/m.exec(output)?.[1])
        const done = Number(/^number of transactions actually processed: (\d+)/m.exec(output)?.[1])
        if (!(rate > 0 && done > 0)) throw new Error(`pgbench did not say how fast it was:\n${output}`)
        return { rate, done }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  }
}

/** Each client numbers its own transactions; with its own number behind, no two are alike. */
function write(
  folder: string,
  index: number,
  { statement, weight }: PgbenchScript,
  learners: { from: number; count: number },
  inTurn: boolean,
): string {
  const file = join(folder, `${index}.sql`)
  const first = FIRST_LEARNER + learners.from
  writeFileSync(
    file,
    [
      '\\set n :n + 1',
      `\\set event ${FIRST_LEARNER} + :from + :n * 16 + :client_id`,
      inTurn
        ? `\\set learner ${first} + (:event - ${FIRST_LEARNER}) % ${learners.count}`
        : `\\set learner random(${first}, ${first + learners.count - 1})`,
      `${statement};`,
    ].join('\n'),
  )
  return `${file}@${weight}`
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child
      .once('error', reject)
      .once('close', (code) =>
        code === 0 ? resolve(output) : reject(new Error(`pgbench ended with ${code}:\n${output.slice(-2000)}`)),
      )
  })
}
