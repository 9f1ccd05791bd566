import { availableParallelism } from 'node:os'
import { planMachines, type Assumptions, type MachinePrices, type UnitLoad } from './machines.ts'
import { benchPages, SIZES as PAGES, SMOKE as PAGES_SMOKE, type PageSizes } from './pages.ts'
import {
  benchSharedDisplay,
  SIZES as DISPLAY,
  SMOKE as DISPLAY_SMOKE,
  type SharedDisplaySizes,
} from './shared-display.ts'
import { benchStream, SIZES as STREAM, SMOKE as STREAM_SMOKE, type StreamSizes } from './stream.ts'
import { benchTaking, SIZES as TAKING, SMOKE as TAKING_SMOKE, type TakingSizes } from './taking.ts'

export interface ScaleSizes {
  stream: StreamSizes
  display: SharedDisplaySizes
  taking: TakingSizes
  pages: PageSizes
}

const ONLY = ['tests', 'dashboard', 'result', 'review']

export const SIZES: ScaleSizes = {
  stream: STREAM,
  display: DISPLAY,
  taking: TAKING,
  pages: { ...PAGES, rounds: 1, only: ONLY },
}
export const SMOKE: ScaleSizes = {
  stream: STREAM_SMOKE,
  display: DISPLAY_SMOKE,
  taking: TAKING_SMOKE,
  pages: { ...PAGES_SMOKE, only: ONLY },
}

/** Of c7g and m7g machines on demand in Virginia in 2026, and of gp3 disks. */
export const PRICES: MachinePrices = { core_hour: 0.0408, disk_gb_month: 0.08 }

/** The busiest second: 300 million tests a day are 3,472 a second on average. */
export const TARGET = { tests: 10_000, displays: 50_000 }

/** How many requests and pages one test is: the box saves while the learner answers. */
export const PER_TEST = { saves: 12, pages: 4 }

/** How many displays are found in the memory of a server, and how many of the others in Redis. */
export const FOUND = { memory: 0.9, redis: 0.8 }

export const ASSUMPTIONS: Assumptions = {
  utilization: 0.6,
  average: 3472 / TARGET.tests,
  cores_per_machine: 8,
  standbys: { postgres: 1, redis: 1 },
  least: { site: 3, functions: 3, workers: 2, postgres: 1, redis: 1, kafka: 3 },
  days_kept: 90,
}

/** What each unit of work costs by process, by every way that there is, and the machines that the targets need. */
export async function benchScale({ stream, display, taking, pages }: ScaleSizes, say: (line: string) => void) {
  const events = await benchStream(stream, say)
  const displays = await benchSharedDisplay(display, say)
  const tests = await benchTaking(taking, say)
  const shown = await benchPages(pages, say)
  const page = averageOf(shown.pages)
  const { tests: rate, displays: asked } = TARGET
  const missed = asked * (1 - FOUND.memory)
  const units = {
    relayed: { cost: { cpu_ms: events.relay.cpu_s }, rate },
    consumed: { cost: { cpu_ms: events.kafka_two.cpu_s, stored_bytes: tests.finish.stored_bytes }, rate },
    in_memory: { cost: { cpu_ms: displays.memory.cpu_ms }, rate: asked * FOUND.memory },
    in_redis: { cost: { cpu_ms: displays.redis.cpu_ms }, rate: missed * FOUND.redis },
    in_postgres: { cost: { cpu_ms: displays.database.cpu_ms }, rate: missed * (1 - FOUND.redis) },
    started: { cost: tests.start, rate },
    saved: { cost: tests.save, rate: rate * PER_TEST.saves },
    finished: { cost: tests.finish, rate },
    pages: { cost: { cpu_ms: page }, rate: rate * PER_TEST.pages },
  } satisfies Record<string, UnitLoad>
  const { relayed, consumed, in_memory, in_redis, in_postgres, started, saved, finished, pages: drawn } = units
  const plan = (...loads: UnitLoad[]) => planMachines(loads, { prices: PRICES, assumptions: ASSUMPTIONS })
  return {
    bench: 'scale',
    events,
    displays,
    tests,
    pages: shown.pages,
    // What the specification's targets name: events of whatever site, and displays.
    plan_achievements: plan(relayed, consumed, in_memory, in_redis, in_postgres),
    // The whole site: tests taken in the box, with their pages.
    plan_site: plan(started, saved, finished, drawn, in_memory, in_redis, in_postgres),
    cores: availableParallelism(),
  }
}

function averageOf(pages: Awaited<ReturnType<typeof benchPages>>['pages']) {
  const of = (read: (page: (typeof pages)[number]) => number | undefined) =>
    pages.reduce((sum, page) => sum + (read(page) ?? 0), 0) / pages.length
  return {
    site: of((page) => page.site_ms),
    functions: of((page) => page.functions_ms),
    postgres: of((page) => page.postgres_ms),
  }
}
