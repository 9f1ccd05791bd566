export const LIVE_PACES = ['own', 'in_step'] as const
/** own: everybody takes an exam at their own pace; in_step: the instructor moves from question to question. */
export type LivePace = (typeof LIVE_PACES)[number]

export const LIVE_STATUSES = ['lobby', 'live', 'ended'] as const
export type LiveStatus = (typeof LIVE_STATUSES)[number]

export const LIVE_STEPS = ['start', 'reveal', 'next', 'end'] as const
export type LiveStep = (typeof LIVE_STEPS)[number]

/** Where a session stands. */
export interface LiveStanding {
  pace: LivePace
  status: LiveStatus
  /** The question that is on, in step; 0 otherwise. */
  number: number
  /** Whether learners are shown what is right in it. */
  revealed: boolean
}

/** Where a session stands after a step; null where it cannot take that step. */
export function takeStep(before: LiveStanding, step: LiveStep, length: number): LiveStanding | null {
  const { pace, status, number, revealed } = before
  const isOn = status === 'live' && pace === 'in_step'
  switch (step) {
    case 'start':
      return status === 'lobby' ? { ...before, status: 'live', number: pace === 'in_step' ? 1 : 0 } : null
    case 'reveal':
      return isOn && !revealed ? { ...before, revealed: true } : null
    case 'next':
      return isOn && number < length ? { ...before, number: number + 1, revealed: false } : null
    case 'end':
      return status === 'ended' ? null : { ...before, status: 'ended' }
  }
}

/** Why a learner's answers are not taken: the session is over, they are of a question that is not on, or it was revealed. */
export type LiveRefusal = 'over' | 'not_on' | 'revealed'

export function refuseAnswers(
  { pace, status, number, revealed }: LiveStanding,
  numbers: readonly number[],
): LiveRefusal | null {
  if (status !== 'live') return 'over'
  if (pace === 'own' || numbers.length === 0) return null
  if (numbers.some((asked) => asked !== number)) return 'not_on'
  return revealed ? 'revealed' : null
}

/** Whether its learner is held to what the instructor shows: such an attempt is not read, finished or started over by itself. */
export const holdsAttempts = ({ pace, status }: LiveStanding): boolean => pace === 'in_step' && status !== 'ended'

const MINUTES = 60_000

/** How long a session goes on while no instructor is there, in milliseconds. */
const LEFT_ALONE = { lobby: 60 * MINUTES, in_step: 20 * MINUTES, own: 240 * MINUTES }

/** When a session ends by itself if no instructor is there any more. Who takes a test at their own pace needs none for it. */
export const endsAt = ({ pace, status }: LiveStanding, now: number): number =>
  now + LEFT_ALONE[status === 'lobby' ? 'lobby' : pace]
