import { error } from '@sveltejs/kit'
import { readProfile } from '#lib/features/profiles/api.server.ts'

interface Asked {
  locals: App.Locals
  params: { username: string; award: string }
}

/** An achievement that somebody shows, and who they are. What they hide is not there. */
export const sharedAward = async ({ locals, params }: Asked) => {
  const session = await locals.session()
  const profile = await readProfile(session?.accessToken, params.username)
  const award = profile.awards.find(({ id }) => id === params.award)
  if (!award) error(404, 'There is no such achievement here.', { code: 'profile_not_found' })
  return { profile, award }
}
