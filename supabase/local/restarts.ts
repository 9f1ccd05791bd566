import { isRunning, stopService, type Service } from './process.ts'

/** The first pause before a start, and the longest, in milliseconds: each is twice the one before. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000
/** Who ran for so long, in milliseconds, is not in a series of crashes. */
const STEADY = 60_000

export interface KeptRunning {
  current: () => Service
  /** Ends it, within so many milliseconds, and does not start it again. */
  stop: (patience?: number) => Promise<void>
}

export interface KeepRunningOptions {
  start: () => Service
  /** Called with the code or signal of each end that nobody asked for, and the pause before the next start in milliseconds. */
  onCrash: (ended: Service, how: string, pause: number) => void
}

/** Starts a process, and again whenever it ends by itself, after a growing pause. */
export function keepRunning({ start, onCrash }: KeepRunningOptions): KeptRunning {
  let stopping = false
  let pause = FIRST_PAUSE
  let timer: ReturnType<typeof setTimeout> | undefined
  const launch = (): Service => {
    const began = performance.now()
    const service = start()
    service.process.once('exit', (code, signal) => {
      if (stopping) return
      if (performance.now() - began > STEADY) pause = FIRST_PAUSE
      onCrash(service, signal ?? `code ${code}`, pause)
      timer = setTimeout(() => {
        if (!stopping) current = launch()
      }, pause)
      pause = Math.min(2 * pause, LONGEST_PAUSE)
    })
    return service
  }
  let current = launch()
  return {
    current: () => current,
    stop: async (patience) => {
      stopping = true
      clearTimeout(timer)
      if (isRunning(current)) await stopService(current, patience)
    },
  }
}
