import type { HelpCategory } from '#domain/help/article.ts'
import type { Metric } from '#domain/boards/board.ts'
import type { CatalogueFilter } from '#lib/features/achievements/catalogue/catalogue.ts'
import type { ReviewFilter, ReviewPageChoice } from './features/attempts/review/review.ts'
import type { ResourcesShow } from './features/resources/resources-show.ts'
import type { AwardAction } from '#lib/features/achievements/detail/award-actions.ts'
import { community, manage, query } from './path-parts.ts'

const test = (slug: string, id: string) => `${community(slug)}/tests/${encodeURIComponent(id)}`
const attempt = (slug: string, id: string) => `${community(slug)}/attempts/${encodeURIComponent(id)}`
const achievement = (slug: string, name: string) => `${community(slug)}/achievements/${encodeURIComponent(name)}`
const certificate = (number: string) => `/certificates/${encodeURIComponent(number)}`
const questions = (slug: string) => `${community(slug)}/ask`
const question = (slug: string, id: string) => `${questions(slug)}/${encodeURIComponent(id)}`
const resources = (slug: string) => `${community(slug)}/resources`
const course = (slug: string, name: string) => `${community(slug)}/courses/${encodeURIComponent(name)}`
const apiReference = '/api'
const help = '/help'
const profile = (username: string) => `/u/${encodeURIComponent(username)}`

/** Every URL of the site, except those of instructors (managePaths). Nothing else builds one. */
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
  /** What to learn from elsewhere. */
  resources: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ ...show })}`,
  /** Its form action; the filters stay in the URL. */
  markResource: (slug: string, show: ResourcesShow = {}) => `${resources(slug)}${query({ '/mark': '', ...show })}`,
  /** Reports a dead link, then goes back to the list as it was. */
  reportResource: (slug: string, id: string, show: ResourcesShow = {}) =>
    `${resources(slug)}/${encodeURIComponent(id)}/report${query({ ...show })}`,
  suggestResource: (slug: string) => `${resources(slug)}/suggest`,
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
  /** A public profile. */
  profile,
  shared: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}`,
  sharedPicture: (username: string, award: string) => `${profile(username)}/${encodeURIComponent(award)}/picture.png`,
}
