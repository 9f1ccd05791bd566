import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesIn } from '../../../functions/_domain/audit/changes.ts'
import { AUDITED_ACTIONS, kindOfAction } from '../../../functions/_domain/audit/kinds.ts'
import { auditSentence, TOLD_ACTIONS } from '../../../functions/_domain/audit/sentence.ts'

const facts = { actor: 'Ines', people: ['Sam'], title: 'Networking', subject: 'x', details: {} }

describe('an entry of the audit log', () => {
  it('is told in words, and found by a kind, whatever its action', () => {
    expect(TOLD_ACTIONS.filter((action) => kindOfAction(action) === null)).toEqual([])
    expect(AUDITED_ACTIONS.filter((action) => !new Set(TOLD_ACTIONS).has(action))).toEqual([])
    expect(new Set(AUDITED_ACTIONS).size).toBe(AUDITED_ACTIONS.length)
  })

  it.each([
    ['xp.awarded', { amount: 1500 }, 'Ines gave Sam 1,500 XP'],
    ['membership.role_changed', { from: 'student', to: 'instructor' }, 'Ines made Sam an instructor'],
    ['grade.set', { percent: 80 }, 'Ines set the grade of Sam for “Networking” to 80%'],
    ['grade.set', { excused: true }, 'Ines excused Sam from “Networking”'],
    ['group.joined', {}, 'Ines put Sam in the group “Networking”'],
    [
      'milestone.changed',
      { changed: ['passing_score', 'xp'] },
      'Ines changed the gate “Networking”: passing score and xp',
    ],
    [
      'accommodation.made',
      { factor: 1.5, minutes: null },
      'Ines decided that Sam has 1.5 times as long in “Networking”',
    ],
    [
      'report.settled',
      { reports: 2, outcome: 'declined' },
      'Ines decided about 2 reports on a question in “Networking” and left it as it is',
    ],
    ['something.new', {}, 'Ines did something else: something.new'],
  ])('of %s with %j reads: %s', (action, details, says) => {
    expect(auditSentence({ ...facts, action, details })).toBe(says)
  })

  it('names nobody whose account is gone', () => {
    expect(auditSentence({ ...facts, action: 'xp.awarded', actor: null, people: [], details: { amount: 5 } })).toBe(
      'Somebody whose account is gone gave somebody whose account is gone 5 XP',
    )
    expect(auditSentence({ ...facts, action: 'comment.hidden', people: [] })).toBe(
      'Ines hid a comment of somebody whose account is gone',
    )
  })

  it('reads well whatever its details are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AUDITED_ACTIONS),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (action, details) => {
          const says = auditSentence({ ...facts, action, details, title: null })
          expect(says).not.toMatch(/undefined|null|NaN|\[object| {2}/)
          for (const { before, after } of changesIn(details)) expect(before).not.toBe(after)
        },
      ),
    )
  })
})

describe('what an entry says was different before', () => {
  it.each([
    [{ from: 'student', to: 'admin' }, [{ what: '', before: 'student', after: 'admin' }]],
    [{ before: { credit: 1 }, credit: 2, user_id: 'x' }, [{ what: 'Credit', before: '1', after: '2' }]],
    [{ before: { xp: 50 }, after: { xp: 100 } }, [{ what: 'XP', before: '50', after: '100' }]],
    [{ from: null, to: { enabled: false } }, [{ what: 'Enabled', before: null, after: 'no' }]],
    [{ after: { name: 'B' } }, []],
    [
      { before: {}, after: { due_at: '2026-12-01T07:00:00+00:00' } },
      [{ what: 'Due', before: null, after: 'Dec 1, 2026, 7:00 AM UTC' }],
    ],
    [{ amount: 5 }, []],
  ])('%j', (details, changes) => {
    expect(changesIn(details)).toEqual(changes)
  })
})
