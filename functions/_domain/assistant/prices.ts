import { LIST_PRICES, type Prices, type Rates } from './list-prices.ts'
import type { ModelRequest, Usage } from './model-request.ts'

const dearestOf = (known: readonly Rates[]): Rates => {
  const dearest = (kind: keyof Rates) => Math.max(0, ...known.map((rates) => rates[kind]))
  return {
    input: dearest('input'),
    cacheRead: dearest('cacheRead'),
    cacheWrite: dearest('cacheWrite'),
    output: dearest('output'),
  }
}

/** What a prompt of up to so many tokens may pay. A model without a known price pays the dearest of each. */
function ratesUpTo(model: string, promptTokens: number, prices: Prices): Rates[] {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined
  if (price) return price.long && promptTokens > price.long.over ? [price, price.long] : [price]
  return [dearestOf(Object.values(prices).flatMap((each) => (each.long ? [each, each.long] : [each])))]
}

function costAt(rates: Rates, usage: Usage): number {
  // In thousandths of a millionth, where rates are whole numbers and a sum has no error of its own.
  const cost = (tokens: number, rate: number) => tokens * Math.round(rate * 1000)
  const sum =
    cost(usage.inputTokens, rates.input) +
    cost(usage.cacheReadTokens, rates.cacheRead) +
    cost(usage.cacheWriteTokens, rates.cacheWrite) +
    cost(usage.outputTokens, rates.output)
  return Math.ceil(sum / 1000)
}

/** What an answer cost, in millionths of a dollar, rounded up. */
export function costOf(model: string, usage: Usage, prices: Prices = LIST_PRICES): number {
  const promptTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  const rates = ratesUpTo(model, promptTokens, prices).at(-1)
  return rates ? costAt(rates, usage) : 0
}

/** What the provider writes around a prompt, and around a message or a document, in tokens; generously. */
const AROUND = { prompt: 500, part: 50 }

const encoder = new TextEncoder()
const bytesOf = (text: string): number => encoder.encode(text).length

/** No prompt has more tokens than this: a token stands for one byte at least. */
export function mostPromptTokens({ system, messages, documents = [] }: ModelRequest): number {
  const parts = [...system, ...messages].map(({ text }) => bytesOf(text))
  // Around the sentences of a document that may be cited, the provider writes their numbers.
  const cited = documents.map(({ title, text }) => bytesOf(title) + 3 * bytesOf(text))
  return [...parts, ...cited].reduce((sum, bytes) => sum + bytes + AROUND.part, AROUND.prompt)
}

/** What an answer can cost at most, in millionths of a dollar: the sum to reserve before it is asked for. */
export function mostItCanCost(model: string, request: ModelRequest, prices: Prices = LIST_PRICES): number {
  const promptTokens = mostPromptTokens(request)
  const rates = dearestOf(ratesUpTo(model, promptTokens, prices))
  const prompt = Math.max(rates.input, rates.cacheRead, rates.cacheWrite)
  return costAt(
    { ...rates, input: prompt },
    { inputTokens: promptTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: request.maxTokens },
  )
}
