import type { Pack, AchievementStatus } from '#contracts/achievements/catalogue.ts'
import type { HelpCategory } from '#domain/help/article.ts'
import type { Metric } from '#domain/boards/board.ts'
import type { AnalysisShow } from './features/analysis/analysis.ts'
import type { CatalogueFilter } from '#lib/features/achievements/catalogue/catalogue.ts'
import type { GateCurriculum } from './features/gates/authoring/gate-form.ts'
import type { LearnersShow } from './features/gates/reviewing/learners-filter.ts'
import type { MembersShown } from './features/communities/members.ts'
import type { ReviewFilter, ReviewPageChoice } from './features/attempts/review/review.ts'
import type { ResourcesShow } from './features/resources/resources-show.ts'
import type { ReviewsShow } from './features/gates/reviewing/reviews-filter.ts'
import type { QueueShow } from './features/support/queue-filter.ts'
import type { AwardAction } from '#lib/features/achievements/detail/award-actions.ts'

const query = (values: Record<string, string | undefined>) => {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''
}

const community = (slug: string) => `/c/${encodeURIComponent(slug)}`
const test = (slug: string, id: string) => `${community(slug)}/tests/${encodeURIComponent(id)}`
const attempt = (slug: string, id: string) => `${community(slug)}/attempts/${encodeURIComponent(id)}`
const achievement = (slug: string, name: string) => `${community(slug)}/achievements/${encodeURIComponent(name)}`
const manage = (slug: string) => `${community(slug)}/manage`
const manageAchievements = (slug: string) => `${manage(slug)}/achievements`
const manageAchievement = (slug: string, id: string) => `${manageAchievements(slug)}/${encodeURIComponent(id)}`
const manageReviews = (slug: string) => `${community(slug)}/manage/reviews`
const manageReview = (slug: string, id: string) => `${manageReviews(slug)}/${encodeURIComponent(id)}`
const manageLearners = (slug: string) => `${community(slug)}/manage/learners`
const manageLearner = (slug: string, learner: string, gate: string) =>
  `${manageLearners(slug)}/${encodeURIComponent(learner)}/${encodeURIComponent(gate)}`
const certificate = (number: string) => `/certificates/${encodeURIComponent(number)}`
const manageTests = (slug: string) => `${community(slug)}/manage/tests`
const testAnalysis = (slug: string, id: string) => `${manageTests(slug)}/${encodeURIComponent(id)}`
const questions = (slug: string) => `${community(slug)}/ask`
const question = (slug: string, id: string) => `${questions(slug)}/${encodeURIComponent(id)}`
const manageQuestions = (slug: string) => `${community(slug)}/manage/support`
const manageQuestion = (slug: string, id: string) => `${manageQuestions(slug)}/${encodeURIComponent(id)}`
const resources = (slug: string) => `${community(slug)}/resources`
const manageResources = (slug: string) => `${manage(slug)}/resources`
const manageMembers = (slug: string) => `${community(slug)}/manage/members`
const course = (slug: string, name: string) => `${community(slug)}/courses/${encodeURIComponent(name)}`
const manageCourses = (slug: string) => `${community(slug)}/manage/courses`
const manageCourse = (slug: string, name: string) => `${manageCourses(slug)}/${encodeURIComponent(name)}`
const manageProgram = (slug: string, name: string) => `${community(slug)}/manage/programs/${encodeURIComponent(name)}`
const manageGates = (slug: string, { scope, slug: name }: GateCurriculum) =>
  `${scope === 'course' ? manageCourse(slug, name) : manageProgram(slug, name)}/gates`
const apiReference = '/api'
const help = '/help'
const profile = (username: string) => `/u/${encodeURIComponent(username)}`

/** What instructors see of resources that are not listed. */
export type ResourceQueue = 'declined' | 'retired'

type Ask = 'publish' | 'retire' | 'delete'

