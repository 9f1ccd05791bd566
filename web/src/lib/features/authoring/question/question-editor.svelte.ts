import { deepEqual } from '#domain/deep-equal.ts'
import type { PreviewedQuestion } from '#lib/features/authoring/preview/previewed.ts'
import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'
import { fromContent, toContent } from './content.ts'
import { problemsByPlace } from './problem-places.ts'
import { sendQuestion, type SaveOutcome, type TheirQuestion, type WrongPlace } from './question-save.ts'
import { historyOf, redone, stepped, undone, wrote, type WriteHistory } from './write-history.ts'
import type { WrittenQuestion } from './written.ts'

/** How long the author must pause before what they wrote is saved, in milliseconds. */
const PAUSE = 600
/** How long until a failed save is tried again. */
const AGAIN = 5000

export interface EditedQuestion {
  written: WrittenQuestion
  revision: number
  problems: readonly WrongPlace[]
  preview: PreviewedQuestion
}

export type SaveState = 'saved' | 'changed' | 'saving' | 'unreachable' | 'signed_out' | 'refused' | 'conflict'

/** A question while its author writes it: saved after each pause, and every step can be taken back. */
export class QuestionEditor {
  written: WrittenQuestion = $state(fromContent({}))
  problems = $state.raw<readonly WrongPlace[]>([])
  preview: PreviewedQuestion = $state.raw({ prompt: '', options: [] })
  /** What another author saved. Until the author has decided, nothing is saved. */
  stored = $state.raw<TheirQuestion | null>(null)
  state: SaveState = $state('saved')
  /** Why a save was refused. */
  says = $state('')
  #history: WriteHistory<WrittenQuestion>
  canUndo = $state(false)
  canRedo = $state(false)
  #to: string
  /** Of what is stored. */
  revision = $state(0)
  /** What is stored, as text. */
  #saved: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #isHeld = false

  content: JsonObject = $derived(toContent(this.written))
  #text = $derived(JSON.stringify(this.content))
  #places = $derived(problemsByPlace(this.problems, this.written))

  constructor(to: string, { written, revision, problems, preview }: EditedQuestion) {
    this.#to = to
    this.written = written
    this.revision = revision
    this.problems = problems
    this.preview = preview
    this.#saved = this.#text
    this.#history = historyOf($state.snapshot(this.written))
  }

  get isDirty() {
    return this.#text !== this.#saved
  }

  /** Whether what is written might be lost. */
  get isAtRisk() {
    return this.isDirty && ['unreachable', 'signed_out', 'refused', 'conflict'].includes(this.state)
  }

  problemAt = (place: string): string | undefined => this.#places.get(place)

  /** Called after each change of what is written. */
  changed(now: number): void {
    if (this.#isHeld) return
    const written = $state.snapshot(this.written)
    if (deepEqual(written, this.#history.now)) return
    this.#history = wrote(this.#history, written, now)
    this.#mark()
    this.#schedule()
  }

  /** What is done next is taken back by itself. */
  step = () => {
    this.#history = stepped(this.#history)
  }

  /** All that changes until the returned function is called is one step, and is saved then. */
  hold = (): (() => void) => {
    this.step()
    this.#isHeld = true
    return () => {
      this.#isHeld = false
      this.changed(Date.now())
      this.step()
    }
  }

  undo = () => this.#goTo(undone(this.#history))
  redo = () => this.#goTo(redone(this.#history))

  /** Saves at once, if there is anything to save. */
  save = async (): Promise<void> => {
    clearTimeout(this.#timer)
    await this.#sending
    if (!this.isDirty || this.stored) return
    this.#sending = this.#send()
    await this.#sending
    this.#sending = null
  }

  /** The author's text replaces what the other author saved. */
  keepMine = () => {
    if (!this.stored) return
    this.revision = this.stored.revision
    this.stored = null
    void this.save()
  }

  takeTheirs = (now: number) => {
    if (!this.stored) return
    const { content, revision } = this.stored
    this.revision = revision
    this.stored = null
    this.written = fromContent(content)
    this.#saved = this.#text
    this.state = 'saved'
    this.changed(now)
  }

  dispose() {
    clearTimeout(this.#timer)
  }

  async #send(): Promise<void> {
    const sent = this.#text
    this.state = 'saving'
    const outcome = await sendQuestion(this.#to, { revision: this.revision, content: this.content })
    this.#settle(outcome, sent)
    // What was typed meanwhile, or could not be sent.
    if (outcome.outcome === 'saved' && this.isDirty) this.#schedule()
    if (outcome.outcome === 'unreachable') this.#timer = setTimeout(() => void this.save(), AGAIN)
  }

  #settle(outcome: SaveOutcome, sent: string) {
    if (outcome.outcome === 'saved') {
      this.revision = outcome.revision
      this.#saved = sent
      this.problems = outcome.problems
      this.preview = outcome.preview
      this.state = this.isDirty ? 'changed' : 'saved'
      return
    }
    this.state = outcome.outcome
    if (outcome.outcome === 'conflict') this.stored = outcome.stored
    if (outcome.outcome === 'refused') this.says = outcome.says
  }

  #schedule() {
    clearTimeout(this.#timer)
    if (this.stored) return
    if (this.isDirty) this.state = 'changed'
    this.#timer = setTimeout(() => void this.save(), PAUSE)
  }

  #goTo(history: WriteHistory<WrittenQuestion>) {
    if (history === this.#history) return
    this.#history = history
    this.written = structuredClone(history.now)
    this.#mark()
    this.#schedule()
  }

  #mark() {
    this.canUndo = this.#history.past.length > 0
    this.canRedo = this.#history.future.length > 0
  }
}
