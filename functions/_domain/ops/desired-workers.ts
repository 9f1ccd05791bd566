/** How many workers may run, and what is expected of one. */
export interface ScalingPolicy {
  /** How many events one worker applies in a second. */
  rate: number
  /** Within how many seconds what waits is to be applied. */
  targetSeconds: number
  min: number
  max: number
  /** How long fewer workers must have been enough before some are stopped, in seconds. */
  cooldownSeconds: number
}

/**
 * What scales the workers that apply events, here and in a cluster. One worker of `npm run workers -- --max 1` applied 30,000 waiting
 * events in 17 s beside other work on two cores; rounded down, since other databases are further away. What a learner earns may take
 * ten seconds, so what waits has five.
 */
export const EVENT_SCALING: ScalingPolicy = { rate: 1000, targetSeconds: 5, min: 1, max: 20, cooldownSeconds: 300 }

/** How many waiting events one worker keeps up with. */
export const eventsPerWorker = ({ rate, targetSeconds }: ScalingPolicy): number => rate * targetSeconds

/** As the Horizontal Pod Autoscaler: so small a difference from what is wanted changes nothing. */
const TOLERANCE = 0.1

export interface ScalingState {
  workers: number
  /** Since when fewer workers would have been enough, in milliseconds, and the most that were needed since. */
  low: { since: number; most: number } | undefined
}

export type ScalingReason = 'more events wait' | 'enough' | 'cooling down' | 'fewer events wait' | 'out of bounds'

export interface ScalingDecision extends ScalingState {
  reason: ScalingReason
}

/**
 * How many workers should run, by the law of the Horizontal Pod Autoscaler: as many as the waiting events ask for, nothing within a
 * tolerance; more at once, fewer only when fewer were enough for the whole cool-down, and then the most that were needed in it.
 */
export function desiredWorkers(
  lag: number,
  policy: ScalingPolicy,
  { workers, low }: ScalingState,
  now: number,
): ScalingDecision {
  const { min, cooldownSeconds } = policy
  const max = Math.max(min, policy.max)
  const bounded = (count: number) => Math.min(max, Math.max(min, count))
  const wanted = bounded(Math.ceil(lag / eventsPerWorker(policy)))
  if (workers !== bounded(workers)) return { workers: wanted, low: undefined, reason: 'out of bounds' }
  const load = workers === 0 ? Infinity : lag / (workers * eventsPerWorker(policy))
  if (wanted > workers && load > 1 + TOLERANCE) return { workers: wanted, low: undefined, reason: 'more events wait' }
  if (wanted >= workers || load >= 1 - TOLERANCE) return { workers, low: undefined, reason: 'enough' }
  const { since, most } = low ?? { since: now, most: wanted }
  const needed = Math.max(most, wanted)
  if (now - since < cooldownSeconds * 1000) return { workers, low: { since, most: needed }, reason: 'cooling down' }
  return { workers: needed, low: undefined, reason: 'fewer events wait' }
}
