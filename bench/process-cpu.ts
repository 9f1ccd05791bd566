import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** CPU time of processes is in /proc, on Linux alone. */
export const knowsCpu = existsSync('/proc/self/stat')

interface ProcessStat {
  pid: number
  parent: number
  /** Of the process itself, and of its children that have ended. */
  ticks: number
}

/** The CPU time that a process, its descendants and its children that have ended took so far, in milliseconds. */
export function cpuOf(pid: number): number {
  const ticks = readTree(pid).reduce((sum, stat) => sum + stat.ticks, 0)
  return (ticks * 1000) / ticksPerSecond()
}

/** The descendant of a process whose command line contains the text. */
export function findProcess(ancestor: number, text: string): number {
  const found = readTree(ancestor).find(({ pid }) => commandOf(pid).includes(text))
  if (found === undefined) throw new Error(`No process below ${ancestor} has ${text} in its command line.`)
  return found.pid
}

/** A process and all its descendants. */
function readTree(root: number): ProcessStat[] {
  const stats = readStats()
  const isWithin = (pid: number): boolean => pid === root || (pid > 1 && isWithin(stats.get(pid)?.parent ?? 0))
  return [...stats.values()].filter(({ pid }) => isWithin(pid))
}

let ticksOnce: number | undefined
const ticksPerSecond = () => (ticksOnce ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })))

function readStats(): Map<number, ProcessStat> {
  const stats = new Map<number, ProcessStat>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : ''
    // The name of the program comes second, in parentheses, and may have spaces and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields.length < 15) continue
    const [utime, stime, endedUtime, endedStime] = fields.slice(11, 15).map(Number)
    const ticks = (utime ?? 0) + (stime ?? 0) + (endedUtime ?? 0) + (endedStime ?? 0)
    const pid = Number(name)
    stats.set(pid, { pid, parent: Number(fields[1]), ticks })
  }
  return stats
}

const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
