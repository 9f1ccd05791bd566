/** Pages whose data depends on this key reload it when the learner's progress or notifications change. */
export const PROGRESS_CHANGED = 'laude:progress-changed'
