/** Every function that describes itself, by the name in its address. A test holds the list against functions/functions.ts. */
export const API_FUNCTIONS = [
  'achievements-api',
  'assistant-api',
  'attempts-api',
  'authoring-api',
  'communities-api',
  'courses-api',
  'gamification-api',
  'media-api',
  'milestone-validation-api',
  'ops-api',
  'support-api',
  'resources-api',
  'batch-api',
  'events-worker',
] as const
export type ApiFunction = (typeof API_FUNCTIONS)[number]

export const parseApiFunction = (name: string): ApiFunction | undefined => API_FUNCTIONS.find((known) => known === name)
