import type { SavedAttempt } from '#contracts/attempts/submissions.ts'
import type { AttemptOwner } from './device.ts'
import { countUnsent } from './unsent.ts'
import { backoff, quietFor, shouldSend, type Occasion } from './pace.ts'
import { postFinish, postSave, type ClosedReason, type SendOutcome } from './send.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

export interface SyncOptions {
  owner: AttemptOwner
  /** An exam with a time limit. */
  timed: boolean
  /** Part of a live session. */
  watched: boolean
  state: () => AttemptState
  saved: (sentFrom: AttemptState, saved: SavedAttempt) => void
  closed: (why: ClosedReason) => void
}

/** Sends the changes on this device to the server, in batches, and retries until they arrive. */
export class AttemptSync {
  /** Why the last request failed. */
  trouble = $state<'unreachable' | 'signed_out' | 'refused' | null>(null)
  #options: SyncOptions
  #failures = 0
  #quiet: number
  #closed = false
  #inFlight: AttemptState | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: SyncOptions) {
    this.#options = options
    this.#quiet = quietFor(options)
  }

  /** Sends if the occasion is reason enough; otherwise looks again after a pause. */
  async sendIfDue(occasion: Occasion): Promise<void> {
    // After a failure the backoff says when to retry. A finish is sent at once.
    if (this.trouble) return occasion === 'online' ? this.send() : undefined
    const due = this.#options.state().handedIn.asked || shouldSend(occasion, this.#backlog())
    // A page that is being left cannot wait for the lock.
    if (due) return occasion === 'hidden' ? this.#push() : this.send()
    this.#schedule(this.#quiet, () => this.sendIfDue('quiet'))
  }

  /** One tab sends at a time; it tells the others what was saved. */
  send = async (): Promise<void> => {
    const { owner, state } = this.#options
    await navigator.locks.request(`laude/${owner.attempt}`, { ifAvailable: true }, (lock) =>
      lock ? this.#push() : this.#schedule(state().handedIn.asked ? 1000 : this.#quiet, () => this.sendIfDue('quiet')),
    )
  }

  async #push(): Promise<void> {
    const { owner, state } = this.#options
    const sentFrom = state()
    if (this.#closed || !navigator.onLine || this.#inFlight === sentFrom) return
    this.#inFlight = sentFrom
    const outcome = await (sentFrom.handedIn.asked ? postFinish : postSave)(owner, sentFrom)
    this.#inFlight = null
    this.#handle(outcome, sentFrom)
  }

  stop() {
    clearTimeout(this.#timer)
  }

  #backlog() {
    const { timed, watched, state } = this.#options
    const { done, sent } = state()
    const { questions, since } = countUnsent(state())
    return { questions, waited: since === null ? 0 : Date.now() - since, done, sent, timed, watched }
  }

  #handle(outcome: SendOutcome, sentFrom: AttemptState) {
    this.stop()
    this.#failures = outcome.kind === 'unreachable' ? this.#failures + 1 : 0
    this.trouble = outcome.kind === 'done' || outcome.kind === 'closed' ? null : outcome.kind
    if (outcome.kind === 'closed') {
      this.#closed = true
      this.#options.closed(outcome.why)
    } else if (outcome.kind === 'done') {
      this.#options.saved(sentFrom, outcome.saved)
      // The learner may have finished the attempt while the request was under way.
      this.#schedule(this.#options.state().handedIn.asked ? 0 : this.#quiet, () => this.sendIfDue('quiet'))
    } else if (outcome.kind === 'unreachable') this.#schedule(backoff(this.#failures), this.send)
  }

  #schedule(delay: number, call: () => Promise<void>) {
    this.stop()
    // No timer runs while there is nothing to send.
    const state = this.#options.state()
    if (countUnsent(state).questions > 0 || state.handedIn.asked) this.#timer = setTimeout(() => void call(), delay)
  }
}
