import type { SavedAttempt } from '#contracts/attempts/submissions.ts'
import type { AttemptOwner } from './device.ts'
import { waiting } from './unsent.ts'
import { backoff, QUIET, shouldSend, type Occasion } from './pace.ts'
import { postFinish, postSave, type ClosedReason, type SendOutcome } from './send.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

export interface SyncOptions {
  owner: AttemptOwner
  /** An exam with a time limit. */
  timed: boolean
  state: () => AttemptState
  saved: (sentFrom: AttemptState, saved: SavedAttempt) => void
  closed: (why: ClosedReason) => void
}

/** Brings to the server what is on the device, now and then, and again until it has arrived. */
export class AttemptSync {
  /** Why the last one did not arrive. */
  trouble = $state<'unreachable' | 'signed_out' | 'refused' | null>(null)
  #errand: SyncOptions
  #failures = 0
  #closed = false
  #onItsWay: AttemptState | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(errand: SyncOptions) {
    this.#errand = errand
  }

  /** Something happened that may be a reason to send. */
  async consider(occasion: Occasion): Promise<void> {
    // What failed has a clock of its own; what is handed in goes at once.
    if (this.trouble) return occasion === 'online' ? this.send() : undefined
    const due = this.#errand.state().handedIn.asked || shouldSend(occasion, this.#backlog())
    // A page that is left does not live to be given a turn.
    if (due) return occasion === 'hidden' ? this.#bring() : this.send()
    this.#later(QUIET, () => this.consider('quiet'))
  }

  /** One tab at a time: what it brings, the others hear from it. */
  send = async (): Promise<void> => {
    const { owner, state } = this.#errand
    await navigator.locks.request(`laude/${owner.attempt}`, { ifAvailable: true }, (lock) =>
      lock ? this.#bring() : this.#later(state().handedIn.asked ? 1000 : QUIET, () => this.consider('quiet')),
    )
  }

  async #bring(): Promise<void> {
    const { owner, state } = this.#errand
    const sentFrom = state()
    if (this.#closed || !navigator.onLine || this.#onItsWay === sentFrom) return
    this.#onItsWay = sentFrom
    const outcome = await (sentFrom.handedIn.asked ? postFinish : postSave)(owner, sentFrom)
    this.#onItsWay = null
    this.#arrived(outcome, sentFrom)
  }

  stop() {
    clearTimeout(this.#timer)
  }

  #backlog() {
    const { timed, state } = this.#errand
    const { done, sent } = state()
    const { questions, since } = waiting(state())
    return { questions, waited: since === null ? 0 : Date.now() - since, done, sent, timed }
  }

  #arrived(outcome: SendOutcome, sentFrom: AttemptState) {
    this.stop()
    this.#failures = outcome.kind === 'unreachable' ? this.#failures + 1 : 0
    this.trouble = outcome.kind === 'done' || outcome.kind === 'closed' ? null : outcome.kind
    if (outcome.kind === 'closed') {
      this.#closed = true
      this.#errand.closed(outcome.why)
    } else if (outcome.kind === 'done') {
      this.#errand.saved(sentFrom, outcome.saved)
      // It may have been handed in while this was on its way.
      this.#later(this.#errand.state().handedIn.asked ? 0 : QUIET, () => this.consider('quiet'))
    } else if (outcome.kind === 'unreachable') this.#later(backoff(this.#failures), this.send)
  }

  #later(delay: number, call: () => Promise<void>) {
    this.stop()
    // Nobody calls back while there is nothing to bring.
    const state = this.#errand.state()
    if (waiting(state).questions > 0 || state.handedIn.asked) this.#timer = setTimeout(() => void call(), delay)
  }
}
