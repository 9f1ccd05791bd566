import { z } from 'zod'
import { MICROS_PER_DOLLAR, type BudgetLimits } from '../_domain/assistant/budgets.ts'
import { LIST_PRICES, type Prices } from '../_domain/assistant/list-prices.ts'
import { json } from './json-text.ts'

const dollars = (usual: number) => z.coerce.number().min(0).max(1_000_000).default(usual)

const rate = z.number().min(0)
const rates = { input: rate, cacheRead: rate, cacheWrite: rate, output: rate }
const price = z.strictObject({ ...rates, long: z.strictObject({ ...rates, over: z.int() }).optional() })

/** What the environment says of the assistant. */
export const assistantEnv = {
  /** Without it no model is asked, and the authors answer. */
  ANTHROPIC_API_KEY: z.string().optional(),
  /** Another server that speaks the Messages API. */
  ANTHROPIC_BASE_URL: z.url().optional(),
  ASSISTANT_HINT_MODEL: z.string().min(1).optional(),
  ASSISTANT_EXPLAIN_MODEL: z.string().min(1).optional(),
  ASSISTANT_ASK_MODEL: z.string().min(1).optional(),
  ASSISTANT_DRAFT_MODEL: z.string().min(1).optional(),
  /** Prices of models that we do not know, or that changed: USD per million tokens, in JSON by the model's name. */
  ASSISTANT_PRICES: json.pipe(z.record(z.string(), price)).optional(),
  /** What the whole site may spend in a month, in dollars. */
  ASSISTANT_SITE_BUDGET: dollars(50),
  /** The same of a community that has not chosen a budget of its own. */
  ASSISTANT_COMMUNITY_BUDGET: dollars(20),
  /** What one learner may spend in a day and a community, where that has not chosen a budget of its own. */
  ASSISTANT_LEARNER_BUDGET: dollars(0.25),
}

export const toAssistantEnv = (env: z.infer<z.ZodObject<typeof assistantEnv>>) => ({
  apiKey: env.ANTHROPIC_API_KEY,
  baseURL: env.ANTHROPIC_BASE_URL,
  models: chosen({
    hint: env.ASSISTANT_HINT_MODEL,
    explain: env.ASSISTANT_EXPLAIN_MODEL,
    ask: env.ASSISTANT_ASK_MODEL,
    draft: env.ASSISTANT_DRAFT_MODEL,
  }),
  prices: { ...LIST_PRICES, ...env.ASSISTANT_PRICES } satisfies Prices,
  limits: {
    site: toMicros(env.ASSISTANT_SITE_BUDGET),
    community: toMicros(env.ASSISTANT_COMMUNITY_BUDGET),
    learner: toMicros(env.ASSISTANT_LEARNER_BUDGET),
  } satisfies BudgetLimits,
})

const toMicros = (dollars: number): number => Math.round(dollars * MICROS_PER_DOLLAR)

/** Without the tasks for which no model is named. */
const chosen = <Task extends string>(models: Record<Task, string | undefined>): Partial<Record<Task, string>> => {
  const named: Partial<Record<Task, string>> = {}
  for (const task in models) if (models[task] !== undefined) named[task] = models[task]
  return named
}
