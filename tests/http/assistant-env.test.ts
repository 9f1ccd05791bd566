import { describe, expect, it } from 'vitest'
import { LIST_PRICES } from '../../functions/_domain/assistant/list-prices.ts'
import { readEnv } from '../../functions/_http/env.ts'

const env = (more: Record<string, string>) =>
  readEnv({ DATABASE_URL: 'postgres://localhost/laude', SUPABASE_URL: 'http://localhost:54321', ...more }).assistant

describe('the settings of the assistant', () => {
  it('are none by default: no key, so no model', () => {
    expect(env({})).toMatchObject({ apiKey: undefined, baseURL: undefined, models: {}, prices: LIST_PRICES })
  })

  it('name a model for each task', () => {
    expect(env({ ASSISTANT_HINT_MODEL: 'claude-next', ASSISTANT_DRAFT_MODEL: 'claude-opus-5-5' }).models).toEqual({
      hint: 'claude-next',
      draft: 'claude-opus-5-5',
    })
  })

  it('add prices to the list, and correct it', () => {
    const rates = { input: 1, cacheRead: 0.1, cacheWrite: 1.25, output: 5 }
    const long = { over: 1000, ...rates }
    const prices = { 'claude-next': rates, 'claude-haiku-5-5': { ...rates, long } }
    expect(env({ ASSISTANT_PRICES: JSON.stringify(prices) }).prices).toEqual({ ...LIST_PRICES, ...prices })
  })

  it.each([
    '{',
    '{"claude-next": {"input": 1}}',
    '{"claude-next": {"input": -1, "cacheRead": 0, "cacheWrite": 0, "output": 0}}',
  ])('refuse prices such as %s by name', (prices) => {
    expect(() => env({ ASSISTANT_PRICES: prices })).toThrow('ASSISTANT_PRICES')
  })
})
