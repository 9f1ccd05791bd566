import type { ModelInfo } from '@anthropic-ai/sdk/resources/models'
import { LIST_PRICES } from '../../../functions/_domain/assistant/list-prices.ts'
import { ProviderError } from './provider-error.ts'

/** The models that it answers for. */
export const MODELS: readonly ModelInfo[] = Object.keys(LIST_PRICES).map((id) => ({
  type: 'model',
  id,
  display_name: `${id} (stand-in)`,
  created_at: '2026-01-01T00:00:00Z',
  deprecated_at: null,
  retires_at: null,
  lifecycle: 'active',
  capabilities: null,
  line: null,
  max_input_tokens: 1_000_000,
  max_tokens: 128_000,
}))

/** Refuses others as the provider refuses a model that it retired. */
export function requireModel(model: string): void {
  if (!MODELS.some(({ id }) => id === model)) throw new ProviderError('not_found_error', `model: ${model}`)
}
