import { paths } from '#lib/paths.ts'
import { sharedAward } from '#lib/features/achievements/shared-award.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { profile, award } = await sharedAward(event)
  // Whoever shows a preview fetches it from elsewhere, so it needs its whole address.
  const { origin } = event.url
  return {
    profile,
    award,
    page: origin + paths.shared(profile.username, award.id),
    picture: origin + paths.sharedPicture(profile.username, award.id),
  }
}
