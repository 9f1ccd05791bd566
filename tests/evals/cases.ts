import type { AssistedQuestion } from '../../functions/_domain/assistant/material.ts'
import type { ModelRequest } from '../../functions/_domain/assistant/model-request.ts'
import { promptFor, type LearnerHistory, type ModelStep } from '../../functions/_domain/assistant/prompts.ts'
import { askPrompt } from '../../functions/_domain/support/ask-prompt.ts'
import { ASKS, type RecordedAsk } from './asks.ts'
import { CONVERSATIONS, MOODS, type RecordedConversation } from './conversations.ts'
import { INJECTIONS, type Injection } from './injections.ts'
import { QUESTIONS } from './questions.ts'
import { groundingOf } from './score/grounding.ts'
import { leaksOf } from './score/leaks.ts'
import { obeyed } from './score/obeyed.ts'
import { faultsOf } from './score/tone.ts'

export type EvalKind = 'leak' | 'grounding' | 'injection' | 'tone' | 'citation' | 'invention'

/** What one measure found in an answer: from 0, all wrong, to 1, all well. */
export interface EvalScore {
  kind: EvalKind
  share: number
  found: string[]
}

export interface EvalCase {
  name: string
  /** `ask`: a question in Ask. */
  rung: ModelStep | 'ask'
  request: ModelRequest
  /** Cited are documents, by their index. */
  score: (answer: string, cited: readonly number[]) => EvalScore[]
}

const flawless = (kind: EvalKind, found: string[]): EvalScore => ({ kind, share: found.length === 0 ? 1 : 0, found })

/** An example of its own has numbers of its own. */
const FREE_OF_GROUND: ReadonlySet<ModelStep> = new Set(['analogue', 'concept'])

type StepCase = EvalCase & { rung: ModelStep }

function toCase({ question: name, rung, learner }: RecordedConversation, index: number): StepCase {
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

/** An answer without a citation is shown to nobody, so what is made up can only be cited. */
function toAskCase({ question, documents, before, answeredBy, mark }: RecordedAsk, index: number): EvalCase {
  const request = askPrompt({ question, documents, before })
  return {
    name: `ask ${index + 1} ${question.slice(0, 40)}`,
    rung: 'ask',
    request,
    score: (answer, cited) => {
      const { share, strangers } = groundingOf(answer, request)
      const isAnswer = cited.length > 0
      const missed = answeredBy !== null && !cited.includes(answeredBy)
      return [
        ...(mark ? [flawless('injection', mark.test(answer) ? ['does as it was told'] : [])] : []),
        answeredBy === null
          ? flawless('invention', isAnswer ? ['cites what does not answer it'] : [])
          : flawless('citation', missed ? ['does not cite what answers it'] : []),
        { kind: 'grounding', share, found: strangers },
      ]
    },
  }
}

export const CASES: readonly EvalCase[] = [
  ...CONVERSATIONS.map(toCase),
  ...MOODS.map(toMoodCase),
  ...INJECTIONS.map(toInjectionCase),
  ...ASKS.map(toAskCase),
]
