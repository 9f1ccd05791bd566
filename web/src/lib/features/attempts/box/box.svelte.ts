import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { SavedAttempt } from '#contracts/attempts/submissions.ts'
import type { Confidence } from '#domain/attempts/confidence.ts'
import { aheadAtLeast } from '#lib/features/attempts/sync/clock.ts'
import { AttemptSync } from '#lib/features/attempts/sync/attempt-sync.svelte.ts'
import { load, remove, save, type AttemptOwner } from '#lib/features/attempts/sync/device.ts'
import { merge } from '#lib/features/attempts/sync/merge.ts'
import { acknowledge, countUnsent } from '#lib/features/attempts/sync/unsent.ts'
import type { ClosedReason } from '#lib/features/attempts/sync/send.ts'
import { fittingState } from './fitting-state.ts'
import { progressOf, textOf, typed, type AnswerProgress, type BoxAttempt, type BoxQuestion } from './question.ts'
import { readState } from './read-state.ts'
import * as change from './state.ts'
import { answerTo, draftOf, emptyState, isSettled, type AttemptState } from './state.ts'
import { mergeServerAnswers } from '#lib/features/attempts/sync/server-answers.ts'

/** An attempt in progress: what the page shows, and what the learner can do. */
export class Box {
  readonly attempt: BoxAttempt
  readonly owner: AttemptOwner
  state = $state.raw<AttemptState>(emptyState('exam'))
  /** The question that this tab shows; another tab may show another one. */
  number = $state(1)
  /** The device's state has been read, and what the questions need is loaded. Before that, nothing can be answered. */
  ready = $state(false)
  /** The browser stores nothing: it cannot, or the learner forbids it. */
  cannotStore = $state(false)
  closed = $state<ClosedReason | null>(null)
  ahead = $state(0)
  /** An instructor may move it while the exam runs. */
  deadline: string | null = $state(null)
  sync: AttemptSync
  #channel: BroadcastChannel | undefined

