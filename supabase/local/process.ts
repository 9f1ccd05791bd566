import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, createWriteStream, openSync, readFileSync } from 'node:fs'
import { Failure } from './failure.ts'

export interface Service {
  name: string
  process: ChildProcess
  /** The last lines it wrote: what to show when it stops by itself. */
  lastWords: () => string
}

export interface ServiceOptions {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Record<string, string>
  log: string
  /** Show its output as it comes, too. */
  show?: boolean
}

/** Starts a child that ends when we do: by our word, or because its standard input closes. */
export function startService({ name, command, args, cwd, env, log, show }: ServiceOptions): Service {
  const file = openSync(log, 'w')
  // Output that is not shown goes straight to the file, which costs us nothing.
  const output = show ? 'pipe' : file
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env, LAUDE_SUPERVISED: '1' },
    stdio: ['pipe', output, output],
    // Its own process group: Ctrl-C in the terminal reaches only us, and we stop things in order.
    detached: true,
  })
  if (show) {
    const copy = createWriteStream(log, { fd: file })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.pipe(copy, { end: false })
      stream?.pipe(process.stdout, { end: false })
    }
  } else closeSync(file)
  child.stdin?.on('error', () => {}) // it may be gone before us
  return { name, process: child, lastWords: () => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n') }
}

export const isRunning = ({ process: child }: Service) => child.exitCode === null && child.signalCode === null

/** Asks it to stop, and ends it after so many milliseconds. */
export async function stopService(service: Service, patience = 5000): Promise<void> {
  if (!isRunning(service)) return
  const ended = new Promise((resolve) => service.process.once('exit', resolve))
  service.process.kill('SIGTERM')
  const timer = setTimeout(() => service.process.kill('SIGKILL'), patience)
  await ended
  clearTimeout(timer)
}

/** Waits until the address answers with success. */
export async function answers(service: Service, url: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (Date.now() < deadline) {
    if (!isRunning(service))
      throw new Failure(`${service.name} stopped while starting. It said:\n${service.lastWords()}`)
    // A refused connection only means that it is not listening yet.
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' }).catch(() => undefined)
    await response?.body?.cancel()
    if (response && response.status < 400) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Failure(`${service.name} did not answer at ${url} within ${seconds} s. It said:\n${service.lastWords()}`)
}
