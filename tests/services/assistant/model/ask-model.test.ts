import { describe, expect, it } from 'vitest'
import type { Usage } from '../../../../functions/_domain/assistant/model-request.ts'
import {
  createModelClient,
  DEFAULT_MODELS,
} from '../../../../functions/_services/assistant/model/create-model-client.ts'
import type { ModelEvent } from '../../../../functions/_services/assistant/model/model-client.ts'
import type { RequestRecord } from '../../../../supabase/local/assistant-stand-in/records.ts'
import { freePort } from '../../../support/free-port.ts'
import { ask, hearOut, useStandIn } from '../../../support/stand-in.ts'
import { until } from '../../../support/until.ts'

const asUsage = ({ usage }: RequestRecord): Usage => ({
  inputTokens: usage.input_tokens,
  cacheReadTokens: usage.cache_read_input_tokens,
  cacheWriteTokens: usage.cache_creation_input_tokens,
  outputTokens: usage.output_tokens,
})

describe('a model that is asked', () => {
  const standIn = useStandIn({ shortestCached: 0 })
  const only = (words: string): RequestRecord => {
    const [record, ...others] = standIn.requests(words)
    if (!record || others.length > 0) throw new Error(`${others.length + 1} requests with ${words}`)
    return record
  }

  it('is none without a key', () => {
    expect(createModelClient({ apiKey: undefined })).toBeUndefined()
    expect(createModelClient({ apiKey: '' })).toBeUndefined()
  })

  it('answers in pieces and ends once, with what the answer used', async () => {
    const { text, end, usage, model, ends } = await hearOut(standIn.client().ask(ask('whole: why a mask?')))
    expect(text).toContain('You said: “whole: why a mask?”')
    expect({ end, model, ends }).toEqual({ end: { type: 'done' }, model: DEFAULT_MODELS.hint, ends: 1 })
    expect(usage).toEqual(asUsage(only('whole: why a mask?')))
    expect(only('whole: why a mask?').end).toBe('whole')
  })

  it('is sent the request and nothing that current models refuse', async () => {
    const conversation = [
      { role: 'user', text: 'shape: first' },
      { role: 'assistant', text: 'A hint.' },
      { role: 'user', text: 'And now?' },
    ] as const
    await hearOut(standIn.client().ask(ask('', { messages: conversation, maxTokens: 300 })))
    expect(only('shape: first').body).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: 300,
      stream: true,
      system: [
        { type: 'text', text: 'You help with a question.' },
        { type: 'text', text: 'The question is about subnets.', cache_control: { type: 'ephemeral' } },
      ],
      messages: conversation.map(({ role, text }) => ({ role, content: [{ type: 'text', text }] })),
      output_config: { effort: 'low' },
    })
  })

  it('is the one that configuration names for the task', async () => {
    const client = standIn.client({ models: { explain: 'claude-haiku-4-5' } })
    expect(client.modelOf('hint')).toBe('claude-haiku-5-5')
    expect(client.modelOf('draft')).toBe('claude-sonnet-5-5')
    const { model, end } = await hearOut(client.ask(ask('named', { task: 'explain' })))
    expect({ model, end }).toEqual({ model: 'claude-haiku-4-5', end: { type: 'done' } })
    // This model does not know how hard to think.
    expect(only('named').body.output_config).toBeUndefined()
  })

  it('reads from the cache what an earlier request wrote there', async () => {
    const system = [{ text: 'Rules of cached questions. '.repeat(40) }, { text: 'The cached question.', cache: true }]
    const first = await hearOut(standIn.client().ask(ask('cached 1', { system })))
    const second = await hearOut(standIn.client().ask(ask('cached 2', { system })))
    expect(first.usage).toMatchObject({ cacheReadTokens: 0 })
    expect(first.usage.cacheWriteTokens).toBeGreaterThan(250)
    expect(second.usage).toMatchObject({ cacheReadTokens: first.usage.cacheWriteTokens, cacheWriteTokens: 0 })
  })

  it('may think, which is billed and not shown', async () => {
    const { text, usage, end } = await hearOut(standIn.client().ask(ask('thinks', { task: 'explain' })))
    expect(end).toEqual({ type: 'done' })
    expect(text).toMatch(/^You said/)
    expect(usage.outputTokens).toBe(asUsage(only('thinks')).outputTokens)
    expect(usage.outputTokens).toBeGreaterThan(40 + text.length / 4)
  })

  it('cites the documents it was given', async () => {
    const documents = [
      { title: 'Streaks', text: 'A streak counts days. You have three freezes at most.' },
      { title: 'Levels', text: 'Levels follow from points.' },
    ]
    const { text, citations, usage } = await hearOut(
      standIn.client().ask(ask('How many freezes are there?', { documents })),
    )
    expect(citations).toEqual([{ type: 'citation', document: 0, cited: 'You have three freezes at most.' }])
    expect(text).toBe('You have three freezes at most. ')
    expect(usage).toEqual(asUsage(only('How many freezes')))
  })

  it.each([
    ['the limit', '[stand-in:cut]', { type: 'cut' }],
    ['a refusal before any word', '[stand-in:refuse]', { type: 'refused' }],
    ['a refusal in the middle', '[stand-in:refuse_midway]', { type: 'refused' }],
  ])('ends at %s, and is billed what was written', async (_, words, end) => {
    const answer = await hearOut(standIn.client().ask(ask(`ends: ${words}`)))
    expect(answer).toMatchObject({ end, ends: 1, usage: asUsage(only(`ends: ${words}`)) })
  })

  it.each([
    ['without a word about when to come back', '[stand-in:rate_limited]', { reason: 'rate_limited' }, 1],
    ['for long', '[stand-in:rate_limited:60]', { reason: 'rate_limited', retryAfter: 60 }, 1],
    ['for a moment, twice', '[stand-in:rate_limited:0]', { reason: 'rate_limited', retryAfter: 0 }, 2],
    ['since it is overloaded', '[stand-in:overloaded]', { reason: 'overloaded' }, 1],
    ['since it is overloaded, for a moment, twice', '[stand-in:overloaded:0.01]', { reason: 'overloaded' }, 2],
    ['since it is broken', '[stand-in:internal:0]', { reason: 'unavailable' }, 1],
  ])('that refuses %s is asked no more often than that', async (_, words, failure, times) => {
    const { end, usage } = await hearOut(standIn.client().ask(ask(`door: ${words}`)))
    expect(end).toMatchObject({ type: 'failed', ...failure })
    expect(usage).toEqual({ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 })
    expect(standIn.requests(`door: ${words}`)).toHaveLength(times)
  })

  it.each(['rate_limited', 'overloaded'] as const)(
    'that is %s for a moment answers the second time',
    async (behavior) => {
      standIn.behave({ contains: `then well: ${behavior}`, behavior, retryAfter: 0, times: 1 })
      const { end, text, usage } = await hearOut(standIn.client().ask(ask(`then well: ${behavior}`)))
      expect(end).toEqual({ type: 'done' })
      expect(text).toContain('You said')
      const [refused, answered, ...more] = standIn.requests(`then well: ${behavior}`)
      expect([refused?.status, answered?.end, more]).toEqual([behavior === 'overloaded' ? 529 : 429, 'whole', []])
      expect(answered && asUsage(answered)).toEqual(usage)
    },
  )

  it.each([
    ['an error instead of words', 'error', 'unavailable', false],
    ['an error in the middle', 'error_midway', 'overloaded', true],
    ['a connection that is cut', 'disconnect_midway', 'unavailable', true],
    ['a stream that just ends', 'end_early', 'unavailable', true],
    ['broken JSON', 'garbage', 'unavailable', true],
  ] as const)('that fails by %s is not asked again, and what came stays', async (_, behavior, reason, speaks) => {
    const words = `breaks: [stand-in:${behavior}]`
    const { end, text, usage, ends } = await hearOut(standIn.client().ask(ask(words)))
    expect({ end, ends }).toEqual({ end: { type: 'failed', reason }, ends: 1 })
    expect(text !== '').toBe(speaks)
    const billed = asUsage(only(words))
    expect({ ...usage, outputTokens: 0 }).toEqual({ ...billed, outputTokens: 0 })
    expect(usage.outputTokens).toBeGreaterThanOrEqual(billed.outputTokens)
    expect(usage.outputTokens).toBeLessThanOrEqual(400)
  })

  it('that hangs up before it answers is unavailable', async () => {
    const { end, usage } = await hearOut(standIn.client().ask(ask('[stand-in:disconnect]')))
    expect(end).toEqual({ type: 'failed', reason: 'unavailable' })
    expect(usage.outputTokens).toBe(0)
  })

  it('that does not exist is unavailable', async () => {
    const client = standIn.client({ baseURL: `http://127.0.0.1:${await freePort()}` })
    expect((await hearOut(client.ask(ask('nobody')))).end).toEqual({ type: 'failed', reason: 'unavailable' })
  })

  it.each([
    ['a wrong key', { apiKey: 'wrong' }, {}],
    ['a model that was retired', { models: { hint: 'claude-3-7-sonnet-20250219' } }, {}],
    ['a conversation that ends with its own words', {}, { messages: [{ role: 'assistant' as const, text: 'So' }] }],
  ])('that is asked with %s is misconfigured, which is reported', async (_, options, request) => {
    const reports: unknown[] = []
    const client = standIn.client({ ...options, report: (error) => void reports.push(error) })
    const { end } = await hearOut(client.ask(ask('misconfigured', request)))
    expect(end).toEqual({ type: 'failed', reason: 'misconfigured' })
    expect(reports).toHaveLength(1)
  })

  it.each([
    ['before its first word', 'silent'],
    ['in the middle', 'stall'],
  ])('that falls silent %s is left', async (_, behavior) => {
    const words = `falls: [stand-in:${behavior}]`
    const { end, usage } = await hearOut(standIn.client({ stallMs: 300 }).ask(ask(words)))
    expect(end).toEqual({ type: 'failed', reason: 'stalled' })
    await until(() => only(words).end === 'left')
    expectAtLeast(usage, asUsage(only(words)))
  })

  it('that is still there but says nothing is left once all of it takes too long', async () => {
    const words = 'holds: [stand-in:hold]'
    const { end } = await hearOut(standIn.client({ stallMs: 2000, totalMs: 4000 }).ask(ask(words)))
    expect(end).toEqual({ type: 'failed', reason: 'timeout' })
    await until(() => only(words).end === 'left')
  })

  it('is left as soon as the reader leaves', async () => {
    const words = 'leaves by signal: [stand-in:hold]'
    const reader = new AbortController()
    const heard: ModelEvent[] = []
    for await (const event of standIn.client().ask(ask(words), reader.signal)) {
      heard.push(event)
      reader.abort()
    }
    expect(heard.at(-1)).toMatchObject({ type: 'end', end: { type: 'aborted' } })
    await until(() => only(words).end === 'left')
    const last = heard.at(-1)
    if (last?.type === 'end') expectAtLeast(last.usage, asUsage(only(words)))
  })

  it('is left when nobody listens any longer', async () => {
    const words = 'leaves by break: [stand-in:hold]'
    for await (const event of standIn.client().ask(ask(words))) {
      if (event.type === 'text') break
    }
    await expect.poll(() => only(words).end).toBe('left')
  })

  it('is left although its next word is awaited', async () => {
    const words = 'leaves while waiting: [stand-in:silent]'
    const events = standIn.client().ask(ask(words))[Symbol.asyncIterator]()
    const next = events.next()
    await until(() => standIn.requests(words).length === 1)
    await events.return?.()
    expect((await next).value).toMatchObject({ type: 'end', end: { type: 'aborted' } })
    await until(() => only(words).end === 'left')
  })

  it('is not asked for a reader who left before', async () => {
    const { end, usage } = await hearOut(standIn.client().ask(ask('gone before'), AbortSignal.abort()))
    expect(end).toEqual({ type: 'aborted' })
    expect(usage.cacheWriteTokens + usage.inputTokens + usage.outputTokens).toBe(0)
    expect(standIn.requests('gone before')).toEqual([])
  })

  it('that is busy is not asked again for a reader who left meanwhile', async () => {
    const words = 'leaves while it is busy: [stand-in:overloaded:60]'
    const reader = new AbortController()
    const answer = hearOut(standIn.client({ retryMs: 120_000 }).ask(ask(words), reader.signal))
    await until(() => standIn.requests(words)[0]?.end === 'refused')
    reader.abort()
    expect((await answer).end).toEqual({ type: 'aborted' })
    expect(standIn.requests(words)).toHaveLength(1)
  })

  it('waits for a slow reader without taking it for silence', async () => {
    const words = 'slow reader'
    let pauses = 0
    let last: ModelEvent | undefined
    for await (const event of standIn.client({ stallMs: 1500 }).ask(ask(words))) {
      last = event
      if (event.type === 'text' && pauses++ === 2) await new Promise((resolve) => setTimeout(resolve, 2000))
    }
    expect(last).toMatchObject({ end: { type: 'done' }, usage: asUsage(only(words)) })
  })
})

const expectAtLeast = (told: Usage, billed: Usage) => {
  const prompt = ({ inputTokens, cacheReadTokens, cacheWriteTokens }: Usage) =>
    inputTokens + cacheReadTokens + cacheWriteTokens
  expect(prompt(told)).toBeGreaterThanOrEqual(prompt(billed))
  expect(told.outputTokens).toBeGreaterThanOrEqual(billed.outputTokens)
}
