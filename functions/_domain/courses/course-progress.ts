/** What there is to do in a course, and whether it was done. */
export interface CourseItem {
  status: 'draft' | 'live' | 'retired'
  mine: { done: boolean }
}

/** How far somebody is with a course: what is live counts, and of it the first that was not done comes next. */
export function courseProgress<Item extends CourseItem>(
  items: readonly Item[],
): { done: number; of: number; next: Item | null } {
  const live = items.filter(({ status }) => status === 'live')
  const open = live.filter(({ mine }) => !mine.done)
  return { done: live.length - open.length, of: live.length, next: open[0] ?? null }
}
