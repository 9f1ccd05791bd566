import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalAddress } from '../../../functions/_domain/communities/address.ts'
import { planRoster, type RosterLine, type RosterSetting } from '../../../functions/_domain/communities/roster.ts'

describe('an address', () => {
  it.each([
    ['Lea@Example.ORG', 'lea@example.org'],
    ['  lea@example.org\u200b\u00a0', 'lea@example.org'],
    ['l\u00adea@example.org', 'lea@example.org'],
    ['mailto:lea@example.org', 'lea@example.org'],
    ['Lea Learner <lea@example.org>', 'lea@example.org'],
    ['lea@bücher.example', 'lea@xn--bcher-kva.example'],
    ['lea@XN--BCHER-KVA.example', 'lea@xn--bcher-kva.example'],
    ['ｌｅａ@example.org', 'lea@example.org'],
    ["o'hara+class@sub.example.co.uk", "o'hara+class@sub.example.co.uk"],
    ['jürgen@example.org', 'jürgen@example.org'],
  ])('%j is %s', (written, address) => {
    expect(normalAddress(written)).toBe(address)
  })

  it.each([
    ...['', 'lea', 'lea@', '@example.org', 'lea@example', 'lea@@example.org', 'l ea@example.org', 'lea@exa mple.org'],
    ...[
      '.lea@example.org',
      'lea.@example.org',
      'le..a@example.org',
      'lea@-example.org',
      'lea@127.0.0.1',
      'lea@example.org/x',
    ],
    ...['lea@example.org,tom@example.org', `${'x'.repeat(65)}@example.org`, `lea@${'x'.repeat(64)}.org`],
  ])('%j is none', (written) => {
    expect(normalAddress(written)).toBeUndefined()
  })

  it('stays what it is, however often it is made normal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (written) => {
        const once = normalAddress(written)
        if (once !== undefined) expect(normalAddress(once)).toBe(once)
      }),
    )
  })
})

const setting = (over: Partial<RosterSetting> = {}): RosterSetting => ({
  members: new Map([['mia@example.org', 'mia']]),
  invited: new Map([
    ['ida@example.org', { declined: false, expired: false }],
    ['ned@example.org', { declined: true, expired: false }],
    ['eva@example.org', { declined: false, expired: true }],
  ]),
  groups: new Map([
    ['monday', { id: '1', archived: false }],
    ['last year', { id: '2', archived: true }],
  ]),
  may: ['student'],
  makesGroups: false,
  ...over,
})

const line = (nth: number, email: string, over: Partial<RosterLine> = {}): RosterLine => ({
  line: nth,
  email,
  name: '',
  role: '',
  group: '',
  ...over,
})

describe('a roster', () => {
  it('says of each line what becomes of it', () => {
    const plan = planRoster(
      [
        line(2, 'Lea@example.org', { name: ' Lea ', group: 'MONDAY' }),
        line(3, 'lea@EXAMPLE.org'),
        line(4, 'no address'),
        line(5, 'mia@example.org'),
        line(6, 'ida@example.org', { group: 'Monday' }),
        line(7, 'ned@example.org'),
        line(8, 'eva@example.org'),
        line(9, 'tom@example.org', { group: 'Tuesday' }),
        line(10, 'ann@example.org', { role: 'Teacher' }),
        line(11, 'bob@example.org', { role: 'boss' }),
        line(12, 'old@example.org', { group: 'Last year' }),
      ],
      setting(),
    )
    expect(plan.invite.map(({ address, name, group }) => [address, name, group])).toEqual([
      ['lea@example.org', 'Lea', 'monday'],
      ['eva@example.org', '', undefined],
    ])
    expect(plan.renew.map(({ address }) => address)).toEqual(['ida@example.org'])
    expect(plan.members).toBe(1)
    expect(plan.missingGroups).toEqual(['Tuesday'])
    expect(plan.problems.map((it) => [it.line, it.problem])).toEqual([
      [3, 'duplicate'],
      [4, 'bad_address'],
      [7, 'declined'],
      [9, 'unknown_group'],
      [10, 'role_not_allowed'],
      [11, 'unknown_role'],
      [12, 'group_archived'],
    ])
  })

  it('makes groups once, if it is asked to, and puts members in theirs', () => {
    const lines = [
      line(2, 'tom@example.org', { group: 'Tuesday' }),
      line(3, 'mia@example.org', { group: 'TUESDAY' }),
      line(4, 'bad', { group: 'Never' }),
    ]
    const plan = planRoster(lines, setting({ makesGroups: true }))
    expect(plan.newGroups).toEqual(['Tuesday'])
    expect(plan.regroup).toEqual([{ user: 'mia', group: 'tuesday' }])
    expect(plan.problems.map(({ line: at }) => at)).toEqual([4])
  })

  it('counts each line once, whatever it says', () => {
    const word = fc.constantFrom('', 'student', 'teacher', 'boss')
    const some = fc.record({
      email: fc.oneof(
        fc.emailAddress(),
        fc.string(),
        fc.constantFrom('mia@example.org', 'ida@example.org', 'ned@example.org'),
      ),
      name: fc.string({ maxLength: 70 }),
      role: word,
      group: fc.constantFrom('', 'Monday', 'last year', 'New', 'x'.repeat(90)),
    })
    fc.assert(
      fc.property(fc.array(some), fc.boolean(), (cells, makesGroups) => {
        const lines = cells.map((cell, nth) => ({ ...cell, line: nth + 1 }))
        const plan = planRoster(lines, setting({ makesGroups }))
        const taken = [...plan.invite, ...plan.renew].map(({ address }) => address)
        expect(plan.problems.length + taken.length + plan.regroup.length + plan.members).toBe(lines.length)
        expect(new Set(taken).size).toBe(taken.length)
      }),
    )
  })
})
