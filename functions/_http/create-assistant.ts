import type { Assistant } from '../_services/assistant/assistant-services.ts'
import { createModelClient } from '../_services/assistant/model/create-model-client.ts'
import type { Env } from './env.ts'

/** The model, what it costs and what may be spent on it. */
export const createAssistant = ({ assistant }: Env, report: (error: string) => void): Assistant => ({
  model: createModelClient({ ...assistant, report: (error) => report(String(error)) }),
  limits: assistant.limits,
  prices: assistant.prices,
})
