const HOUR = 3600
const DAY = 24 * HOUR

/** Between which times to an achievement's unlock is told apart, in seconds. Days that were counted have been counted with these. */
export const WAIT_EDGES = [
  HOUR,
  6 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  180 * DAY,
  365 * DAY,
] as const
