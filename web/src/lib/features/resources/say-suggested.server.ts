import type { ResourceDetail, ResourceState } from '#contracts/resources/listing.ts'

const KNOWN: Record<ResourceState, string> = {
  suggested: 'was suggested before. Instructors look at it.',
  listed: 'is listed already.',
  declined: 'was suggested before, and instructors declined it.',
  retired: 'was listed before, and instructors retired it.',
}

/** What became of a suggestion. */
export function saySuggested({ title, state }: Pick<ResourceDetail, 'title' | 'state'>, isNew: boolean): string {
  if (!isNew) return `“${title}” ${KNOWN[state]}`
  return state === 'listed' ? `“${title}” is listed.` : `Thank you. Instructors look at “${title}”.`
}
