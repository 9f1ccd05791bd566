import { achievementsApi } from '#lib/api/achievements.server.ts'
import { moderationApi } from '#lib/api/comments.server.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { correctionsApi } from '#lib/api/corrections.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { markingApi } from '#lib/api/marking.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { draftsOf, type Drafts } from './overview.ts'

/** What awaits an instructor or admin. Each request may fail by itself: its section says so, and the others are shown. */
export async function loadOverview(accessToken: string, community: string) {
  const milestones = milestonesApi(accessToken)
  const courses = coursesApi(accessToken)
  const members = communitiesApi(accessToken)
  const resources = resourcesApi(accessToken)
  const [
    reviews,
    questions,
    gates,
    achievements,
    written,
    programs,
    learners,
    invitations,
    tests,
    suggestions,
    deadLinks,
    essays,
    reports,
    comments,
  ] = await Promise.all([
    optional(milestones.reviews(community, {})),
    optional(supportApi(accessToken).queue(community, {})),
    optional(milestones.authoredGates(community)),
    optional(achievementsApi(accessToken).listDrafts(community)),
    optional(courses.courses(community)),
    optional(courses.programs(community)),
    optional(members.listMembers(community, { role: 'student' })),
    optional(members.listInvitations(community)),
    optional(attemptsApi(accessToken).listAnalyses(community)),
    optional(resources.listSuggestions(community, 'suggested')),
    optional(resources.listDeadLinks(community)),
    optional(markingApi(accessToken).listEssays(community, { limit: '1' })),
    optional(correctionsApi(accessToken).listReports(community, { limit: '0' })),
    optional(moderationApi(accessToken, community).list('waiting')),
  ])
  const drafts: Drafts | null =
    gates && achievements && written && programs
      ? { achievements: achievements.data, courses: written.data, programs: programs.data, gates: gates.data }
      : null
  return {
    reviews: reviews && { open: reviews.page.open, oldest: reviews.data.slice(0, 3) },
    questions: questions && {
      open: questions.page.open,
      held: questions.page.held,
      oldest: questions.data.slice(0, 3),
      now: Date.now(),
    },
    drafts: drafts && draftsOf(community, drafts),
    learners: learners?.page.total ?? null,
    invitations: invitations?.data.filter(({ state }) => state === 'good').length ?? null,
    resources: suggestions && deadLinks && suggestions.data.length + deadLinks.data.length,
    essays: essays?.page.open ?? null,
    reports: reports?.page.open ?? null,
    comments: comments?.page.waiting ?? null,
    tests: tests && tests.data.filter(({ status }) => status === 'live').length,
  }
}
