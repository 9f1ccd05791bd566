import { paths } from '#lib/paths.ts'
import { sharedAward } from '#lib/features/profiles/shared-award.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { profile, award } = await sharedAward(event)
  // Sites that show a preview need the absolute URLs.
  const { origin } = event.url
  return {
    profile,
    award,
    page: origin + paths.shared(profile.username, award.id),
    picture: origin + paths.sharedPicture(profile.username, award.id),
  }
}
