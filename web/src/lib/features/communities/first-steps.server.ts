import type { Community } from '#contracts/communities/communities.ts'
import { optional } from '#lib/api/optional.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { managePaths } from '#lib/manage-paths.ts'

export interface FirstStep {
  title: string
  says: string
  href: string
  done: boolean
}

/** What is there; null: that could not be loaded. */
interface Counts {
  /** Live ones. */
  tests: number | null
  learners: number | null
  /** Links that can be used. */
  invitations: number | null
}

type Described = Pick<Community, 'slug' | 'tagline'>

/** What a new community needs until learners have something to do in it. Null once it has that, or where nobody can tell. */
export async function firstSteps(
  accessToken: string,
  { slug, tagline }: Described,
  { tests, learners, invitations }: Counts,
): Promise<FirstStep[] | null> {
  if (tests === null || learners === null || invitations === null) return null
  if (tests > 0 && learners + invitations > 0) return null
  const hasPeople = learners + invitations > 0 || (await hasInvited(accessToken, slug))
  if (tests > 0 && hasPeople) return null
  return [
    {
      title: 'Publish a first test',
      says: 'Write it, import a file, or copy one you have.',
      href: managePaths.manageTests(slug),
      done: tests > 0,
    },
    {
      title: 'Invite people',
      says: 'From a list of their addresses, or with a link.',
      href: communityPaths.roster(slug),
      done: hasPeople,
    },
    {
      title: 'Say in one sentence what it is about',
      says: 'Whoever is invited reads it first.',
      href: communityPaths.settings(slug),
      done: tagline !== '',
    },
  ]
}

/** Whether somebody whose address was invited has not answered yet. */
async function hasInvited(accessToken: string, slug: string): Promise<boolean> {
  const invited = await optional(rostersApi(accessToken).listInvited(slug, {}))
  return (invited?.data.length ?? 0) > 0
}
