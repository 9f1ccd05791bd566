import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import { Box } from '#lib/features/attempts/box/box.svelte.ts'
import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'
import * as change from '#lib/features/attempts/box/state.ts'

/** An attempt that nobody takes: what is answered in it stays in this page. It is never opened, so nothing is sent or kept. */
export class RehearsalBox extends Box {
  constructor(attempt: BoxAttempt, mode: Mode) {
    const asked = mode === 'exam' ? attempt.questions.map((it) => ({ ...it, revealed: null })) : attempt.questions
    super({ ...attempt, mode, questions: asked, deadline: null }, '')
    this.ready = true
  }

  override choose = (answer: WireAnswer | null) => {
    this.state = change.answer(this.state, this.number, answer, Date.now())
  }

  override draft = (answer: WireAnswer | null) => {
    this.state = change.draft(this.state, this.number, { answer, text: '' }, Date.now())
  }

  override enter = (answer: WireAnswer | null, text: string) => {
    const now = Date.now()
    this.state =
      this.attempt.mode === 'practice'
        ? change.draft(this.state, this.number, { answer, text }, now)
        : change.draft(change.answer(this.state, this.number, answer, now), this.number, { answer: null, text }, now)
  }

  override goTo = (number: number) => {
    if (number >= 1 && number <= this.attempt.questions.length) this.number = number
  }

  /** Takes back all that was answered. */
  startOver = () => {
    this.state = change.emptyState(this.attempt.mode)
  }
}
