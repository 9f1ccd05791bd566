import { listText } from '#domain/locale/lists.ts'
import { plural } from '#domain/locale/counts.ts'

interface Problem {
  path: string
  message: string
}

const MISSING = /is empty|received (undefined|null)|has fewer|has none|names no|^expected/

const NEEDS: Readonly<Record<string, string>> = {
  prompt: 'a prompt',
  topic: 'a topic',
  explanation: 'an explanation',
  options: 'its options',
  answer: 'an answer',
  parts: 'what is asked',
}

const NAMES: Readonly<Record<string, string>> = {
  prompt: 'the prompt',
  topic: 'the topic',
  explanation: 'the explanation',
  options: 'the options',
  option_notes: 'the notes',
  answer: 'the answer',
  parts: 'what is asked',
  tip: 'the exam tip',
  tags: 'the tags',
}

const rootOf = ({ path }: Problem) => path.split('.')[0] ?? ''

/** What keeps a question from going live, in a few words: "Needs an explanation and a topic"; empty where nothing does. */
export function problemWords(problems: readonly Problem[]): string {
  const missing = problems.filter((it) => MISSING.test(it.message) && rootOf(it) in NEEDS)
  const needs = [...new Set(missing.map((it) => NEEDS[rootOf(it)] ?? ''))]
  const wrong = problems.filter((it) => !missing.includes(it))
  const check = [...new Set(wrong.map((it) => NAMES[rootOf(it)] ?? 'this question'))]
  return [
    needs.length > 0 ? `Needs ${listText(needs)}` : '',
    check.length > 0 ? `${needs.length > 0 ? 'check' : 'Check'} ${listText(check)}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** "3 questions are not ready" */
export const notReady = (count: number): string => `${count} ${plural(count, 'question is', 'questions are')} not ready`
