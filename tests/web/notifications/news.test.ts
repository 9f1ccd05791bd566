import { describe, expect, it } from 'vitest'
import type { Notification, NotifiedAchievement } from '../../../functions/_contracts/notifications/notifications.ts'
import { spoken, toCards } from '../../../web/src/lib/live/cards.ts'
import { say } from '../../../web/src/lib/live/notification-words.ts'
import { keyOf, keysOfProgress } from '../../../web/src/lib/live/claim-toast.ts'

const common = { id: '1', community: 'harbor', created_at: '2026-11-20T10:00:00.000Z', read: false }
const achievement = (name: string): NotifiedAchievement => ({
  id: name,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  icon: 'star',
  color: 'gold',
  rarity: 'common',
  tier: 'bronze',
  xp: 50,
})
const unlock = (name: string, community: string | null = 'harbor'): Notification => ({
  ...common,
  id: `of ${name}`,
  community,
  kind: 'unlock',
  achievement: achievement(name),
})
const level = (reached: number): Notification => ({
  ...common,
  id: `level ${reached}`,
  kind: 'level_up',
  level: reached,
  title: 'Novice',
})
const streak: Notification = { ...common, kind: 'streak_at_risk', streak: { kind: 'learning', current: 12 } }

describe('a notification', () => {
  it('says what happened, and leads there', () => {
    expect(say(unlock('Test Rookie'))).toEqual({
      title: 'Test Rookie',
      text: 'New achievement, in bronze. +50 XP',
      href: '/c/harbor/achievements/test-rookie',
    })
    expect(say(level(5))).toMatchObject({ title: 'Level 5', href: '/c/harbor/progress' })
    expect(say(streak)).toMatchObject({ title: 'Your streak of 12 days ends tonight', href: '/c/harbor/progress' })
    const of = { kind: 'course', id: '8', slug: 'networking', title: 'Networking' } as const
    const milestone = { id: '7', name: 'Subnets', status: 'submitted', of } as const
    const handedIn = { ...common, kind: 'milestone', milestone, because: null } as const
    expect(say(handedIn)).toEqual({
      title: 'Subnets',
      text: 'Handed in. Your instructor decides.',
      href: '/c/harbor/courses/networking',
    })
    const sentBack = {
      ...handedIn,
      milestone: { ...milestone, status: 'rejected' },
      because: 'Where are they?',
    } as const
    expect(say(sentBack)).toMatchObject({ title: 'Subnets', text: 'Sent back: “Where are they?”' })
    const done = { ...common, kind: 'completed', whole: of } as const
    expect(say(done)).toMatchObject({ title: 'Networking is complete' })
    const certificate = { number: 'AAAA-BBBB-CCCC', title: 'Networking' }
    expect(toCards([handedIn, done, { ...common, kind: 'certificate', certificate }]).lines).toMatchObject([
      { title: 'Subnets' },
      { title: 'Networking is complete' },
      { title: 'Your certificate for Networking', text: expect.stringContaining('AAAA-BBBB-CCCC') },
    ])
    const achievements = ['One', 'Two', 'Three', 'Four'].map(achievement)
    expect(say({ ...common, kind: 'digest', achievements })).toEqual({
      title: '4 achievements for what you had done before',
      text: 'One, Two and 2 more.',
      href: '/c/harbor/achievements',
    })
  })

  it('says what was taken back, why, and what went with it', () => {
    const taken = {
      ...common,
      kind: 'revoked',
      achievement: achievement('Test Rookie'),
      because: 'Shared answers',
    } as const
    expect(say(taken)).toEqual({
      title: 'Test Rookie was taken back',
      text: '“Shared answers” 50 XP went with it.',
      href: '/c/harbor/achievements/test-rookie',
    })
    expect(toCards([taken])).toMatchObject({
      level: null,
      unlocks: null,
      lines: [{ title: 'Test Rookie was taken back' }],
    })
  })

  it('says which certificate was revoked, and why, and leads to it', () => {
    const certificate = { number: '2222-2222-2222', title: 'Subnets' }
    const told = { ...common, kind: 'certificate_revoked', certificate, because: 'Shared answers' } as const
    expect(say(told)).toEqual({
      title: 'Your certificate for Subnets was revoked',
      text: '“Shared answers”',
      href: '/certificates/2222-2222-2222',
    })
    expect(toCards([told]).lines).toMatchObject([{ id: '1' }])
  })

  it('leads nowhere once its community is out of sight', () => {
    expect(say(unlock('Test Rookie', null)).href).toBeNull()
  })
})

describe('what is laid over a page', () => {
  it('is nothing without news', () => {
    expect(spoken(toCards([]))).toBe('')
    expect(toCards([])).toEqual({ level: null, unlocks: null, lines: [] })
  })

  it('shows one achievement by itself, several as one card, and of levels the highest', () => {
    const one = toCards([unlock('Test Rookie')])
    expect(one.unlocks).toMatchObject({ title: 'A new achievement', href: '/c/harbor/achievements/test-rookie' })
    const many = toCards([level(2), unlock('One'), level(4), unlock('Two'), level(3), unlock('Three'), streak])
    expect(many.unlocks).toMatchObject({ title: '3 new achievements', href: '/c/harbor/achievements' })
    expect(many.level).toMatchObject({ level: 4, href: '/c/harbor/progress' })
    expect(many.lines).toHaveLength(1)
    expect(spoken(many)).toBe(
      'Level 4, Novice. 3 new achievements: One, Two and Three. ' +
        'Your streak of 12 days ends tonight. One test, lesson or workout today keeps it. A freeze protects it, too.',
    )
  })

  it('of two communities leads to where all of it stands', () => {
    expect(toCards([unlock('One'), unlock('Two', 'lumen')]).unlocks?.href).toBe('/notifications')
  })
})

describe('what a result page shows', () => {
  it('has the keys of what would be told of it', () => {
    const { id, tier } = achievement('Test Rookie')
    const given = { ...achievement('Test Rookie'), late: false }
    const passed = { level: 4, title: 'Novice', total: 400, into: 1, needed: 150, before: 2, after: 4 }
    const keys = keysOfProgress('harbor', { achievements: [given], level: passed })
    expect(keys).toEqual([`${id}/${tier}`, 'harbor/3', 'harbor/4'])
    expect([unlock('Test Rookie'), level(3), level(4)].map(keyOf)).toEqual(keys)
  })
})
