import { expect, it } from 'vitest'
import type { MySession } from '../../../functions/_contracts/profiles/sessions.ts'
import { newestSessions } from '../../../web/src/lib/features/profiles/newest-sessions.ts'

const at = '2026-11-29T22:40:00Z'
const session = (id: string, is_current = false): MySession => ({
  id,
  user_agent: null,
  signed_in_at: at,
  last_used_at: at,
  is_current,
})

it('this device is among the newest sessions, however long ago it was used', () => {
  const all = [session('a'), session('b'), session('c'), session('this', true)]
  expect(newestSessions(all, 3).map(({ id }) => id)).toEqual(['this', 'a', 'b'])
  expect(newestSessions(all, 4)).toHaveLength(4)
  expect(newestSessions([], 4)).toEqual([])
})
