import { describe, expect, it } from 'vitest'
import { masteryTeaser } from '../../../web/src/lib/features/dashboard/mastery-teaser.ts'
import { shownNextStep } from '../../../web/src/lib/features/dashboard/next-step.server.ts'
import { WARM_UP } from '../../../functions/_domain/practice/warm-up.ts'

type Parts = Parameters<typeof shownNextStep>[0]

const community = { id: 'c0ffee', slug: 'harbor', closed: false }
const unread: Parts = {
  ...{ community, unfinished: null, today: null, practice: null, goals: null, tests: null },
  assigned: null,
}
const today: NonNullable<Parts['today']> = {
  ...{ community_id: 'c0ffee', today: '2026-11-30', exam_on: null, test_id: null },
  ...{ goal: 10, done: 4, left: 6, more: 0, unseen: 0, next: 'review', running: null, instead: null },
}

const homework: NonNullable<Parts['assigned']>['assignments'][number] = {
  ...{ id: 'a551', kind: 'exam', questions: null, title: 'Homework', note: '', zone: 'UTC' },
  subject: { id: '7e57', title: 'Ports', slug: 'ports', live: true, inside: null },
  ...{ late_policy: 'marked', late_percent: null, late_floor: null, counts: 'best', pass_percent: null },
  ...{ opens_at: null, due_at: null, closes_at: null, attempts_allowed: null, extended: false },
  ...{ state: 'not_started', score: null, late: false, passed: null, handed_in_at: null },
  ...{ attempt_id: null, attempts: 0, set_by_hand: null },
}

describe('the next step on the page', () => {
  it('is left out where nothing could be read', () => {
    expect(shownNextStep(unread)).toBeNull()
  })

  it('is a warm-up for somebody who is new, as a form that starts practice', () => {
    const practice = { community_id: 'c0ffee', is_new: true, warm_up: true, misses: null }
    const step = shownNextStep({ ...unread, practice })
    expect(step).toMatchObject({
      title: 'Start with a warm-up',
      fields: [
        ['preset', WARM_UP.preset],
        ['length', '5'],
        ['difficulty', 'easy'],
        ['difficulty', 'medium'],
        ['community', 'c0ffee'],
      ],
    })
  })

  it('of a review says how much is left, and how much is done', () => {
    expect(shownNextStep({ ...unread, today })).toMatchObject({ label: 'Review 6 now', share: 0.4 })
  })

  it('is what is assigned and late or due soon, in words that do not scold', () => {
    const now = Date.parse('2026-11-30T12:00:00Z')
    const assigned = (due_at: string) => ({ assignments: [{ ...homework, due_at }], now, zone: 'UTC' })
    expect(shownNextStep({ ...unread, today, assigned: assigned('2026-12-01T12:00:00Z') })).toMatchObject({
      title: 'Homework',
      words: 'Due tomorrow.',
      href: '/c/harbor/tests/7e57',
    })
    const late = { ...homework, state: 'late', due_at: '2026-11-29T12:00:00Z' } as const
    expect(shownNextStep({ ...unread, assigned: { assignments: [late], now, zone: 'UTC' } })?.words).toBe(
      'It was due yesterday. You can still hand it in.',
    )
    expect(shownNextStep({ ...unread, today, assigned: assigned('2026-12-09T12:00:00Z') })?.label).toBe('Review 6 now')
  })

  it('in a closed community starts nothing', () => {
    expect(shownNextStep({ ...unread, today, community: { ...community, closed: true } })).toBeNull()
  })

  it('names one button for what the last attempt missed', () => {
    const misses = { attempt_id: 'a1', title: 'Networking', fixable: 19 }
    const practice = { community_id: 'c0ffee', is_new: false, warm_up: false, misses }
    expect(shownNextStep({ ...unread, practice })).toMatchObject({
      label: 'Fix my 19 misses',
      words: '19 questions from Networking, once more.',
    })
  })
})

describe('the sentence about topics', () => {
  const topic = (level: 'attempted' | 'mastered' | null) => ({
    ...{ topic: 'Subnets', level, share: null, questions: 9, seen: 0, held: 0, kept: 0, next: null },
  })
  it.each([
    [[null, null], 'Your map fills as you answer.'],
    [['attempted', null], 'You have begun 1 of 2 topics.'],
    [['mastered', 'attempted'], 'You are proficient in 1 of 2 topics.'],
  ] as const)('of %j is "%s"', (levels, words) => {
    expect(masteryTeaser({ topics: levels.map((level) => topic(level)) })).toBe(words)
  })
})
