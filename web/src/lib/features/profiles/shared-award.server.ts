import { error } from '@sveltejs/kit'
import { gamificationApi } from '#lib/api/gamification.server.ts'

interface AwardRequest {
  locals: App.Locals
  params: { username: string; award: string }
}

/** A public award with the profile of its holder. A hidden award is not found. */
export const sharedAward = async ({ locals, params }: AwardRequest) => {
  const session = await locals.session()
  const { data: profile } = await gamificationApi(session?.accessToken).readProfile(params.username)
  const award = profile.awards.find(({ id }) => id === params.award)
  if (!award) error(404, 'There is no such achievement here.', { code: 'profile_not_found' })
  return { profile, award }
}
