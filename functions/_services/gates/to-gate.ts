import { gate, type Gate } from '../../_contracts/gates/gates.ts'
import type { GateName } from '../../_db/queries/gates/names.ts'
import type { GateRow } from '../../_db/queries/gates/read.ts'
import { attemptsLeft, gateState, isSubmittedByLearner, requirementsOf } from '../../_domain/gates/gate-standing.ts'
import type { GateState } from '../../_domain/gates/gate-state.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import { sayCriteria, type NameOf } from '../../_domain/rules/say-criteria.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'

export interface LearnerContext {
  ruleset: Ruleset
  learner: Learner
  names: readonly GateName[]
  now: number
}

export interface GateStandingFields {
  state: GateState
  left: number | null
  /** When the learner may submit again, in milliseconds. */
  from: number | null
  canSubmit: boolean
}

/** How the learner stands at a gate. The ruleset has no rule for it while its course is not live: then it is locked. */
export function standingAt(row: GateRow, { ruleset, learner, now }: Omit<LearnerContext, 'names'>): GateStandingFields {
  const rule = ruleset.byId.get(row.code)
  const state = rule ? gateState(rule, learner) : 'locked'
  const sent_back_at = row.sent_back_at === null ? null : Number(row.sent_back_at)
  const { left, from } = attemptsLeft(row, { attempts: row.attempts, sent_back_at })
  const canSubmit =
    row.status === 'live' && isSubmittedByLearner(row, state) && left !== 0 && (from === null || from <= now)
  return { state, left, from, canSubmit }
}

/** A gate as it explains itself to a learner. */
export function toGate(row: GateRow, context: LearnerContext): Gate {
  const { ruleset, learner, names, now } = context
  const rule = ruleset.byId.get(row.code)
  const { state, left, from, canSubmit } = standingAt(row, context)
  return gate.parse({
    ...row,
    of: { id: row.of_id, slug: row.of_slug, title: row.of_title },
    passing_score: row.passing_score === null ? null : Number(row.passing_score),
    standing: {
      state,
      conditions: (rule ? requirementsOf(rule, learner) : []).map(({ of, criteria, met, progress }) => ({
        of,
        met,
        progress,
        text: sayCriteria(criteria, nameOf),
        milestone: 'milestones' in criteria && criteria.milestones.length === 1 ? toLink(criteria.milestones) : null,
      })),
      attempts: row.attempts,
      attempts_left: left,
      can_submit: canSubmit,
      can_submit_from: from !== null && from > now && state === 'rejected' ? new Date(from).toISOString() : null,
      evidence: row.evidence,
      submitted_at: row.submitted_at,
      decided_at: row.decided_at,
      reason: row.reason,
      waived: row.waived,
      certificate: row.certificate,
    },
  })

  function nameOf(slug: string, kind: Parameters<NameOf>[1]): string | undefined {
    if (kind === 'gate') return findName(slug)?.title
    return kind === 'course' && slug === row.of_slug ? row.of_title : undefined
  }

  /** Rules name milestones by slug, and prerequisites by code. */
  function findName(name: string): GateName | undefined {
    return names.find(({ code, slug }) => name === slug || name === `#${code}`)
  }

  function toLink([name = '']: readonly string[]) {
    const found = findName(name)
    return found ? { id: found.id, title: found.title } : null
  }
}
