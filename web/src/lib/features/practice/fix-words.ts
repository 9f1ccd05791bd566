/** "Fix my 19 misses" */
export const fixText = (misses: number): string => (misses === 1 ? 'Fix the one I missed' : `Fix my ${misses} misses`)

/** "Fix the 2 that are left" */
export const fixAgainText = (misses: number): string =>
  misses === 1 ? 'Fix the one that is left' : `Fix the ${misses} that are left`
