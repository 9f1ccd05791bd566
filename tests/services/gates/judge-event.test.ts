import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { achievementEvent, type AchievementEvent } from '../../../functions/_contracts/engine/achievement-event.ts'
import type { EventFacts } from '../../../functions/_db/queries/engine/event-facts.ts'
import { actionId } from '../../../functions/_services/gates/action-id.ts'
import { judgeEvent } from '../../../functions/_services/gates/judge-event.ts'
import { parseEvent } from '../../../functions/_services/gates/parse-event.ts'
import { toMessage } from '../../../functions/_services/engine/publish-outbox.ts'
import { finish } from '../../support/activities.ts'

const NOW = Date.UTC(2026, 10, 30, 12)
const DAY = 86_400_000

const facts = (changed: Partial<EventFacts> = {}): EventFacts => ({
  time_zone: 'UTC',
  next_time_zone: null,
  next_time_zone_from: null,
  cut_short: null,
  has_learner: true,
  has_community: true,
  is_member: true,
  is_declared: false,
  is_attempt: false,
  kind: null,
  difficulty: null,
  minutes: null,
  language: null,
  course: null,
  knows_language: false,
  ...changed,
})

const event = (changed: Partial<Record<keyof AchievementEvent, unknown>> = {}) =>
  achievementEvent.parse({
    version: 1,
    id: randomUUID(),
    user_id: randomUUID(),
    community_id: randomUUID(),
    type: 'study_session',
    occurred_at: new Date(NOW).toISOString(),
    metrics: { minutes: 20 },
    ...changed,
  })

const judge = (changed?: Parameters<typeof event>[0], known?: Partial<EventFacts>) =>
  judgeEvent(event(changed), facts(known), NOW)

describe('an event from Kafka', () => {
  it.each([
    ['unknown_community', {}, { has_community: false }],
    ['unknown_learner', {}, { has_learner: false }],
    ['not_a_member', {}, { is_member: false }],
    ['unknown_type', { type: 'moon_landed', metrics: {} }, {}],
    ['not_reportable', { type: 'achievement_revoked', metrics: {} }, {}],
    ['not_reportable', { type: 'course_completed', metrics: {} }, {}],
    ['no_attempt', { type: 'test_completed', metrics: { score: 100 } }, { is_attempt: true }],
    ['no_attempt', { type: 'practice_completed', metrics: { xp: 30 } }, { is_attempt: true }],
    ['implausible', { metrics: { minutes: 961 } }, {}],
    ['implausible', { metrics: { minutes: 20, words: 4 } }, {}],
    ['in_the_future', { occurred_at: new Date(NOW + 6 * 60_000).toISOString() }, {}],
    ['too_old', { occurred_at: new Date(NOW - 8 * DAY).toISOString() }, {}],
    ['wrong_content', { content_id: randomUUID() }, {}],
    ['wrong_content', { type: 'lesson_completed', content_id: randomUUID() }, { kind: 'wod' }],
    ['wrong_day', { decided: { local_date: '2026-11-27', local_hour: 12 } }, {}],
  ] as const)('is refused as %s: %o, where the database knows %o', (reason, changed, known) => {
    expect(judge(changed, known)).toMatchObject({ reason })
  })

  it('without a decided day gets the learner’s, and what its content adds', () => {
    const content_id = randomUUID()
    const user_id = randomUUID()
    const known = { time_zone: 'Asia/Tokyo', kind: 'lesson', difficulty: 'easy', minutes: 15, course: 'networks' }
    const occurred_at = new Date(NOW - DAY + 4 * 3_600_000).toISOString()
    const judged = judge({ type: 'lesson_completed', user_id, content_id, occurred_at, metrics: {} }, known)
    expect(judged).toMatchObject({
      activity: {
        id: actionId({ type: 'lesson_completed', user_id, content_id, local_date: '2026-11-30' }),
        local_date: '2026-11-30',
        local_hour: 1,
        dims: { difficulty: 'easy', course: 'networks' },
        metrics: { minutes: 15 },
      },
    })
  })

  it('of another producer never has an id that one of our events could have', () => {
    const id = randomUUID()
    const judged = judge({ id })
    expect(judged).not.toMatchObject({ activity: { id } })
    expect(judge({ id, user_id: randomUUID() })).not.toEqual(judged)
  })

  it('of our own comes out as it went in', () => {
    const activity = finish({ correct: 20 }, { occurred_at: NOW, local_date: '2026-11-30', forgiven: ['2026-11-29'] })
    const { key, value } = toMessage('events', activity)
    const parsed = parseEvent({ key: Buffer.from(key), value: Buffer.from(value ?? '') })
    expect(parsed).toHaveProperty('event')
    if ('event' in parsed) expect(judgeEvent(parsed.event, facts({ is_attempt: true }), NOW)).toEqual({ activity })
  })

  it('is read or refused, whatever the bytes are', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(bytes, fc.option(bytes), (value, key) => {
        const parsed = parseEvent({ key: key && Buffer.from(key), value: Buffer.from(value) })
        expect('event' in parsed || parsed.reason.length > 0).toBe(true)
      }),
    )
  })
})
