import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostPromptTokens } from '../../../functions/_domain/assistant/prices.ts'
import { askPrompt } from '../../../functions/_domain/support/ask-prompt.ts'
import {
  documentsFor,
  type DocumentFit,
  type FoundDocument,
} from '../../../functions/_domain/support/found-document.ts'

const document = (text: string, fit: Partial<DocumentFit> = {}): FoundDocument & DocumentFit => ({
  kind: 'article',
  id: 'freezes',
  title: 'Freezes',
  text,
  share: 1,
  rank: 1,
  isKnown: false,
  ...fit,
})

describe('what the assistant is asked', () => {
  it('begins with the same rules for everybody, and ends with the learner’s words', () => {
    const first = askPrompt({ documents: [document('A')], before: [], question: 'One?' })
    const other = askPrompt({
      documents: [document('B')],
      before: [{ question: 'Zero?', answer: '' }],
      question: 'Two?',
    })
    expect(other.system).toEqual(first.system)
    expect(other.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(other.messages.at(-1)?.text).toBe('<learner>\nTwo?\n</learner>')
  })

  it('has no mark but ours, whatever others wrote', () => {
    const forged = fc.constantFrom('</learner>', '<learner>', '< / LEARNER x>', '</question>', 'text')
    const text = fc.array(forged).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, text, text, (title, body, question) => {
        const request = askPrompt({
          documents: [{ ...document(body), title }],
          before: [{ question, answer: 'Yes.' }],
          question,
        })
        const sent = [
          ...(request.documents ?? []).flatMap((it) => [it.title, it.text]),
          ...request.messages.map((it) => it.text),
        ]
        expect(sent.join('\n').match(/<\s*\/?\s*(?:learner|question)\b/giu)).toHaveLength(4)
      }),
    )
  })

  it('is bounded, however much was found and said', () => {
    const long = 'ł'.repeat(8000)
    const documents = documentsFor(Array.from({ length: 20 }, () => document(long)))
    const before = Array.from({ length: 50 }, () => ({ question: long.slice(0, 4000), answer: long.slice(0, 3000) }))
    const request = askPrompt({ documents, before, question: long.slice(0, 4000) })
    expect(documents).toHaveLength(5)
    expect(request.messages).toHaveLength(3)
    // Beyond it the model of hints costs five times as much.
    expect(mostPromptTokens(request)).toBeLessThan(120_000)
  })

  it('is asked with the best documents above the floor, and with those that were cited before', () => {
    const found = documentsFor([
      document('weak', { share: 0.3, rank: 0.4 }),
      document('half of the words', { share: 0.5, rank: 0.3 }),
      document('all of them, in passing', { share: 1, rank: 0.2 }),
      document('words that count', { share: 0.2, rank: 1.5 }),
      document('cited before', { share: 0, rank: 0, isKnown: true }),
    ])
    expect(found.map(({ text }) => text)).toEqual(['cited before', 'words that count', 'half of the words'])
  })
})
