import { describe, expect, it } from 'vitest'
import { withoutQuestion, readMembersShown, usesText } from '../../../web/src/lib/features/communities/members.ts'
import { paths } from '../../../web/src/lib/paths.ts'
import { isAtLeast, mayInvite } from '../../../functions/_domain/communities/roles.ts'

describe('what a page of members shows', () => {
  const read = (address: string) => readMembersShown(new URL(address, 'https://laude.example').searchParams)
  const shown = {
    search: 'a & b',
    role: 'instructor',
    after: '00000000-0000-4000-8000-000000000001:émile',
    ask: 'remove',
    of: '00000000-0000-4000-8000-000000000002',
  } as const

  it('is what its address says, and nothing that means nothing', () => {
    expect(read(paths.manageMembers('harbor', shown))).toEqual(shown)
    expect(read(paths.membersAction('harbor', 'remove', shown))).toEqual(shown)
    expect(read('/?search=+&role=king&after=7&ask=why')).toEqual({})
  })

  it('stays where it was once a question is answered', () => {
    expect(withoutQuestion(shown)).toEqual({ search: 'a & b', role: 'instructor', after: shown.after })
  })

  it('says how often a link was used', () => {
    const said = [usesText({ uses: 0, max_uses: null }), usesText({ uses: 1, max_uses: null })]
    expect([...said, usesText({ uses: 3, max_uses: null }), usesText({ uses: 1, max_uses: 10 })]).toEqual([
      'not used yet',
      'used once',
      'used 3 times',
      '1 of 10 uses',
    ])
  })
})

describe('roles', () => {
  it('are in order, and invite no higher than they are', () => {
    expect([mayInvite('student'), mayInvite('instructor'), mayInvite('admin')]).toEqual([
      [],
      ['student'],
      ['student', 'instructor', 'admin'],
    ])
    expect(isAtLeast('admin', 'instructor') && isAtLeast('student', 'student')).toBe(true)
    expect(isAtLeast('student', 'instructor') || isAtLeast(null, 'student')).toBe(false)
  })
})
