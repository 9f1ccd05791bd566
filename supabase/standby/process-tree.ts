import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

/** The process and all that came of it, as far as they are known now. */
export function treeOf(pid: number): number[] {
  const children = Map.groupBy(existsSync('/proc/self/stat') ? fromProc() : fromPs(), ({ parent }) => parent)
  const found = [pid]
  for (const each of found) found.push(...(children.get(each) ?? []).map(({ own }) => own))
  return found
}

/** Sends a signal to all of them; one that is gone needs none. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  for (const each of treeOf(pid)) {
    try {
      process.kill(each, signal)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

interface RunningProcess {
  own: number
  parent: number
}

function fromProc(): RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      // `12 (its name) S 3 …`; the name may hold anything.
      const parent = /^.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'latin1'))?.[1]
      return [{ own: Number(name), parent: Number(parent) }]
    } catch {
      return [] // it has ended meanwhile
    }
  })
}

function fromPs(): RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').map((line) => {
    const [own = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    return { own, parent }
  })
}
