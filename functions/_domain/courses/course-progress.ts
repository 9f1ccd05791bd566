/** One content of a course, and whether the learner has done it. */
export interface CourseItem {
  status: 'draft' | 'live' | 'retired'
  mine: { done: boolean }
}

/** A learner's progress in a course. Only live contents count; the first that is not done comes next. */
export function courseProgress<Item extends CourseItem>(
  items: readonly Item[],
): { done: number; of: number; next: Item | null } {
  const live = items.filter(({ status }) => status === 'live')
  const unfinished = live.filter(({ mine }) => !mine.done)
  return { done: live.length - unfinished.length, of: live.length, next: unfinished[0] ?? null }
}
