import type { ModelRequest } from '../../../functions/_domain/assistant/model-request.ts'

/** What can be wrong in a way that matters: numbers, and names of things as code writes them. */
const FACTS = /`[^`\n]+`|\d+(?:[.,:/]\d+)*/g

/**
 * The share of an answer's numbers and names that stand in what was sent. Steps that may bring examples of their own are not
 * asked; an answer without any fact is grounded.
 */
export function groundingOf(answer: string, request: ModelRequest): { share: number; strangers: string[] } {
  const documents = request.documents ?? []
  const given = [...request.system, ...request.messages, ...documents]
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  const facts = [...new Set(answer.match(FACTS) ?? [])].map((fact) => fact.replaceAll('`', '').toLowerCase())
  // The number of a list's item says nothing.
  const counted = facts.filter((fact) => !/^\d$/.test(fact))
  const strangers = counted.filter((fact) => !given.includes(fact))
  return { share: counted.length === 0 ? 1 : 1 - strangers.length / counted.length, strangers }
}
