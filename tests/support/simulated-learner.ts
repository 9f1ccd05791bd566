import { whyUncounted } from '../../functions/_domain/attempts/counting.ts'
import { drawQuestions } from '../../functions/_domain/attempts/draw-questions.ts'
import { grade } from '../../functions/_domain/attempts/grading.ts'
import type { Answer } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Length } from '../../functions/_domain/attempts/lengths.ts'
import { isFirstPass } from '../../functions/_domain/attempts/passing.ts'
import { rightAnswers } from '../../supabase/local/demo/attempts/likely-answers.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { completedTest } from '../../functions/_domain/attempts/test-completed.ts'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { fold } from '../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../functions/_domain/engine/learner.ts'
import type { XpReason } from '../../functions/_domain/engine/outcome.ts'
import { leavesOf } from '../../functions/_domain/rules/condition-queries.ts'
import type { CompiledRule, Ruleset } from '../../functions/_domain/rules/ruleset.ts'
import { createWindow } from '../../functions/_domain/rules/window.ts'
import type { Difficulty } from '../../functions/_domain/tests/difficulty.ts'
import { activity } from './activities.ts'

export interface SimulatedTest {
  id: string
  category: string
  difficulty: Difficulty
  bank: readonly Question[]
}

export interface SimulatedAttempt {
  test: SimulatedTest
  mode: 'exam' | 'practice'
  length: Length
  secondsPerQuestion: number
  answer: (question: Question) => Answer | undefined
}

/**
 * A learner who takes tests from banks that are seeded, graded, counted and rewarded by the code that does it for everyone. Each
 * day ends with the daily look; it finds the learner at the top of every leaderboard, as in a community of few.
 */
export function simulateLearner(rules: Ruleset, next: () => number) {
  let learner = newLearner(1)
  const results = new Map<string, { last: number; best: number; passed: boolean }>()
  const xp = new Map<XpReason, number>()
  /** The day on which each achievement was earned, from 0. */
  const earned = new Map<string, number>()
  const windows = rules.rules.flatMap((rule) =>
    leavesOf(rule.condition).flatMap((leaf) => (leaf.kind === 'window' ? [{ rule, isMet: createWindow(leaf) }] : [])),
  )
  const onBoards = rules.rules.filter(({ condition }) => leavesOf(condition).some(({ kind }) => kind === 'board'))
  const inWindow = new Set<CompiledRule>()

  const happens = (event: Activity, day: number) => {
    const { learner: after, outcome } = fold(learner, event, rules)
    learner = after
    for (const { reason, amount } of outcome.xp) xp.set(reason, (xp.get(reason) ?? 0) + amount)
    for (const { id } of outcome.achievements) earned.set(id, day)
    for (const { rule, isMet } of windows) if (isMet(event)) inWindow.add(rule)
  }

  return {
    earned,
    xp,
    get level() {
      return learner.level
    },
    get total() {
      return learner.xp
    },
    /** The best percent on a test so far; undefined if it was never finished. */
    bestOn: (test: SimulatedTest): number | undefined => results.get(test.id)?.best,

    takes: (day: number, { test, mode, length, secondsPerQuestion, answer }: SimulatedAttempt): void => {
      const { questions } = drawQuestions(test.bank, { mode, length }, next)
      const drawn = questions.flatMap((position) => test.bank[position - 1] ?? [])
      const graded = grade(
        drawn.map((question) => ({ topic: question.topic, key: question.key, answer: answer(question) })),
        mode,
      )
      const { answered, correct, percent, perfect } = graded
      const seconds = Math.round(secondsPerQuestion * length)
      if (whyUncounted({ answered, length, seconds })) return
      const before = results.get(test.id) ?? null
      const passedBefore = before?.passed ?? false
      const first_pass = isFirstPass({ percent, length, bank: test.bank.length, passedBefore })
      const best = Math.max(percent, before?.best ?? 0)
      results.set(test.id, { last: percent, best, passed: passedBefore || first_pass })
      const facts = { test, mode, perfect, first_pass, percent, correct, questions: length, seconds, before }
      happens(activity('test_completed', { day, ...completedTest(facts) }), day)
    },

    endsDay: (day: number): void => {
      const found = [...inWindow, ...onBoards].filter(({ id }) => !earned.has(id))
      const metrics = Object.fromEntries(found.map(({ id }) => [id, 0]))
      if (found.length > 0) happens(activity('rule_met', { day, dims: { version: '1' }, metrics }), day)
    },
  }
}

export type SimulatedLearner = ReturnType<typeof simulateLearner>

/** Any answer that the question takes, chosen blindly; typed answers are left open. */
export function guess({ kind, options, key }: Question, next: () => number): Answer | undefined {
  const places = (options ?? []).map((_, place) => place)
  if (kind === 'single_choice') return { kind, choice: Math.floor(next() * places.length) }
  if (kind === 'true_false') return { kind, truth: next() < 0.5 }
  if (kind !== 'multiple_choice' || key.kind !== 'multiple_choice') return undefined
  const chosen = places.toSorted(() => next() - 0.5).slice(0, key.choices.length)
  return { kind, choices: chosen.toSorted((a, b) => a - b) }
}

/** The right answer. */
export function rightAnswer({ key }: Question): Answer {
  const [right] = rightAnswers(key)
  if (!right) throw new RangeError('Nothing is right.')
  return right
}

/** An answer that is never right, of the kinds that the tests of the library ask. */
export function wrongAnswer({ options, key }: Question): Answer {
  switch (key.kind) {
    case 'single_choice':
      return { kind: key.kind, choice: (key.choice + 1) % (options?.length ?? 2) }
    case 'multiple_choice':
      return { kind: key.kind, choices: key.choices.slice(1) }
    case 'true_false':
      return { kind: key.kind, truth: !key.truth }
    case 'numeric':
      return { kind: key.kind, value: key.value + key.tolerance + 1 }
    case 'short_text':
      return { kind: key.kind, text: 'no spelling of it' }
    case 'matching':
    case 'ordering':
    case 'categorizing':
    case 'cloze':
    case 'hotspot':
    case 'case':
    case 'essay':
      throw new Error(`No test of the library asks a question of the kind ${key.kind}.`)
  }
}
