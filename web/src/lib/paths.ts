import type { Pack, AchievementStatus } from '#contracts/achievements/catalogue.ts'
import type { Metric } from '#domain/boards/board.ts'
import type { AnalysisShow } from './features/analysis/analysis.ts'
import type { CatalogueFilter } from './features/achievements/catalogue.ts'
import type { GateCurriculum } from './features/gates/authoring/gate-form.ts'
import type { LearnersShow } from './features/gates/reviewing/learners.ts'
import type { MembersShown } from './features/communities/members.ts'
import type { ReviewFilter } from './features/attempts/review/review.ts'
import type { ReviewsShow } from './features/gates/reviewing/reviewing.ts'
import type { AwardAction } from './features/achievements/award-visibility.ts'

const query = (values: Record<string, string | undefined>) => {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''
}

const community = (slug: string) => `/c/${encodeURIComponent(slug)}`
const test = (slug: string, id: string) => `${community(slug)}/tests/${encodeURIComponent(id)}`
const attempt = (slug: string, id: string) => `${community(slug)}/attempts/${encodeURIComponent(id)}`
const achievement = (slug: string, name: string) => `${community(slug)}/achievements/${encodeURIComponent(name)}`
const manageAchievements = (slug: string) => `${community(slug)}/manage/achievements`
const manageAchievement = (slug: string, id: string) => `${manageAchievements(slug)}/${encodeURIComponent(id)}`
const manageReviews = (slug: string) => `${community(slug)}/manage/reviews`
const manageReview = (slug: string, id: string) => `${manageReviews(slug)}/${encodeURIComponent(id)}`
const manageLearners = (slug: string) => `${community(slug)}/manage/learners`
const certificate = (number: string) => `/certificates/${encodeURIComponent(number)}`
const manageTests = (slug: string) => `${community(slug)}/manage/tests`
const testAnalysis = (slug: string, id: string) => `${manageTests(slug)}/${encodeURIComponent(id)}`
const manageMembers = (slug: string) => `${community(slug)}/manage/members`
const course = (slug: string, name: string) => `${community(slug)}/courses/${encodeURIComponent(name)}`
const manageCourses = (slug: string) => `${community(slug)}/manage/courses`
const manageCourse = (slug: string, name: string) => `${manageCourses(slug)}/${encodeURIComponent(name)}`
const manageProgram = (slug: string, name: string) => `${community(slug)}/manage/programs/${encodeURIComponent(name)}`
const manageGates = (slug: string, { scope, slug: name }: GateCurriculum) =>
  `${scope === 'course' ? manageCourse(slug, name) : manageProgram(slug, name)}/gates`
const apiReference = '/api'
const profile = (username: string) => `/u/${encodeURIComponent(username)}`

type Ask = 'publish' | 'retire' | 'delete'

