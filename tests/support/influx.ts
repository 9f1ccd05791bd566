import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { installFromDebian } from './debian.ts'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

export interface TestInflux {
  url: string
  /** Rows of a query, each with its columns and the tags it is grouped by. */
  query: (database: string, text: string) => Promise<Record<string, unknown>[]>
  stop: () => Promise<void>
}

const COMMAND = '/usr/bin/influxd'

/** An InfluxDB 1 of its own; undefined where there is none and this machine may not install one. */
export async function startInflux(): Promise<TestInflux | undefined> {
  if (!canRun() && !(installFromDebian('influxdb') && canRun())) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'laude-influx-'))
  const [port, rpc] = [await freePort(), await freePort()]
  const config = join(folder, 'influxdb.conf')
  writeFileSync(
    config,
    `reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
dir = "${folder}/meta"
[data]
dir = "${folder}/data"
wal-dir = "${folder}/wal"
[monitor]
store-enabled = false
[http]
bind-address = "127.0.0.1:${port}"
log-enabled = false
`,
  )
  const server = spawn(COMMAND, ['-config', config], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await until(() =>
    fetch(`${url}/ping`).then(
      (response) => response.status === 204,
      () => false,
    ),
  )
  return {
    url,
    query: async (database, text) => {
      const body = new URLSearchParams({ db: database, q: text, epoch: 's' })
      const { results } = answer.parse(await (await fetch(`${url}/query`, { method: 'POST', body })).json())
      return results.flatMap(({ series = [] }) =>
        series.flatMap(({ columns, values, tags }) =>
          values.map((row) => ({ ...tags, ...Object.fromEntries(columns.map((name, nth) => [name, row[nth]])) })),
        ),
      )
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const canRun = () => existsSync(COMMAND) && spawnSync(COMMAND, ['version']).status === 0

const answer = z.object({
  results: z.array(
    z.object({
      series: z
        .array(
          z.object({
            columns: z.array(z.string()),
            values: z.array(z.array(z.unknown())).default([]),
            tags: z.record(z.string(), z.string()).optional(),
          }),
        )
        .optional(),
    }),
  ),
})
