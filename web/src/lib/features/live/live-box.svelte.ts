import type { WireAnswer } from '#contracts/attempts/answers.ts'
import { RehearsalBox } from '#lib/features/authoring/preview/rehearsal-box.svelte.ts'
import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'
import { postAnswer } from './post-answer.ts'

/** How long a learner who types is waited for, in milliseconds. */
const TYPING = 400
/** The pause before an answer that did not arrive is sent again, in milliseconds. */
const RETRY = 1500

export type AnswerState = 'none' | 'sending' | 'saved' | 'late' | 'waiting'

/** The question that is on, whose answer is sent as soon as it is given. */
export class LiveBox extends RehearsalBox {
  answerState: AnswerState = $state('none')
  #number: number
  #at = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(attempt: BoxAttempt) {
    super(attempt, attempt.mode)
    this.#number = attempt.questions[0]?.number ?? 1
    if (this.answer) this.answerState = 'saved'
    const { choose, enter } = this
    this.choose = (answer) => {
      choose(answer)
      this.#give(answer, 0)
    }
    this.enter = (answer, text) => {
      enter(answer, text)
      this.#give(answer, TYPING)
    }
  }

  stop = () => clearTimeout(this.#timer)

  #give(answer: WireAnswer | null, pause: number) {
    if (this.attempt.mode === 'practice') return
    this.#at = Date.now()
    this.answerState = 'sending'
    this.stop()
    this.#timer = setTimeout(() => void this.#send(answer, this.#at), pause)
  }

  async #send(answer: WireAnswer | null, at: number) {
    const outcome = await postAnswer(this.attempt, { number: this.#number, answer, at })
    // Another answer was given meanwhile.
    if (at !== this.#at) return
    this.answerState = outcome === 'saved' && answer === null ? 'none' : outcome
    if (outcome === 'waiting') this.#timer = setTimeout(() => void this.#send(answer, at), RETRY)
  }
}