/** Every URL of the site. Nothing else builds one. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signUp: (next?: string) => `/sign-up${query({ next })}`,
  /** Where the sign-in forms post to. `next` stays in the address, so that a refused try does not forget it. */
  signInAction: (action: 'password' | 'demo', next?: string) => `/sign-in${query({ [`/${action}`]: '', next })}`,
  signOut: () => '/sign-out',
  offline: () => '/offline',
  me: () => '/me',
  /** Where somebody chooses who sees them on boards. */
  whoSeesMe: () => '/me#boards',
  exportMine: () => '/me/export',
  deleteMe: () => '/me/delete',
  /** After one's account is gone. */
  goodbye: () => '/goodbye',
  communities: () => '/communities',
  /** Asks before somebody leaves one. */
  leave: (slug: string) => `/communities${query({ leave: slug })}`,
  /** What an invitation's link leads to. */
  join: (code: string) => `/join/${encodeURIComponent(code)}`,
  community,
  test,
  /** Asks before it gives up what is unfinished. */
  startOver: (slug: string, id: string) => `${test(slug, id)}?start-over`,
  attempt,
  /** Where the test box brings answers, and the whole. */
  saveAttempt: (slug: string, id: string) => `${attempt(slug, id)}/save`,
  finishAttempt: (slug: string, id: string) => `${attempt(slug, id)}/finish`,
  result: (slug: string, id: string) => `${attempt(slug, id)}/result`,
  review: (slug: string, id: string, show?: ReviewFilter) => `${attempt(slug, id)}/review${query({ show })}`,
  progress: (slug: string) => `${community(slug)}/progress`,
  board: (slug: string, show: { metric?: Metric; scope?: 'global' } = {}) => `${community(slug)}/board${query(show)}`,
  achievements: (slug: string, filter: CatalogueFilter = {}) =>
    `${community(slug)}/achievements${query({ ...filter })}`,
  achievement,
  /** Where the forms of an achievement post to. */
  showAchievement: (slug: string, name: string, how: AwardAction) => `${achievement(slug, name)}?/${how}`,
  /** Where achievements of a community are defined, by who teaches in it. */
  manageAchievements: (slug: string, show: { pack?: Pack; status?: AchievementStatus; search?: string } = {}) =>
    `${manageAchievements(slug)}${query(show)}`,
  /** With a question, asks it first. */
  manageAchievement: (slug: string, id: string, ask?: 'retire' | 'delete') =>
    `${manageAchievement(slug, id)}${query({ ask })}`,
  achievementStats: (slug: string, id: string) => `${manageAchievement(slug, id)}/statistics`,
  newAchievement: (slug: string) => `${manageAchievements(slug)}/new`,
  /** What was handed in, for who decides about it; one of it, beside what else is shown. */
  manageReviews: (slug: string, show: ReviewsShow = {}) => `${manageReviews(slug)}${query({ ...show })}`,
  manageReview: (slug: string, id: string, show: ReviewsShow = {}) => `${manageReview(slug, id)}${query({ ...show })}`,
  /** Where its forms post to. */
  reviewAction: (slug: string, id: string, action: 'claim' | 'decide', show: ReviewsShow = {}) =>
    `${manageReview(slug, id)}${query({ [`/${action}`]: '', ...show })}`,
  /** How learners stand at the gates of a course or program; one of them at one gate; all of them as a file. */
  manageLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}${query({ ...show })}`,
  manageLearner: (slug: string, learner: string, gate: string) =>
    `${manageLearners(slug)}/${encodeURIComponent(learner)}/${encodeURIComponent(gate)}`,
  exportLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}/export${query({ ...show })}`,
  /** What answers say about the tests of a community, for who teaches in it. */
  manageTests,
  testAnalysis: (slug: string, id: string, show: AnalysisShow = {}) => `${testAnalysis(slug, id)}${query({ ...show })}`,
  testAnalysisTable: (slug: string, id: string, show: AnalysisShow = {}) =>
    `${testAnalysis(slug, id)}/analysis.csv${query({ ...show })}`,
  /** Who belongs to a community; with a question, asks it first. */
  manageMembers: (slug: string, show: MembersShown = {}) => `${manageMembers(slug)}${query({ ...show })}`,
  /** Where its forms post to; a refused try does not forget what was shown. */
  membersAction: (slug: string, action: 'role' | 'remove' | 'invite' | 'revoke', show: MembersShown = {}) =>
    `${manageMembers(slug)}${query({ [`/${action}`]: '', ...show })}`,
  courses: (slug: string) => `${community(slug)}/courses`,
  course,
  content: (slug: string, courseName: string, name: string) =>
    `${course(slug, courseName)}/${encodeURIComponent(name)}`,
  program: (slug: string, name: string) => `${community(slug)}/programs/${encodeURIComponent(name)}`,
  /** Where courses and programs are written, by who teaches there. With a question, a page asks it first. */
  manageCourses,
  manageCourse: (slug: string, name: string, ask?: Ask) => `${manageCourse(slug, name)}${query({ ask })}`,
  manageContent: (slug: string, courseName: string, name: string, ask?: Ask) =>
    `${manageCourse(slug, courseName)}/${encodeURIComponent(name)}${query({ ask })}`,
  manageProgram: (slug: string, name: string, ask?: Ask) => `${manageProgram(slug, name)}${query({ ask })}`,
  manageGate: (slug: string, of: GateCurriculum, id: string, ask?: Ask) =>
    `${manageGates(slug, of)}/${encodeURIComponent(id)}${query({ ask })}`,
  newGate: (slug: string, of: GateCurriculum) => `${manageGates(slug, of)}/new`,
  /** Where what is being written is drawn. */
  preview: (slug: string) => `${community(slug)}/manage/preview`,
  /** The newest, or those before one. */
  notifications: (before?: string) => `/notifications${query({ before })}`,
  /** What is new, as it happens. */
  live: (who: { user?: string; after?: string } = {}) => `/live${query(who)}`,
  /** Where the browser says once a day that somebody is here. */
  visit: () => '/live/visit',
  /** Where anybody verifies a number; with one, what there is to say of it. */
  certificates: (number?: string) => `/certificates${query({ number })}`,
  /** With a question, asks it first. */
  certificate: (number: string, ask?: 'revoke') => `${certificate(number)}${query({ ask })}`,
  /** Where the forms of a certificate post to. */
  changeCertificate: (number: string, how: 'show' | 'hide' | 'correct' | 'revoke') => `${certificate(number)}?/${how}`,
  /** The same for programs. */
  certificateJson: (number: string) => `${certificate(number)}.json`,
  /** What every function takes and answers; with a text, the operations it is found in. */
  apiReference: ({ search, part }: { search?: string; part?: 'problems' } = {}) =>
    `${apiReference}${query({ search })}${part ? `#${part}` : ''}`,
  /** One function; with an anchor, one operation of it. */
  apiFunction: (name: string, anchor?: string) =>
    `${apiReference}/${encodeURIComponent(name)}${anchor ? `#${anchor}` : ''}`,
  /** What everybody may see of somebody who chose so. */
  profile,
  shared: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}`,
  sharedPicture: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}/picture.png`,
}
