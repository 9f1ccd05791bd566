import { error } from '@sveltejs/kit'
import type { Community } from '#contracts/communities/communities.ts'
import { requireSession, type Session } from '#lib/shell/session.server.ts'

interface Event {
  locals: App.Locals
  url: URL
  parent: () => Promise<{ community: Community }>
}

/** For pages of who teaches in a community. What they may do there is for the functions to say. */
export async function requireTeaching(event: Event): Promise<Session> {
  const session = await requireSession(event)
  const { community } = await event.parent()
  if (community.role === 'student')
    error(403, 'Courses are written by instructors and admins.', { code: 'not_allowed' })
  return session
}
