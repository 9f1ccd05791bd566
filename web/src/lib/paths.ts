import type { HelpCategory } from '#domain/help/article.ts'
import type { Metric } from '#domain/boards/board.ts'
import type { CatalogueFilter } from '#lib/features/achievements/catalogue/catalogue.ts'
import type { ReviewFilter, ReviewPageChoice } from './features/attempts/review/review.ts'
import type { TestsShow } from './features/tests/test-list.ts'
import type { ResourcesShow } from './features/resources/resources-show.ts'
import type { AwardAction } from '#lib/features/achievements/detail/award-actions.ts'
import {
  certificate,
  community,
  manage,
  manageQuestion,
  manageResource,
  query,
  taking,
  type TakingPlace,
} from './path-parts.ts'

const test = (slug: string, id: string) => `${community(slug)}/tests/${encodeURIComponent(id)}`
const achievement = (slug: string, name: string) => `${community(slug)}/achievements/${encodeURIComponent(name)}`
const course = (slug: string, name: string) => `${community(slug)}/courses/${encodeURIComponent(name)}`
const help = '/help'
const profile = (username: string) => `/u/${encodeURIComponent(username)}`

const attempt = (slug: string, id: string, at: TakingPlace = 'attempts') => taking(slug, id, at)
const questions = (slug: string) => `${community(slug)}/ask`
const question = (slug: string, id: string) => `${questions(slug)}/${encodeURIComponent(id)}`
const resources = (slug: string) => `${community(slug)}/resources`
/** Every URL of the site, except what few of its pages lead to (commentPaths, goalPaths, livePaths, managePaths, notePaths, planPaths, practicePaths, visitorPaths). Nothing else builds one. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
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
  communities: () => '/communities',
  /** The list with a question whether to leave this community. */
  leave: (slug: string) => `/communities${query({ leave: slug })}`,
  /** What a new member sees first. */
  welcome: (slug: string) => `${community(slug)}/welcome`,
  /** The page of an invitation. */
  join: (code: string) => `/join/${encodeURIComponent(code)}`,
  community: (slug: string, show: TestsShow = {}) => `${community(slug)}${query({ ...show })}`,
  test,
  /** The test with a question whether to abandon the unfinished attempt. */
  startOver: (slug: string, id: string) => `${test(slug, id)}?start-over`,
  /** The exam date, today's review and the days until the exam. */
  plan: (slug: string) => `${community(slug)}/plan`,
  /** Where practice across tests is chosen. */
  practice: (slug: string) => `${community(slug)}/practice`,
  /** Its form action. */
  startPractice: (slug: string) => `${community(slug)}/practice?/start`,
  /** What an exam on a test would come to. */
  readiness: (slug: string, id: string) => `${test(slug, id)}/readiness`,
  /** The map of topics. */
  mastery: (slug: string) => `${community(slug)}/mastery`,
  attempt,
  /** Where the test box sends answers, and the finished attempt. */
  saveAttempt: (slug: string, id: string, at?: TakingPlace) => `${attempt(slug, id, at)}/save`,
  finishAttempt: (slug: string, id: string, at?: TakingPlace) => `${attempt(slug, id, at)}/finish`,
  result: (slug: string, id: string, at?: TakingPlace) => `${attempt(slug, id, at)}/result`,
  review: (slug: string, id: string, show: ReviewFilter = 'all', page: ReviewPageChoice = 1) => {
    const [onlyShow, onlyPage] = [show === 'all' ? undefined : show, page === 1 ? undefined : String(page)]
    return `${attempt(slug, id)}/review${query({ show: onlyShow, page: onlyPage })}`
  },
  /** Help with a question, and where the next step of it is asked for. */
  questionHelp: (slug: string, id: string, number: number, at?: TakingPlace) =>
    `${attempt(slug, id, at)}/help/${number}`,
  /** Where a learner says what is wrong with a question of an attempt. */
  reportQuestion: (slug: string, id: string, number: number) => `${attempt(slug, id)}/report/${number}`,
  progress: (slug: string) => `${community(slug)}/progress`,
  board: (slug: string, show: { metric?: Metric; scope?: 'global' } = {}) => `${community(slug)}/board${query(show)}`,
  achievements: (slug: string, filter: CatalogueFilter = {}, page = 1) =>
    `${community(slug)}/achievements${query({ ...filter, page: page > 1 ? String(page) : undefined })}`,
  achievement,
  /** The form actions of an achievement's page. */
  showAchievement: (slug: string, name: string, how: AwardAction) => `${achievement(slug, name)}?/${how}`,
  /** What awaits an instructor or admin. */
  manage,
  /** What to learn from elsewhere. */
  resources: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ ...show })}`,
  /** Where those who teach change a resource. */
  changeResource: manageResource,
  /** Where those who teach answer a question. */
  questionToAnswer: manageQuestion,
  courses: (slug: string) => `${community(slug)}/courses`,
  course,
  content: (slug: string, courseName: string, name: string) =>
    `${course(slug, courseName)}/${encodeURIComponent(name)}`,
  program: (slug: string, name: string) => `${community(slug)}/programs/${encodeURIComponent(name)}`,
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
  /** The help center, or one category of its articles. */
  help: (category?: HelpCategory) => (category ? `${help}#${category}` : help),
  helpArticle: (slug: string) => `${help}/${encodeURIComponent(slug)}`,
  /** Where questions are asked: of the community used last, or of this one. */
  ask: () => '/ask',
  /** With `q`, what is written already; with a question of an attempt, about that. */
  questions: (slug: string, show: { q?: string; attempt?: string; number?: string } = {}) =>
    `${questions(slug)}${query({ ...show })}`,
  question,
  /** A public profile. */
  profile,
  shared: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}`,
  sharedPicture: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}/picture.png`,
  answerQuestionHelp: (slug: string, id: string, number: number, at?: TakingPlace) =>
    `${attempt(slug, id, at)}/help/${number}/answer`,
  /** Its form action; the filters stay in the URL. */
  markResource: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ '/mark': '', ...show })}`,
  /** Reports a dead link, then goes back to the list as it was. */
  reportResource: (slug: string, id: string, show: ResourcesShow = {}) =>
    `${resources(slug)}/${encodeURIComponent(id)}/report${query({ ...show })}`,
  suggestResource: (slug: string) => `${resources(slug)}/suggest`,
  questionAction: (slug: string, id: string, action: 'write' | 'resolve' | 'person' | 'answer') =>
    `${question(slug, id)}?/${action}`,
  /** Where the assistant's answer to a question is asked for. */
  answerQuestion: (slug: string, id: string) => `${question(slug, id)}/answer`,
  /** An answered question of the community. */
  answer: (slug: string, id: string) => `${questions(slug)}/answers/${encodeURIComponent(id)}`,
}
