import { seededRandom } from '../attempts/seeded-random.ts'
import { addDays } from '../time/days.ts'
import { candidatesOf, type GoalCandidate, type GoalState } from './candidates.ts'
import { GOAL_KINDS, GOAL_RULES, KIND_RULES, type GoalKind } from './kinds.ts'

/** The most goals at a time. */
export const MOST_GOALS = 3

/** The most goals that a learner swaps in a day. */
export const MOST_SWAPS = 3

export type GoalEnd = 'met' | 'dismissed' | 'swapped' | 'over'

/** A goal that was set, and what became of it. */
export interface PastGoal {
  kind: GoalKind
  set_on: string
  /** Null while it is open. */
  end: GoalEnd | null
  ended_on: string | null
}

export interface GoalChoice extends GoalState {
  user_id: string
  community_id: string
  /** Goals of the last four weeks. */
  past: readonly PastGoal[]
  /** Nothing is set at night, or on the day before an exam and the day itself. */
  quiet: boolean
}

/**
 * The goals to set today, the best first: by the chance to reach them, what they teach and how long they have not been there, with a
 * little chance. The same learner, community, day and history always get the same.
 */
export function chooseGoals(choice: GoalChoice): GoalCandidate[] {
  const { past, today, quiet } = choice
  if (quiet) return []
  // What was reached or put away today leaves its place empty until tomorrow.
  const taken = past.filter((goal) => wasThere(goal, today) && goal.end !== 'swapped')
  return ranked(choice).slice(0, Math.max(0, MOST_GOALS - taken.length))
}

/** What a goal can be swapped for: of a kind that was not there today. */
export const swapGoal = (choice: GoalChoice): GoalCandidate | undefined =>
  choice.quiet ? undefined : ranked(choice)[0]

function ranked(choice: GoalChoice): GoalCandidate[] {
  const { past, today } = choice
  const seen = new Set(past.filter((goal) => wasThere(goal, today)).map(({ kind }) => kind))
  const luck = luckOf(choice)
  const score = ({ kind, chance }: GoalCandidate) =>
    chance * KIND_RULES[kind].worth * noveltyOf(kind, past, today) * (luck.get(kind) ?? 1)
  return candidatesOf(choice)
    .filter(({ kind }) => !seen.has(kind))
    .toSorted((a, b) => score(b) - score(a) || GOAL_KINDS.indexOf(a.kind) - GOAL_KINDS.indexOf(b.kind))
}

/** What ran out had its days before. */
const wasThere = ({ end, ended_on }: PastGoal, today: string): boolean =>
  end === null || (ended_on === today && end !== 'over')

/** A kind that was there lately comes less often, and one that was put away half as often each time. */
export function noveltyOf(kind: GoalKind, past: readonly PastGoal[], today: string): number {
  const [lately, long] = [addDays(today, -14), addDays(today, -28)]
  const same = past.filter((goal) => goal.kind === kind && goal.set_on >= long)
  const shown = same.filter(({ set_on }) => set_on >= lately).length
  const refused = same.filter(({ end }) => end === 'dismissed' || end === 'swapped').length
  return 0.5 ** refused / (1 + shown / 4)
}

/** From 0.9 to 1.1 for each kind, from the learner and the day alone. */
function luckOf({ user_id, community_id, today }: GoalChoice): Map<GoalKind, number> {
  const random = seededRandom(hash(`${GOAL_RULES} ${user_id} ${community_id} ${today}`))
  return new Map(GOAL_KINDS.map((kind) => [kind, 0.9 + random() / 5]))
}

/** FNV-1a. */
function hash(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
