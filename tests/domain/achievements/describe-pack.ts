import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import { packOf, packRules, type Seeded } from '../../support/packs.ts'
import type { Histories, Script, Scripts } from './script.ts'

/** Folds events into a learner of this pack. Returns the learner before and after the last event, and its outcome. */
export function play(pack: string, events: Activity[], from: Learner = newLearner(1)) {
  const rules = packRules([pack])
  const last = events.at(-1)
  if (!last) throw new Error('A script needs at least one event.')
  const before = events.slice(0, -1).reduce((learner, event) => fold(learner, event, rules).learner, from)
  const { learner: after, outcome } = fold(before, last, rules)
  return { before, after, outcome }
}

const titleOf = ({ slug, description }: Seeded) => `${slug}: ${description}`

/** Declares a test for each achievement, titled with its slug and description. */
export function describePack(pack: string, scripts: Scripts, later: Histories = {}) {
  const achievements = packOf(pack)
  const lines = achievements.flatMap((achievement) => {
    const script: Script | undefined = scripts[achievement.slug]
    return script ? [[titleOf(achievement), { ...achievement, script }] as const] : []
  })
  const laterLines = achievements.flatMap((achievement) => {
    const events = later[achievement.slug]
    return events ? [[titleOf(achievement), { ...achievement, events }] as const] : []
  })

  describe(`${pack}: awarded by the last event of its script, not earlier`, () => {
    it.each(lines)('%s', (_, { id, xp, script: [events, because, from] }) => {
      const { before, after, outcome } = play(pack, events, from)
      expect(before.earned).not.toContain(id)
      expect(after.earned).toContain(id)
      expect(outcome.achievements).toContainEqual({ id, because, late: false })
      expect(outcome.xp).toContainEqual({ amount: xp, reason: 'achievement', reference: id })
    })
  })

  describe.runIf(laterLines.length > 0)(`${pack}: not awarded by events, but by the background sweep`, () => {
    it.each(laterLines)('%s', (_, { id, events }) => {
      expect(play(pack, events).after.earned).not.toContain(id)
    })
  })
}