/** Every URL of the site. Nothing else builds one. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signUp: (next?: string) => `/sign-up${query({ next })}`,
  forgotPassword: () => '/forgot-password',
  /** Where a new password was chosen by the link in an email. */
  passwordChanged: () => '/reset-password?changed',
  /** Where a link to confirm the email is followed, or asked for. */
  confirmEmail: () => '/confirm-email',
  /** Its form actions. The link stays in the URL, so it survives a refused attempt. */
  confirmAction: (action: 'confirm' | 'resend', link: { token_hash?: string; type?: string }) =>
    `/confirm-email${query({ [`/${action}`]: '', token_hash: link.token_hash, type: link.type })}`,
  /** The sign-in form actions. `next` stays in the URL, so it survives a refused attempt. */
  signInAction: (action: 'password' | 'demo', next?: string) => `/sign-in${query({ [`/${action}`]: '', next })}`,
  signOut: () => '/sign-out',
  offline: () => '/offline',
  me: () => '/me',
  /** The setting of the time zone. */
  myTimeZone: () => '/me#day',
  /** The setting of what the user is told, and how. */
  myNotifications: () => '/me#notifications',
  /** With all sessions instead of the newest. */
  allMySessions: () => '/me?sessions=all#sessions',
  /** The setting of who sees the user on leaderboards. */
  whoSeesMe: () => '/me#boards',
  exportMine: () => '/me/export',
  deleteMe: () => '/me/delete',
  /** Shown after the account was deleted. */
  goodbye: () => '/goodbye',
  communities: () => '/communities',
  /** The list with a question whether to leave this community. */
  leave: (slug: string) => `/communities${query({ leave: slug })}`,
  /** What a new member sees first. */
  welcome: (slug: string) => `${community(slug)}/welcome`,
  /** The page of an invitation. */
  join: (code: string) => `/join/${encodeURIComponent(code)}`,
  community,
  test,
  /** The test with a question whether to abandon the unfinished attempt. */
  startOver: (slug: string, id: string) => `${test(slug, id)}?start-over`,
  attempt,
  /** Where the test box sends answers, and the finished attempt. */
  saveAttempt: (slug: string, id: string) => `${attempt(slug, id)}/save`,
  finishAttempt: (slug: string, id: string) => `${attempt(slug, id)}/finish`,
  result: (slug: string, id: string) => `${attempt(slug, id)}/result`,
  review: (slug: string, id: string, show: ReviewFilter = 'all', page: ReviewPageChoice = 1) => {
    const [onlyShow, onlyPage] = [show === 'all' ? undefined : show, page === 1 ? undefined : String(page)]
    return `${attempt(slug, id)}/review${query({ show: onlyShow, page: onlyPage })}`
  },
  /** Help with a question of an attempt, and where the next step of it is asked for. */
  questionHelp: (slug: string, id: string, number: number) => `${attempt(slug, id)}/help/${number}`,
  answerQuestionHelp: (slug: string, id: string, number: number) => `${attempt(slug, id)}/help/${number}/answer`,
  progress: (slug: string) => `${community(slug)}/progress`,
  board: (slug: string, show: { metric?: Metric; scope?: 'global' } = {}) => `${community(slug)}/board${query(show)}`,
  achievements: (slug: string, filter: CatalogueFilter = {}, page = 1) =>
    `${community(slug)}/achievements${query({ ...filter, page: page > 1 ? String(page) : undefined })}`,
  achievement,
  /** The form actions of an achievement's page. */
  showAchievement: (slug: string, name: string, how: AwardAction) => `${achievement(slug, name)}?/${how}`,
  /** What awaits an instructor or admin. */
  manage,
  /** The table of a community's achievements, for instructors and admins. */
  manageAchievements: (slug: string, show: { pack?: Pack; status?: AchievementStatus; search?: string } = {}) =>
    `${manageAchievements(slug)}${query(show)}`,
  /** With `ask`, the page first asks to confirm. */
  manageAchievement: (slug: string, id: string, ask?: 'retire' | 'delete') =>
    `${manageAchievement(slug, id)}${query({ ask })}`,
  achievementStats: (slug: string, id: string) => `${manageAchievement(slug, id)}/statistics`,
  newAchievement: (slug: string) => `${manageAchievements(slug)}/new`,
  /** The review queue, for instructors and admins; and one submission beside it. */
  manageReviews: (slug: string, show: ReviewsShow = {}) => `${manageReviews(slug)}${query({ ...show })}`,
  manageReview: (slug: string, id: string, show: ReviewsShow = {}) => `${manageReview(slug, id)}${query({ ...show })}`,
  /** The form actions of a submission's page. */
  reviewAction: (slug: string, id: string, action: 'claim' | 'decide', show: ReviewsShow = {}) =>
    `${manageReview(slug, id)}${query({ [`/${action}`]: '', ...show })}`,
  /** Learners' progress at the gates of a course or program; one learner at one gate; all of them as a file. */
  manageLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}${query({ ...show })}`,
  manageLearner: (slug: string, learner: string, gate: string, ask?: 'waive') =>
    `${manageLearner(slug, learner, gate)}${query({ ask })}`,
  /** Its form action; the question stays in the URL, so it survives a refused attempt. */
  waiveAction: (slug: string, learner: string, gate: string) =>
    `${manageLearner(slug, learner, gate)}${query({ '/waive': '', ask: 'waive' })}`,
  exportLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}/export${query({ ...show })}`,
  /** The analysis of a community's tests, for instructors and admins. */
  manageTests,
  testAnalysis: (slug: string, id: string, show: AnalysisShow = {}) => `${testAnalysis(slug, id)}${query({ ...show })}`,
  testAnalysisTable: (slug: string, id: string, show: AnalysisShow = {}) =>
    `${testAnalysis(slug, id)}/analysis.csv${query({ ...show })}`,
  /** The members of a community; with `ask`, the page first asks to confirm. */
  manageMembers: (slug: string, show: MembersShown = {}) => `${manageMembers(slug)}${query({ ...show })}`,
  /** Its form actions; the filters stay in the URL, so they survive a refused attempt. */
  membersAction: (slug: string, action: 'role' | 'remove' | 'invite' | 'revoke', show: MembersShown = {}) =>
    `${manageMembers(slug)}${query({ [`/${action}`]: '', ...show })}`,
  /** What to learn from elsewhere. */
  resources: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ ...show })}`,
  /** Its form action; the filters stay in the URL. */
  markResource: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ '/mark': '', ...show })}`,
  /** Reports a dead link, then goes back to the list as it was. */
  reportResource: (slug: string, id: string, show: ResourcesShow = {}) =>
    `${resources(slug)}/${encodeURIComponent(id)}/report${query({ ...show })}`,
  suggestResource: (slug: string) => `${resources(slug)}/suggest`,
  /** Suggestions and dead links, for instructors and admins, or what was declined or retired; and one resource. */
  manageResources: (slug: string, show?: ResourceQueue) => `${manageResources(slug)}${query({ show })}`,
  manageResource: (slug: string, id: string) => `${manageResources(slug)}/${encodeURIComponent(id)}`,
  /** What learners ask the assistant, and what it costs; before this conversation. */
  manageAssistant: (slug: string, before?: string) => `${manage(slug)}/assistant${query({ before })}`,
  courses: (slug: string) => `${community(slug)}/courses`,
  course,
  content: (slug: string, courseName: string, name: string) =>
    `${course(slug, courseName)}/${encodeURIComponent(name)}`,
  program: (slug: string, name: string) => `${community(slug)}/programs/${encodeURIComponent(name)}`,
  /** Where instructors write courses and programs. With `ask`, a page first asks to confirm. */
  manageCourses,
  manageCourse: (slug: string, name: string, ask?: Ask) => `${manageCourse(slug, name)}${query({ ask })}`,
  manageContent: (slug: string, courseName: string, name: string, ask?: Ask) =>
    `${manageCourse(slug, courseName)}/${encodeURIComponent(name)}${query({ ask })}`,
  manageProgram: (slug: string, name: string, ask?: Ask) => `${manageProgram(slug, name)}${query({ ask })}`,
  manageGate: (slug: string, of: GateCurriculum, id: string, ask?: Ask) =>
    `${manageGates(slug, of)}/${encodeURIComponent(id)}${query({ ask })}`,
  newGate: (slug: string, of: GateCurriculum) => `${manageGates(slug, of)}/new`,
  /** Renders Markdown for a preview. */
  preview: (slug: string) => `${community(slug)}/manage/preview`,
  /** The newest notifications, or those before this id. */
  notifications: (before?: string) => `/notifications${query({ before })}`,
  /** The notification stream. */
  live: (resume: { user?: string; after?: string } = {}) => `/live${query(resume)}`,
  /** Where the browser records a visit, once a day. */
  visit: () => '/live/visit',
  /** The public form to verify a certificate; with a number, its result. */
  certificates: (number?: string) => `/certificates${query({ number })}`,
  /** With `ask`, the page first asks to confirm. */
  certificate: (number: string, ask?: 'revoke') => `${certificate(number)}${query({ ask })}`,
  /** The form actions of a certificate's page. */
  changeCertificate: (number: string, how: 'show' | 'hide' | 'correct' | 'revoke') => `${certificate(number)}?/${how}`,
  /** A certificate as JSON. */
  certificateJson: (number: string) => `${certificate(number)}.json`,
  /** The API reference; with `search`, the operations that match. */
  apiReference: ({ search, part }: { search?: string; part?: 'problems' } = {}) =>
    `${apiReference}${query({ search })}${part ? `#${part}` : ''}`,
  /** The OpenAPI document of all functions. */
  apiDocument: () => `${apiReference}/openapi.json`,
  /** One function of the API reference; with an anchor, one of its operations. */
  apiFunction: (name: string, anchor?: string) =>
    `${apiReference}/${encodeURIComponent(name)}${anchor ? `#${anchor}` : ''}`,
  /** The mail of the local stack. */
  devMails: () => '/dev/mail',
  devMail: (id: string) => `/dev/mail/${encodeURIComponent(id)}`,
  devMailHtml: (id: string) => `/dev/mail/${encodeURIComponent(id)}/html`,
  /** The help center, or one category of its articles. */
  help: (category?: HelpCategory) => (category ? `${help}#${category}` : help),
  helpArticle: (slug: string) => `${help}/${encodeURIComponent(slug)}`,
  /** Where questions are asked: of the community used last, or of this one. */
  ask: () => '/ask',
  /** With `q`, what is written already; with a question of an attempt, about that. */
  questions: (slug: string, show: { q?: string; attempt?: string; number?: string } = {}) =>
    `${questions(slug)}${query({ ...show })}`,
  question,
  questionAction: (slug: string, id: string, action: 'write' | 'resolve' | 'person') =>
    `${question(slug, id)}?/${action}`,
  /** An answered question of the community. */
  answer: (slug: string, id: string) => `${questions(slug)}/answers/${encodeURIComponent(id)}`,
  /** What members asked, for instructors and admins; and one question. */
  manageQuestions: (slug: string, show: QueueShow = {}) => `${manageQuestions(slug)}${query({ ...show })}`,
  manageQuestion,
  manageQuestionAction: (slug: string, id: string, action: 'claim' | 'reply' | 'settle' | 'merge' | 'draft') =>
    `${manageQuestion(slug, id)}?/${action}`,
  manageAnswers: (slug: string) => `${manageQuestions(slug)}/answers`,
  /** A public profile. */
  profile,
  shared: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}`,
  sharedPicture: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}/picture.png`,
}
