import type { ModelEnd } from './model-client.ts'

export interface StopWatch {
  /** Ends the request to the provider. */
  readonly signal: AbortSignal
  /** Why we ended it ourselves, if we did. */
  readonly stopped: ModelEnd | undefined
  stop: (end: ModelEnd) => void
  /** The same promise, but silence of the provider stops the request. */
  listen: <T>(next: Promise<T>) => Promise<T>
  /** The provider said something, if only that it is still there. */
  heard: () => void
  release: () => void
}

/** Ends a request when the reader leaves, when the provider is silent for too long, and when all of it takes too long. */
export function createStopWatch(limits: { stallMs: number; totalMs: number }, reader?: AbortSignal): StopWatch {
  const controller = new AbortController()
  let stopped: ModelEnd | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  const stop = (end: ModelEnd) => {
    stopped ??= end
    controller.abort()
  }
  const leave = () => stop({ type: 'aborted' })
  const total = setTimeout(stop, limits.totalMs, { type: 'failed', reason: 'timeout' })
  const rest = () => clearTimeout(silence)
  const wait = () => {
    silence = setTimeout(stop, limits.stallMs, { type: 'failed', reason: 'stalled' })
  }
  reader?.addEventListener('abort', leave)
  if (reader?.aborted) leave()
  return {
    signal: controller.signal,
    get stopped() {
      return stopped
    },
    stop,
    // While the reader is slow nobody waits for the provider.
    listen: (next) => {
      wait()
      return next.finally(() => {
        rest()
        silence = undefined
      })
    },
    heard: () => {
      if (silence === undefined) return
      rest()
      wait()
    },
    release: () => {
      rest()
      clearTimeout(total)
      reader?.removeEventListener('abort', leave)
    },
  }
}
