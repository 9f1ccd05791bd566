import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIST_PRICES } from '../../../functions/_domain/assistant/list-prices.ts'
import type { ModelRequest } from '../../../functions/_domain/assistant/model-request.ts'
import { costOf, mostItCanCost } from '../../../functions/_domain/assistant/prices.ts'

const usage = (counts: Partial<Parameters<typeof costOf>[1]>) => ({
  ...{ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 },
  ...counts,
})

describe('the cost of an answer', () => {
  it('is in millionths of a dollar, so that a token at a dollar a million costs one', () => {
    expect(costOf('claude-haiku-4-5', usage({ inputTokens: 1000 }))).toBe(1000)
    expect(
      costOf('claude-sonnet-5-5', {
        ...{ inputTokens: 1000, cacheReadTokens: 1000, cacheWriteTokens: 1000, outputTokens: 1000 },
      }),
    ).toBe(2000 + 100 + 2500 + 10_000)
  })

  it('is rounded up, and only once', () => {
    expect(costOf('claude-haiku-5-5', usage({ cacheReadTokens: 1 }))).toBe(1)
    expect(costOf('claude-haiku-5-5', usage({ cacheReadTokens: 100 }))).toBe(1)
    expect(costOf('claude-haiku-5-5', usage({ inputTokens: 5, cacheReadTokens: 50 }))).toBe(1)
  })

  it('is that of long prompts for all of an answer to a long prompt', () => {
    const short = usage({ inputTokens: 60_000, cacheReadTokens: 40_000, outputTokens: 1000 })
    expect(costOf('claude-haiku-5-5', short)).toBe(6000 + 400 + 500)
    expect(costOf('claude-haiku-5-5', { ...short, cacheWriteTokens: 1 })).toBe(30_000 + 2000 + 1 + 2500)
  })

  it('of a model without a known price is that of the dearest', () => {
    const some = usage({ inputTokens: 10, cacheReadTokens: 10, cacheWriteTokens: 10, outputTokens: 10 })
    for (const model of ['claude-next', 'constructor', '']) {
      expect(costOf(model, some)).toBe(100 + 10 + 125 + 500)
      for (const known of Object.keys(LIST_PRICES))
        expect(costOf(model, some)).toBeGreaterThanOrEqual(costOf(known, some))
    }
  })

  it('follows other prices where there are some', () => {
    const prices = { 'claude-next': { input: 1, cacheRead: 1, cacheWrite: 1, output: 2 } }
    expect(costOf('claude-next', usage({ inputTokens: 3, outputTokens: 2 }), prices)).toBe(7)
    expect(costOf('claude-next', usage({ inputTokens: 3 }), {})).toBe(0)
  })
})

describe('the most that an answer can cost', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 })
  const request: fc.Arbitrary<ModelRequest> = fc.record({
    task: fc.constantFrom('hint', 'explain', 'ask', 'draft'),
    system: fc.array(fc.record({ text, cache: fc.boolean() }), { maxLength: 4 }),
    messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), text }), { minLength: 1, maxLength: 5 }),
    maxTokens: fc.integer({ min: 1, max: 200_000 }),
  })
  const rates = fc.record({
    input: fc.integer({ min: 0, max: 90_000 }).map((rate) => rate / 1000),
    cacheRead: fc.integer({ min: 0, max: 90_000 }).map((rate) => rate / 1000),
    cacheWrite: fc.integer({ min: 0, max: 90_000 }).map((rate) => rate / 1000),
    output: fc.integer({ min: 0, max: 90_000 }).map((rate) => rate / 1000),
  })
  const price = fc
    .tuple(rates, fc.option(fc.tuple(rates, fc.integer({ min: 0, max: 3000 })), { nil: undefined }))
    .map(([short, long]) => ({ ...short, ...(long ? { long: { ...long[0], over: long[1] } } : {}) }))
  const prices = fc.dictionary(fc.constantFrom('a', 'b', 'c'), price)

  it('is never less than what one costs with a token for each byte, however they are cached, at any price', () => {
    fc.assert(
      fc.property(
        request,
        prices,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (asked, known, share, split) => {
          const bytes = [...asked.system, ...asked.messages].reduce(
            (sum, part) => sum + Buffer.byteLength(part.text),
            0,
          )
          const cached = Math.floor(bytes * share)
          const read = cached === 0 ? 0 : split % (cached + 1)
          const used = {
            inputTokens: bytes - cached,
            cacheReadTokens: read,
            cacheWriteTokens: cached - read,
            outputTokens: asked.maxTokens,
          }
          for (const model of ['a', 'unknown'])
            expect(mostItCanCost(model, asked, known)).toBeGreaterThanOrEqual(costOf(model, used, known))
        },
      ),
    )
  })
})
