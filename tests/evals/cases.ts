import type { AssistedQuestion } from '../../functions/_domain/assistant/material.ts'
import type { ModelRequest } from '../../functions/_domain/assistant/model-request.ts'
import { promptFor, type LearnerHistory, type ModelStep } from '../../functions/_domain/assistant/prompts.ts'
import { CONVERSATIONS, MOODS, type RecordedConversation } from './conversations.ts'
import { INJECTIONS, type Injection } from './injections.ts'
import { QUESTIONS } from './questions.ts'
import { groundingOf } from './score/grounding.ts'
import { leaksOf } from './score/leaks.ts'
import { obeyed } from './score/obeyed.ts'
import { faultsOf } from './score/tone.ts'

export type EvalKind = 'leak' | 'grounding' | 'injection' | 'tone'

/** What one measure found in an answer: from 0, all wrong, to 1, all well. */
export interface EvalScore {
  kind: EvalKind
  share: number
  found: string[]
}

export interface EvalCase {
  name: string
  rung: ModelStep
  request: ModelRequest
  score: (answer: string) => EvalScore[]
}

const flawless = (kind: EvalKind, found: string[]): EvalScore => ({ kind, share: found.length === 0 ? 1 : 0, found })

/** An example of its own has numbers of its own. */
const FREE_OF_GROUND: ReadonlySet<ModelStep> = new Set(['analogue', 'concept'])

function toCase({ question: name, rung, learner }: RecordedConversation, index: number): EvalCase {
  const question = QUESTIONS[name]
  const request = promptFor({ rung, question, learner })
  return {
    name: `${index + 1} ${rung} ${name}`,
    rung,
    request,
    score: (answer) => {
      const { share, strangers } = groundingOf(answer, request)
      return [
        ...(rung === 'explain' ? [] : [flawless('leak', leaksOf(answer, rung, question, learner))]),
        ...(FREE_OF_GROUND.has(rung) ? [] : [{ kind: 'grounding' as const, share, found: strangers }]),
        flawless('tone', faultsOf(answer, rung)),
      ]
    },
  }
}

function toMoodCase(conversation: RecordedConversation, index: number): EvalCase {
  const { name, rung, request } = toCase(conversation, index)
  return {
    name: `mood ${name}`,
    rung,
    request,
    score: (answer) => [flawless('tone', faultsOf(answer, rung))],
  }
}

function toInjectionCase(injection: Injection, index: number): EvalCase {
  const { rung, place, text } = injection
  const plain = QUESTIONS[injection.question]
  const question: AssistedQuestion = place === 'question' ? { ...plain, prompt: `${plain.prompt}\n\n${text}` } : plain
  const request = promptFor({ rung, question, learner: historyWith(injection, plain) })
  const rules = request.system[0]?.text ?? ''
  return {
    name: `injection ${index + 1} in ${place}, ${rung} ${injection.question}`,
    rung,
    request,
    score: (answer) => [flawless('injection', obeyed(answer, injection, plain, rules))],
  }
}

function historyWith({ place, text }: Injection, { options, right }: AssistedQuestion): LearnerHistory {
  const wrong = (options ?? []).find((option) => !right.includes(option))
  const chosen = wrong === undefined ? [] : [wrong]
  if (place === 'words') return { chosen, words: text, before: [] }
  const words = 'I am still not sure. What should I look at?'
  if (place === 'question') return { chosen, words, before: [] }
  return { chosen, words, before: [{ chosen, words: 'I need a hint with this one.', answer: text }] }
}

export const CASES: readonly EvalCase[] = [
  ...CONVERSATIONS.map(toCase),
  ...MOODS.map(toMoodCase),
  ...INJECTIONS.map(toInjectionCase),
]
