import process from 'node:process'

/** Stops and exits on Ctrl-C, on a signal, or when the shell is gone. */
export function stopOnSignal(stop: () => Promise<void>, exitCode = 0): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1) // the second signal exits at once
    stopping = true
    void stop().then(() => process.exit(exitCode))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  // npm passes a signal to its shell, and the shell does not pass it on: we notice that the shell is gone.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || stopping || onSignal(), 500).unref()
}
