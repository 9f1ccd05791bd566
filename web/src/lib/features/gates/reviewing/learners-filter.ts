import { gatePath, gateState } from '#contracts/gates/gates.ts'
import type { GateState } from '#domain/gates/gate-state.ts'
import type { GatedCurriculum, LearnerGateState } from '#contracts/gates/learners.ts'
import { slug } from '#contracts/wire.ts'

/** Which curriculum and which learners the page shows. A gate filters only together with a state. */
export interface LearnersShow {
  course?: string
  program?: string
  gate?: string
  state?: GateState
  search?: string
  /** The last learner of the page before. */
  after?: string
}

/** Reads the filter from the URL. Invalid values are left out. */
export function readLearnersShow(query: URLSearchParams): LearnersShow {
  const course = slug.safeParse(query.get('course')).data
  const program = course === undefined ? slug.safeParse(query.get('program')).data : undefined
  const gate = slug.safeParse(query.get('gate')).data
  const state = gateState.safeParse(query.get('state')).data
  const search = query.get('search')?.trim().slice(0, 60)
  const after = gatePath.safeParse({ id: query.get('after') }).data
  return {
    ...(course !== undefined && { course }),
    ...(program !== undefined && { program }),
    ...(gate !== undefined && state !== undefined && { gate, state }),
    ...(search && { search }),
    ...(after !== undefined && { after: after.id }),
  }
}

/** The filter that shows the gates of this course or program. */
export const showCurriculum = ({ scope, slug: name }: Pick<GatedCurriculum, 'scope' | 'slug'>): LearnersShow =>
  scope === 'course' ? { course: name } : { program: name }

/** A state in one or two words, for the table. */
const SHORT: Readonly<Record<GateState, string>> = {
  locked: 'Locked',
  available: 'Open',
  in_progress: 'In progress',
  submitted: 'To review',
  rejected: 'Sent back',
  validated: 'Passed',
}

export const stateWord = ({ state, waived }: Pick<LearnerGateState, 'state' | 'waived'>) =>
  waived ? 'Waived' : SHORT[state]

export const STATE_CHOICES = gateState.options.map((value) => ({ value, says: SHORT[value] }))
