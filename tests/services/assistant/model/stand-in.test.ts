import Anthropic from '@anthropic-ai/sdk'
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages'
import { describe, expect, it } from 'vitest'
import { useStandIn } from '../../../support/stand-in.ts'

const question = (words: string, more: Partial<MessageCreateParamsNonStreaming> = {}) => ({
  model: 'claude-sonnet-5-5',
  max_tokens: 300,
  messages: [{ role: 'user' as const, content: words }],
  ...more,
})

describe('the stand-in, as the SDK meets it', () => {
  let minutes = 0
  const standIn = useStandIn({ now: () => minutes * 60_000 })
  const sdk = (apiKey = standIn.key()) => new Anthropic({ apiKey, baseURL: standIn.url(), maxRetries: 0 })

  it('answers in one piece, after a thought that is not shown', async () => {
    const message = await sdk().messages.create(question('One piece?'))
    expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text'])
    expect(message).toMatchObject({ role: 'assistant', stop_reason: 'end_turn', usage: { cache_read_input_tokens: 0 } })
    expect(standIn.requests('One piece?')[0]?.usage.output_tokens).toBe(message.usage.output_tokens)
  })

  it('streams the same words', async () => {
    const whole = await sdk().messages.create(question('The same words?'))
    const streamed = await sdk().messages.stream(question('The same words?')).finalMessage()
    expect(streamed.content).toEqual(whole.content)
    expect(streamed.usage.output_tokens).toBe(whole.usage.output_tokens)
  })

  it('counts the tokens that it bills', async () => {
    const system = [{ type: 'text' as const, text: 'You help.' }]
    const { model, messages } = question('How many tokens?')
    const { input_tokens } = await sdk().messages.countTokens({ model, messages, system })
    const { usage } = await sdk().messages.create(question('How many tokens?', { system }))
    expect(usage.input_tokens).toBe(input_tokens)
  })

  it('caches a marked beginning for five minutes after it was last read, if it is long enough', async () => {
    const cached = async (text: string) => {
      const system = [{ type: 'text' as const, text, cache_control: { type: 'ephemeral' as const } }]
      const { usage } = await sdk().messages.create(question('Cached?', { system }))
      return [(usage.cache_creation_input_tokens ?? 0) > 0, (usage.cache_read_input_tokens ?? 0) > 0]
    }
    const long = 'A long beginning. '.repeat(200)
    expect(await cached(long)).toEqual([true, false])
    minutes += 4
    expect(await cached(long)).toEqual([false, true])
    minutes += 4
    expect(await cached(long)).toEqual([false, true])
    minutes += 6
    expect(await cached(long)).toEqual([true, false])
    expect(await cached('Short.')).toEqual([false, false])
  })

  it('lists its models, and knows no other', async () => {
    const models: string[] = []
    for await (const { id } of sdk().models.list()) models.push(id)
    expect(models).toEqual(expect.arrayContaining(['claude-haiku-5-5', 'claude-sonnet-5-5']))
    await expect(sdk().messages.create(question('?', { model: 'claude-3-7-sonnet-20250219' }))).rejects.toThrow(
      Anthropic.NotFoundError,
    )
  })

  it.each([
    ['sampling parameters', { temperature: 0.2 }],
    ['words put into its mouth', { messages: [{ role: 'assistant', content: 'The' }] }],
    ['tools', { tools: [], tool_choice: { type: 'any' } }],
    ['a budget for thinking', { thinking: { type: 'enabled', budget_tokens: 1024 } }],
    ['empty words', { messages: [{ role: 'user', content: '' }] }],
  ])('refuses %s', async (_, more) => {
    const body = { ...question('Refused?'), ...more }
    await expect(sdk().post('/v1/messages', { body })).rejects.toThrow(Anthropic.BadRequestError)
  })

  it('refuses a wrong key', async () => {
    await expect(sdk('wrong').messages.create(question('?'))).rejects.toThrow(Anthropic.AuthenticationError)
  })

  it('is told over HTTP how to behave, and for whom', async () => {
    const rule = { contains: 'for this one', behavior: 'rate_limited', retryAfter: 7, times: 1 }
    const told = await fetch(`${standIn.url()}/behaviors`, { method: 'POST', body: JSON.stringify(rule) })
    expect(told.status).toBe(200)
    const [refused, other] = await Promise.allSettled([
      sdk().messages.create(question('for this one')),
      sdk().messages.create(question('for another')),
    ])
    expect(refused).toMatchObject({ status: 'rejected', reason: { status: 429 } })
    expect(other.status).toBe('fulfilled')
    expect((await sdk().messages.create(question('for this one'))).stop_reason).toBe('end_turn')
    const seen = await fetch(`${standIn.url()}/requests?contains=${encodeURIComponent('for this one')}`)
    expect(await seen.json()).toMatchObject([
      { status: 429, end: 'refused', usage: { output_tokens: 0 } },
      { status: 200, end: 'whole' },
    ])
    const wrong = await fetch(`${standIn.url()}/behaviors`, { method: 'POST', body: '{"behavior": "dance"}' })
    expect(wrong.status).toBe(400)
  })
})
