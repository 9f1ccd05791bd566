import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckOutcome } from '../../functions/_domain/failover/sighting.ts'
import type { FailoverTimings } from '../../functions/_domain/failover/timings.ts'
import { listen } from '../../functions/_http/listen.ts'
import { createWatchEndpoint } from '../../functions/_http/watch-endpoint.ts'
import { vantageRoutes } from '../../functions/_http/watch-routes.ts'
import { createVantage, type Vantage } from '../../functions/_services/failover/vantage.ts'
import { freePort } from './free-port.ts'

export const WATCH_TOKEN = 'what all of them share, and nobody else'

interface VantagesOptions {
  timings: FailoverTimings
  /** What each of them sees of a node. */
  check?: (api: string) => Promise<CheckOutcome>
}

/** Three vantage points in this process, each with a port, a file and a vote of its own. */
export async function startVantages({ timings, check = async () => ({ ok: true }) }: VantagesOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'laude-vantages-'))
  const apis = new Map([
    ['a', 'a'],
    ['b', 'b'],
  ])
  const start = async (index: number, port: number) => {
    const vantage = await createVantage({ file: join(folder, `${index}.json`), apis, check, timings })
    const stop = await listen(port, createWatchEndpoint({ token: WATCH_TOKEN, routes: vantageRoutes(vantage) }))
    return { vantage, stop }
  }
  const ports: number[] = []
  const running: { vantage: Vantage; stop: () => Promise<void> }[] = []
  while (running.length < 3) {
    const port = await freePort()
    try {
      running.push(await start(running.length, port))
      ports.push(port)
    } catch (error) {
      // Another process took it in between.
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    }
  }
  return {
    voters: ports.map((port) => `http://127.0.0.1:${port}`),
    vantages: () => running.map(({ vantage }) => vantage),
    look: async (times = 1) => {
      for (let time = 0; time < times; time++) await Promise.all(running.map(({ vantage }) => vantage.look()))
    },
    /** Ends one, as a crash would: its file stays. */
    end: (index: number) => running[index]?.stop(),
    startAgain: async (index: number) => {
      running[index] = await start(index, ports[index] ?? 0)
    },
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Vantages = Awaited<ReturnType<typeof startVantages>>
