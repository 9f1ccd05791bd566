import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** CPU time of processes is in /proc, on Linux alone. */
export const knowsCpu = existsSync('/proc/self/stat')

interface ProcessStat {
  parent: number
  /** Of the process itself, and of its children that have ended. */
  ticks: number
}

/** The CPU time that a process, its descendants and its children that have ended took so far, in milliseconds. */
export function cpuOf(pid: number): number {
  const stats = readStats()
  const isWithin = (it: number): boolean => it === pid || (it > 1 && isWithin(stats.get(it)?.parent ?? 0))
  const ticks = [...stats].reduce((sum, [it, stat]) => (isWithin(it) ? sum + stat.ticks : sum), 0)
  return (ticks * 1000) / ticksPerSecond()
}

/** The descendant of a process whose command line contains the text. */
export function findProcess(ancestor: number, text: string): number {
  const stats = readStats()
  const isWithin = (it: number): boolean => it === ancestor || (it > 1 && isWithin(stats.get(it)?.parent ?? 0))
  const found = [...stats.keys()].find((pid) => isWithin(pid) && commandOf(pid).includes(text))
  if (found === undefined) throw new Error(`No process below ${ancestor} has ${text} in its command line.`)
  return found
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
    stats.set(Number(name), { parent: Number(fields[1]), ticks })
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
