import { error } from '@sveltejs/kit'
import type { Community } from '#contracts/communities/communities.ts'
import { requireSession, type Session } from '#lib/shell/session.server.ts'

interface Event {
  locals: App.Locals
  url: URL
  parent: () => Promise<{ community: Community }>
}

/** Keeps students off the pages of instructors and admins. What those may do there, the API decides. */
export async function requireTeaching(event: Event): Promise<Session> {
  const session = await requireSession(event)
  const { community } = await event.parent()
  if (community.role === 'student')
    error(403, 'Only instructors and admins can open this page.', { code: 'not_allowed' })
  return session
}
