import type { ResourceQueue } from '#lib/manage-paths.ts'

const QUEUES: readonly ResourceQueue[] = ['declined', 'retired']

/** Reads what the page shows in place of the suggestions that wait. */
export const readQueue = (query: URLSearchParams): ResourceQueue | undefined =>
  QUEUES.find((queue) => queue === query.get('show'))
