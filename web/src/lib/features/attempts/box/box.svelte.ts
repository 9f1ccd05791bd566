import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { SavedAttempt } from '#contracts/attempts/submissions.ts'
import { aheadAtLeast } from '#lib/features/attempts/sync/clock.ts'
import { AttemptSync } from '#lib/features/attempts/sync/attempt-sync.svelte.ts'
import { drop, keep, load, type AttemptOwner } from '#lib/features/attempts/sync/device.ts'
import { merge } from '#lib/features/attempts/sync/merge.ts'
import { acknowledge, waiting } from '#lib/features/attempts/sync/unsent.ts'
import type { ClosedReason } from '#lib/features/attempts/sync/send.ts'
import { fits, type BoxAttempt, type BoxQuestion } from './question.ts'
import { readState } from './read-state.ts'
import * as did from './state.ts'
import { answerTo, emptyState, isSettled, type AttemptState } from './state.ts'
import { hear } from '#lib/features/attempts/sync/server-answers.ts'

/** An attempt while it is taken: what the page shows, and what may be done to it. */
export class Box {
  readonly attempt: BoxAttempt
  readonly owner: AttemptOwner
  state = $state.raw<AttemptState>(emptyState('exam'))
  /** Which question this tab shows; another tab may show another one. */
  number = $state(1)
  /** What is chosen or typed in practice and not yet checked. */
  drafts = $state.raw<Readonly<Record<number, WireAnswer | null>>>({})
  /** What the device keeps has been read. Before that, nothing can be answered. */
  ready = $state(false)
  /** The device keeps nothing, since its learner or its browser does not let us. */
  forgetful = $state(false)
  closed = $state<ClosedReason | null>(null)
  ahead = $state(0)
  courier: AttemptSync
  #channel: BroadcastChannel | undefined

  question: BoxQuestion = $derived.by(() => this.#question(this.number))
  answer: WireAnswer | null = $derived(this.drafts[this.number] ?? answerTo(this.state, this.number))
  settled: boolean = $derived(isSettled(this.state, this.number))
  answered: number = $derived(did.countAnswered(this.state))
  allSaved: boolean = $derived(waiting(this.state).questions === 0)

  constructor(attempt: BoxAttempt, user: string) {
    this.attempt = attempt
    this.owner = { user, community: attempt.community.slug, attempt: attempt.id, length: attempt.length }
    this.state = hear(emptyState(attempt.mode), attempt, { revision: attempt.revision, ahead: 0 })
    this.number = this.state.position.number
    this.courier = new AttemptSync({
      owner: this.owner,
      timed: attempt.deadline !== null,
      state: () => this.state,
      saved: (sentFrom, saved) => this.#saved(sentFrom, saved),
      closed: (why) => void this.#close(why),
    })
  }

  /** Joins what the device keeps with what the server said, and keeps listening to other tabs. */
  async open(): Promise<void> {
    this.#channel = new BroadcastChannel(`laude/${this.owner.user}/${this.attempt.id}`)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hearTab(data))
    const kept = await load(this.owner).catch(() => this.#forget())
    this.ahead = aheadAtLeast(kept?.ahead ?? null, this.attempt.now, Date.now())
    const { mode, revision } = this.attempt
    const before = kept?.state.mode === mode ? this.#fitting(kept.state) : emptyState(mode)
    this.state = hear(before, this.attempt, { revision, ahead: this.ahead })
    this.number = this.state.position.number
    this.ready = true
    performance.mark('box-ready')
    await this.courier.consider('online')
  }

  shut() {
    this.courier.stop()
    this.#channel?.close()
  }

  choose = (answer: WireAnswer | null) => this.#do((now) => did.answer(this.state, this.number, answer, now))

  /** In practice what is not settled by one press waits for its check. */
  draft = (answer: WireAnswer | null) => {
    if (this.settled) return
    this.drafts = { ...this.drafts, [this.number]: answer }
  }

  check = () => {
    const answer = this.drafts[this.number]
    if (!answer) return
    this.choose(answer)
    this.drafts = { ...this.drafts, [this.number]: null }
  }

  skip = () => {
    this.#do((now) => did.skip(this.state, this.number, now))
    this.goTo(this.number + 1)
  }

  toggleFlag = () => this.#do((now) => did.flag(this.state, this.number, !did.isFlagged(this.state, this.number), now))

  goTo = (number: number) => {
    if (number < 1 || number > this.attempt.length || number === this.number) return
    this.number = number
    this.#do((now) => did.goTo(this.state, number, now), 'quiet')
  }

  handIn = (asked: boolean) => this.#do((now) => did.handIn(this.state, asked, now))

  #do(deed: (now: number) => AttemptState, occasion: 'change' | 'quiet' = 'change') {
    if (!this.ready || this.closed) return
    const next = deed(Date.now())
    if (next === this.state) return
    this.state = next
    this.#channel?.postMessage(next)
    void this.#keep()
    void this.courier.consider(occasion)
  }

  #keep = () => keep({ ...this.owner, state: this.state, ahead: this.ahead }).catch(() => this.#forget())

  #forget(): null {
    this.forgetful = true
    return null
  }

  #saved(sentFrom: AttemptState, { revision, now, missed }: SavedAttempt) {
    this.ahead = Date.parse(now) - Date.now()
    const sent = acknowledge(this.state, sentFrom, revision)
    this.state = missed ? hear(sent, missed, { revision, ahead: this.ahead }) : sent
    this.#channel?.postMessage(this.state)
    void this.#keep()
  }

  #hearTab(data: unknown) {
    const theirs = readState(data, this.attempt.length)
    if (theirs?.mode !== this.state.mode) return
    const handedIn = this.state.handedIn.asked
    this.state = merge(this.state, this.#fitting(theirs))
    // Handed in there is handed in here, should that tab be gone before it is done.
    if (this.state.handedIn.asked && !handedIn) void this.courier.consider('change')
  }

  async #close(why: ClosedReason) {
    this.closed = why
    await drop(this.owner).catch(() => this.#forget())
  }

  /** An answer of another kind than its question would be refused, and all the others with it. */
  #fitting(state: AttemptState): AttemptState {
    const given = Object.entries(state.given).filter(
      ([number, { answer }]) => answer === null || fits(this.#question(Number(number)), answer),
    )
    return { ...state, given: Object.fromEntries(given) }
  }

  #question(number: number): BoxQuestion {
    const question = this.attempt.questions[number - 1]
    if (!question) throw new RangeError(`There is no question ${number}.`)
    return question
  }
}
