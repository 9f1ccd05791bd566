import { hostname } from 'node:os'
import process from 'node:process'
import type { RunningProcess } from '../_services/workers/process-reporter.ts'

/** What this process is, for the page of operators. */
export const thisProcess = (role: string): RunningProcess => ({
  host: hostname(),
  pid: process.pid,
  role,
  rss: () => process.memoryUsage().rss,
})
