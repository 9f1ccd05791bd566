import { z } from 'zod'
import { communityChoice } from '../wire.ts'

/** A thousand dollars. */
export const MOST_MICROS = 1_000_000_000

const micros = z.int().min(0).describe('in millionths of a US dollar')
const budget = z.object({
  limit_micros: micros.describe('what may be spent; millionths of a US dollar'),
  configured_micros: micros.describe('what it would be without a choice of the community'),
  is_chosen: z.boolean().describe('whether the community chose it'),
})

export const assistantQuery = z.object({ community: communityChoice })

export const assistantSettings = z
  .object({
    enabled: z.boolean().describe('whether a model may be asked in this community'),
    shows_names: z.boolean().describe('whether instructors see who asked'),
    models: z
      .object({ hint: z.string(), explain: z.string(), ask: z.string() })
      .nullable()
      .describe('the models that answer; null where the site has no key'),
    month: budget.extend({
      spent_micros: micros,
      reserved_micros: micros.describe('for answers that are being given, at the most they can cost'),
    }),
    learner_day: budget,
    site_has_budget: z.boolean().describe('whether the whole site can still spend something this month'),
  })
  .meta({ id: 'AssistantSettings' })
export type AssistantSettings = z.infer<typeof assistantSettings>

const chosenBudget = micros.max(MOST_MICROS).nullable().optional()

export const assistantSettingsBody = z.strictObject({
  enabled: z.boolean().optional(),
  shows_names: z.boolean().optional(),
  month_micros: chosenBudget.describe('of the community in a month; null: as configured'),
  learner_day_micros: chosenBudget.describe('of each learner in a day; null: as configured'),
})
export type AssistantSettingsBody = z.infer<typeof assistantSettingsBody>

export const usageQuery = z.object({
  community: communityChoice,
  days: z.coerce.number().int().min(1).max(366).default(30).describe('so many days, with today'),
})

export const assistantUsage = z
  .object({
    day: z.iso.date().describe('in UTC'),
    task: z.enum(['hint', 'explain', 'ask', 'draft']),
    model: z.string(),
    requests: z.int(),
    input_tokens: z.int(),
    cache_read_tokens: z.int(),
    cache_write_tokens: z.int(),
    output_tokens: z.int(),
    cost_micros: micros,
  })
  .meta({ id: 'AssistantUsage' })
export type AssistantUsage = z.infer<typeof assistantUsage>