  question: BoxQuestion = $derived.by(() => this.#question(this.number))
  #draft = $derived(draftOf(this.state, this.number))
  answer: WireAnswer | null = $derived(this.#draft?.answer ?? answerTo(this.state, this.number))
  /** The text in the field, which may be no answer. */
  text: string = $derived(this.#draft?.text ?? textOf(this.answer))
  progress: AnswerProgress = $derived(this.ready ? progressOf(this.question, this.answer, this.text) : 'empty')
  settled: boolean = $derived(isSettled(this.state, this.number))
  answered: number = $derived(change.countAnswered(this.state))
  allSaved: boolean = $derived(countUnsent(this.state).questions === 0)

  constructor(attempt: BoxAttempt, user: string) {
    this.attempt = attempt
    this.deadline = attempt.deadline
    const { id, length, at } = attempt
    this.owner = { user, community: attempt.community.slug, attempt: id, length, at }
    this.state = mergeServerAnswers(emptyState(attempt.mode), attempt, { revision: attempt.revision, ahead: 0 })
    this.number = this.state.position.number
    this.sync = new AttemptSync({
      owner: this.owner,
      timed: attempt.deadline !== null,
      watched: attempt.live ?? false,
      state: () => this.state,
      saved: (sentFrom, saved) => this.#saved(sentFrom, saved),
      closed: (why) => void this.#close(why),
    })
  }

  /** Merges the device's state with the server's, and listens to other tabs. */
  async open(): Promise<void> {
    this.#channel = new BroadcastChannel(`laude/${this.owner.user}/${this.attempt.id}`)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#mergeTab(data))
    const stored = await load(this.owner).catch(() => this.#storeNothing())
    this.ahead = aheadAtLeast(stored?.ahead ?? null, this.attempt.now, Date.now())
    const { mode, revision } = this.attempt
    const before = stored?.state.mode === mode ? fittingState(stored.state, this.attempt) : emptyState(mode)
    this.state = mergeServerAnswers(before, this.attempt, { revision, ahead: this.ahead })
    this.number = this.state.position.number
    this.ready = true
    performance.mark('box-ready')
    await this.sync.sendIfDue('online')
  }

  dispose() {
    this.sync.stop()
    this.#channel?.close()
  }

  choose = (answer: WireAnswer | null, confidence?: Confidence) =>
    this.#apply((now) => change.answer(this.state, this.number, answer, now, confidence))

  /** In practice an answer that one press does not complete waits for its check. */
  draft = (answer: WireAnswer | null) => this.#enter({ answer, text: '' })

  /** The text stays as it was typed. */
  type = (text: string) => this.enter(typed(this.question, text), text)

  /** In practice what is entered waits for its check; in an exam it is given at once. */
  enter = (answer: WireAnswer | null, text: string) => {
    if (this.attempt.mode === 'practice') return this.#enter({ answer, text })
    this.#apply((now) => {
      const given = change.answer(this.state, this.number, answer, now)
      return change.draft(given, this.number, { answer: null, text }, now)
    })
  }

  check = (confidence?: Confidence) => {
    if (this.progress === 'complete') this.choose(this.answer, confidence)
  }

  /** In practice to say how sure one is also checks the answer; in an exam it is said of the answer that is given. */
  say = (confidence?: Confidence) => {
    if (this.attempt.mode === 'practice') this.check(confidence)
    else this.#apply((now) => change.say(this.state, this.number, confidence, now))
  }

  skip = () => {
    this.#apply((now) => change.skip(this.state, this.number, now))
    this.goTo(this.number + 1)
  }

  toggleFlag = () =>
    this.#apply((now) => change.flag(this.state, this.number, !change.isFlagged(this.state, this.number), now))

  goTo = (number: number) => {
    if (number < 1 || number > this.attempt.length || number === this.number) return
    this.number = number
    this.#apply((now) => change.goTo(this.state, number, now), 'quiet')
  }

  handIn = (asked: boolean) => this.#apply((now) => change.handIn(this.state, asked, now))

  #enter = (entered: { answer: WireAnswer | null; text: string }) =>
    this.#apply((now) => change.draft(this.state, this.number, entered, now), 'quiet')

  #apply(change: (now: number) => AttemptState, occasion: 'change' | 'quiet' = 'change') {
    if (!this.ready || this.closed) return
    const next = change(Date.now())
    if (next === this.state) return
    this.state = next
    this.#channel?.postMessage(next)
    void this.#save()
    void this.sync.sendIfDue(occasion)
  }

  #save = () => save({ ...this.owner, state: this.state, ahead: this.ahead }).catch(() => this.#storeNothing())

  #storeNothing(): null {
    this.cannotStore = true
    return null
  }

  #saved(sentFrom: AttemptState, { revision, now, missed, deadline }: SavedAttempt) {
    // A server of the release before does not say it.
    if (deadline) this.deadline = deadline
    this.ahead = Date.parse(now) - Date.now()
    const sent = acknowledge(this.state, sentFrom, revision)
    this.state = missed ? mergeServerAnswers(sent, missed, { revision, ahead: this.ahead }) : sent
    this.#channel?.postMessage(this.state)
    void this.#save()
  }

  #mergeTab(data: unknown) {
    const theirs = readState(data, this.attempt.length)
    if (theirs?.mode !== this.state.mode) return
    const handedIn = this.state.handedIn.asked
    this.state = merge(this.state, fittingState(theirs, this.attempt))
    // The other tab finished the attempt. This one sends it as well, in case that tab is closed before it is done.
    if (this.state.handedIn.asked && !handedIn) void this.sync.sendIfDue('change')
  }

  async #close(why: ClosedReason) {
    this.closed = why
    await remove(this.owner).catch(() => this.#storeNothing())
  }

  #question(number: number): BoxQuestion {
    const question = this.attempt.questions[number - 1]
    if (!question) throw new RangeError(`There is no question ${number}.`)
    return question
  }
}
