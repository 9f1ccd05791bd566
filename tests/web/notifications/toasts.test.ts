import { describe, expect, it } from 'vitest'
import type { Notification, NotifiedAchievement } from '../../../functions/_contracts/notifications/notifications.ts'
import { announcement, toToasts } from '../../../web/src/lib/live/toasts.ts'
import { notificationWords } from '../../../web/src/lib/live/notification-words.ts'
import { toastKey, toastKeysOf } from '../../../web/src/lib/live/claim-toast.ts'

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
  it('has a title, a text and a link for each kind', () => {
    expect(notificationWords(unlock('Test Rookie'))).toEqual({
      title: 'Test Rookie',
      text: 'New achievement (bronze). +50 XP',
      href: '/c/harbor/achievements/test-rookie',
    })
    expect(notificationWords(level(5))).toMatchObject({ title: 'Level 5', href: '/c/harbor/progress' })
    expect(notificationWords(streak)).toMatchObject({
      title: 'Your 12-day streak ends tonight',
      href: '/c/harbor/progress',
    })
    const of = { kind: 'course', id: '8', slug: 'networking', title: 'Networking' } as const
    const milestone = { id: '7', name: 'Subnets', status: 'submitted', of } as const
    const handedIn = { ...common, kind: 'milestone', milestone, because: null } as const
    expect(notificationWords(handedIn)).toEqual({
      title: 'Subnets',
      text: 'Handed in. Your instructor will review it.',
      href: '/c/harbor/courses/networking',
    })
    const sentBack = {
      ...handedIn,
      milestone: { ...milestone, status: 'rejected' },
      because: 'Where are they?',
    } as const
    expect(notificationWords(sentBack)).toMatchObject({ title: 'Subnets', text: 'Sent back: “Where are they?”' })
    const done = { ...common, kind: 'completed', whole: of } as const
    expect(notificationWords(done)).toMatchObject({ title: 'Networking is complete' })
    const certificate = { number: 'AAAA-BBBB-CCCC', title: 'Networking' }
    expect(toToasts([handedIn, done, { ...common, kind: 'certificate', certificate }]).lines).toMatchObject([
      { title: 'Subnets' },
      { title: 'Networking is complete' },
      { title: 'Your certificate for Networking', text: expect.stringContaining('AAAA-BBBB-CCCC') },
    ])
    const achievements = ['One', 'Two', 'Three', 'Four'].map(achievement)
    expect(notificationWords({ ...common, kind: 'digest', achievements })).toEqual({
      title: '4 achievements for your earlier work',
      text: 'One, Two, and 2 more.',
      href: '/c/harbor/achievements',
    })
  })

  it('of a revoked achievement gives the reason and the XP that was taken back', () => {
    const revoked = {
      ...common,
      kind: 'revoked',
      achievement: achievement('Test Rookie'),
      because: 'Shared answers',
    } as const
    expect(notificationWords(revoked)).toEqual({
      title: 'Test Rookie was revoked',
      text: '“Shared answers” You lost 50 XP.',
      href: '/c/harbor/achievements/test-rookie',
    })
    expect(toToasts([revoked])).toMatchObject({
      level: null,
      unlocks: null,
      lines: [{ title: 'Test Rookie was revoked' }],
    })
  })

  it('of a revoked certificate gives the reason and links to it', () => {
    const certificate = { number: '2222-2222-2222', title: 'Subnets' }
    const revoked = { ...common, kind: 'certificate_revoked', certificate, because: 'Shared answers' } as const
    expect(notificationWords(revoked)).toEqual({
      title: 'Your certificate for Subnets was revoked',
      text: '“Shared answers”',
      href: '/certificates/2222-2222-2222',
    })
    expect(toToasts([revoked]).lines).toMatchObject([{ id: '1' }])
  })

  it('of a new admin names the community and says why', () => {
    const administered = { id: '9', slug: 'quay', name: 'Quay' }
    const chosen = { ...common, community: 'quay', kind: 'became_admin', administered } as const
    expect(notificationWords(chosen)).toEqual({
      title: 'You are now an admin of Quay',
      text: 'The only admin deleted their account and chose you. You can manage its members and everything in it.',
      href: '/c/quay/manage',
    })
    expect(notificationWords({ ...chosen, community: null }).href).toBeNull()
    expect(announcement(toToasts([chosen]))).toContain('You are now an admin of Quay.')
  })

  it('has no link once the learner cannot see its community', () => {
    expect(notificationWords(unlock('Test Rookie', null)).href).toBeNull()
  })
})

describe('the toasts of new notifications', () => {
  it('are empty without notifications', () => {
    expect(announcement(toToasts([]))).toBe('')
    expect(toToasts([])).toEqual({ level: null, unlocks: null, lines: [] })
  })

  it('show one achievement by itself, several as one card, and the highest level only', () => {
    const one = toToasts([unlock('Test Rookie')])
    expect(one.unlocks).toMatchObject({ title: 'New achievement', href: '/c/harbor/achievements/test-rookie' })
    const many = toToasts([level(2), unlock('One'), level(4), unlock('Two'), level(3), unlock('Three'), streak])
    expect(many.unlocks).toMatchObject({ title: '3 new achievements', href: '/c/harbor/achievements' })
    expect(many.level).toMatchObject({ level: 4, href: '/c/harbor/progress' })
    expect(many.lines).toHaveLength(1)
    expect(announcement(many)).toBe(
      'Level 4, Novice. 3 new achievements: One, Two, and Three. ' +
        'Your 12-day streak ends tonight. Finish a test, lesson, or drill today to keep it, or use a freeze.',
    )
  })

  it('of two communities link to the notifications page', () => {
    expect(toToasts([unlock('One'), unlock('Two', 'lumen')]).unlocks?.href).toBe('/notifications')
  })
})

describe('the toast keys of a finished attempt', () => {
  it('equal the keys of the notifications about what it earned', () => {
    const { id, tier } = achievement('Test Rookie')
    const earned = { ...achievement('Test Rookie'), late: false }
    const passed = { level: 4, title: 'Novice', total: 400, into: 1, needed: 150, before: 2, after: 4 }
    const keys = toastKeysOf('harbor', { achievements: [earned], level: passed })
    expect(keys).toEqual([`${id}/${tier}`, 'harbor/3', 'harbor/4'])
    expect([unlock('Test Rookie'), level(3), level(4)].map(toastKey)).toEqual(keys)
  })
})
