import { setTimeout as rest } from 'node:timers/promises'

export interface TellOptions {
  /** Where news are posted as JSON; without one they are in the log alone. */
  webhook?: string
  log: (entry: Record<string, unknown>) => void
  pause?: number
  tries?: number
  timeout?: number
}

export interface FailoverNews {
  /** The same for a repeat: whoever gets it twice can tell. */
  key: string
  level: 'info' | 'error'
  text: string
}

/** Tells people: in the log, and by a webhook, which is tried again. False where the webhook took nothing. */
export function createTell({ webhook, log, pause = 1000, tries = 5, timeout = 5000 }: TellOptions) {
  return async ({ key, level, text }: FailoverNews): Promise<boolean> => {
    log({ level, failover: text })
    if (webhook === undefined) return true
    for (let tried = 1; tried <= tries; tried++) {
      try {
        const response = await fetch(webhook, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
          // `text` is what Slack, Mattermost and their like show.
          body: JSON.stringify({ text, level, key }),
          signal: AbortSignal.timeout(timeout),
        })
        await response.body?.cancel()
        if (response.ok) return true
      } catch {
        // It is tried again, like an answer that is no success.
      }
      if (tried < tries) await rest(pause * 2 ** (tried - 1))
    }
    log({ level: 'error', failover: `The webhook did not take: ${text}` })
    return false
  }
}

export type Tell = ReturnType<typeof createTell>
