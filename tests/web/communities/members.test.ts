import { describe, expect, it } from 'vitest'
import { withoutQuestion, readMembersShown, usesText } from '../../../web/src/lib/features/communities/members.ts'
import { managePaths } from '../../../web/src/lib/manage-paths.ts'
import { isAtLeast, mayInvite } from '../../../functions/_domain/communities/roles.ts'

describe('the page of members', () => {
  const read = (address: string) => readMembersShown(new URL(address, 'https://laude.example').searchParams)
  const shown = {
    search: 'a & b',
    role: 'instructor',
    after: '00000000-0000-4000-8000-000000000001:émile',
    ask: 'remove',
    of: '00000000-0000-4000-8000-000000000002',
  } as const

  it('reads its filters from the URL, ignoring invalid values', () => {
    expect(read(managePaths.manageMembers('harbor', shown))).toEqual(shown)
    expect(read(managePaths.membersAction('harbor', 'remove', shown))).toEqual(shown)
    expect(read('/?search=+&role=king&after=7&ask=why')).toEqual({})
  })

  it('keeps its filters and page after a question is answered', () => {
    expect(withoutQuestion(shown)).toEqual({ search: 'a & b', role: 'instructor', after: shown.after })
  })

  it('says how often an invitation was used', () => {
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
  it('are ordered, and may invite only to roles that are not higher', () => {
    expect([mayInvite('student'), mayInvite('instructor'), mayInvite('admin')]).toEqual([
      [],
      ['student'],
      ['student', 'instructor', 'admin'],
    ])
    expect(isAtLeast('admin', 'instructor') && isAtLeast('student', 'student')).toBe(true)
    expect(isAtLeast('student', 'instructor') || isAtLeast(null, 'student')).toBe(false)
  })
})
