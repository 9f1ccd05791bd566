import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { packOf } from '../../support/packs.ts'
import { describePack, play } from './describe-pack.ts'
import { examOnly, examPrep, examPrepLater, examPrepNearMisses } from './exam-prep-scripts.ts'

describePack('exam-prep', examPrep, examPrepLater)

describe('exam-prep: the same history in practice mode', () => {
  const practised = (event: Activity): Activity => ({ ...event, dims: { ...event.dims, mode: 'practice' } })
  const lines = Object.entries(examPrep).map(([slug, [events, , from]]) => {
    const { after } = play('exam-prep', events.map(practised), from)
    return { slug, held: after.earned.has(`exam-prep/${slug}`) }
  })

  it.each(lines.filter(({ slug }) => examOnly.includes(slug)))('leaves $slug locked', ({ held }) => {
    expect(held).toBe(false)
  })

  it.each(lines.filter(({ slug }) => !examOnly.includes(slug)))('counts as work for $slug', ({ held }) => {
    expect(held).toBe(true)
  })

  it('leaves everything locked that is about being perfect or accurate', () => {
    const strict = packOf('exam-prep').filter(({ category }) => ['perfection', 'accuracy'].includes(category))
    expect(strict.length).toBeGreaterThan(0)
    for (const { slug } of strict) expect(examOnly).toContain(slug)
  })
})

describe('exam-prep: a near miss', () => {
  it.each(Object.entries(examPrepNearMisses))('%s', (_, { slug, events }) => {
    expect(play('exam-prep', events).after.earned).not.toContain(`exam-prep/${slug}`)
  })
})
