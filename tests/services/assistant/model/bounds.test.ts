import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelRequest, Usage } from '../../../../functions/_domain/assistant/model-request.ts'
import { costOf, mostItCanCost } from '../../../../functions/_domain/assistant/prices.ts'
import { hearOut, useStandIn } from '../../../support/stand-in.ts'

const WELL = ['answer', 'think', 'leak', 'cut', 'refuse', 'refuse_midway']
const BADLY = ['error', 'error_midway', 'disconnect', 'disconnect_midway', 'end_early', 'garbage', 'internal']
const LATER = ['rate_limited:0', 'overloaded']

describe('what answers use', () => {
  // The most tokens that a text can have: one for each byte.
  const standIn = useStandIn({ bytesPerToken: 1, shortestCached: 0 })
  let number = 0

  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  const cases = fc.record({
    behavior: fc.constantFrom(...WELL, ...BADLY, ...LATER),
    task: fc.constantFrom('hint', 'explain', 'ask', 'draft'),
    system: fc.array(fc.record({ text: words, cache: fc.boolean() }), { maxLength: 4 }),
    asked: words,
    documents: fc.array(fc.record({ title: words, text: words }), { maxLength: 3 }),
    maxTokens: fc.integer({ min: 1, max: 300 }),
  })
  const toRequest = ({ behavior, asked, ...rest }: typeof cases extends fc.Arbitrary<infer Case> ? Case : never) =>
    ({
      ...rest,
      messages: [{ role: 'user', text: `case ${++number}; ${asked} [stand-in:${behavior}]` }],
    }) satisfies ModelRequest

  it('costs no more than what was reserved, and no less than what is billed', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (each) => {
        const request = toRequest(each)
        const client = standIn.client()
        const told = await hearOut(client.ask(request))
        const billed = standIn.requests(`case ${number};`).map(({ usage }) => ({
          inputTokens: usage.input_tokens,
          cacheReadTokens: usage.cache_read_input_tokens,
          cacheWriteTokens: usage.cache_creation_input_tokens,
          outputTokens: usage.output_tokens,
        }))
        const sum = billed.reduce(add)
        expect(told.ends).toBe(1)
        expect(costOf(told.model, told.usage)).toBeLessThanOrEqual(mostItCanCost(told.model, request))
        expect(costOf(told.model, told.usage)).toBeGreaterThanOrEqual(costOf(told.model, sum))
        // Where the provider told all of it, nothing is estimated.
        if (!BADLY.includes(each.behavior)) expect(told.usage).toEqual(sum)
      }),
      { numRuns: 150 },
    )
  })
})

const add = (one: Usage, other: Usage): Usage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
  cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
  outputTokens: one.outputTokens + other.outputTokens,
})
