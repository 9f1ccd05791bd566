import type { Pack, AchievementStatus } from '#contracts/achievements/catalogue.ts'
import type { InsightPart } from '#contracts/insights/insights.ts'
import type { BankShow } from './features/authoring/bank-show.ts'
import type { AuthoredShow } from './features/authoring/authored-show.ts'
import type { AnalysisShow } from './features/analysis/analysis.ts'
import type { GateCurriculum } from './features/gates/authoring/gate-form.ts'
import type { LearnersShow } from './features/gates/reviewing/learners-filter.ts'
import type { MembersShown } from './features/communities/members.ts'
import type { ReviewsShow } from './features/gates/reviewing/reviews-filter.ts'
import type { QueueShow } from './features/support/queue-filter.ts'
import { manage, manageQuestion, manageQuestions, manageResource, manageResources, query } from './path-parts.ts'

const manageAchievements = (slug: string) => `${manage(slug)}/achievements`
const manageAchievement = (slug: string, id: string) => `${manageAchievements(slug)}/${encodeURIComponent(id)}`
const manageReviews = (slug: string) => `${manage(slug)}/reviews`
const manageReview = (slug: string, id: string) => `${manageReviews(slug)}/${encodeURIComponent(id)}`
const manageLearners = (slug: string) => `${manage(slug)}/learners`
const learnerPage = (slug: string, learner: string) => `${manageLearners(slug)}/${encodeURIComponent(learner)}`
const manageLearner = (slug: string, learner: string, gate: string) =>
  `${learnerPage(slug, learner)}/${encodeURIComponent(gate)}`
const manageEssays = (slug: string) => `${manage(slug)}/essays`
const manageTests = (slug: string) => `${manage(slug)}/tests`
const manageTest = (slug: string, id: string, page: string) => `${manageTests(slug)}/${encodeURIComponent(id)}/${page}`
const testQuestions = (slug: string, id: string) => manageTest(slug, id, 'questions')
const testQuestion = (slug: string, id: string, question: string) =>
  `${testQuestions(slug, id)}/${encodeURIComponent(question)}`
const testAnalysis = (slug: string, id: string) => `${manageTests(slug)}/${encodeURIComponent(id)}`
const manageReports = (slug: string) => `${manage(slug)}/reports`
const manageMedia = (slug: string) => `${manage(slug)}/media`
const manageMembers = (slug: string) => `${manage(slug)}/members`
const manageProgram = (slug: string, name: string) => `${manage(slug)}/programs/${encodeURIComponent(name)}`
const manageChallenges = (slug: string) => `${manage(slug)}/challenges`
const manageCourses = (slug: string) => `${manage(slug)}/courses`
const manageCourse = (slug: string, name: string) => `${manageCourses(slug)}/${encodeURIComponent(name)}`
const manageGates = (slug: string, { scope, slug: name }: GateCurriculum) =>
  `${scope === 'course' ? manageCourse(slug, name) : manageProgram(slug, name)}/gates`

/** What instructors see of resources that are not listed. */
export type ResourceQueue = 'declined' | 'retired'

type QuestionAction = 'claim' | 'reply' | 'insert' | 'note' | 'settle' | 'handOver' | 'merge' | 'draft'

/** Which exams the queue of essays shows. */
export interface EssaysShow {
  /** Of one test. */
  test?: string | undefined
  after?: string | undefined
}

interface EssayPlace {
  learner: string
  attempt: string
  number: number
}

/** What the list of a test's questions first asks, or what it opens. */
export type QuestionsAsk = 'publish' | 'discard' | 'paste'
export type VersionsAsk = 'retire' | 'restore' | 'delete' | 'copy'

type Ask = 'publish' | 'retire' | 'delete'

/** Every URL of the pages of instructors and admins. */
export const managePaths = {
  /** The table of a community's achievements, for instructors and admins. */
  manageAchievements: (slug: string, show: { pack?: Pack; status?: AchievementStatus; search?: string } = {}) =>
    `${manageAchievements(slug)}${query(show)}`,
  achievementsAction: (
    slug: string,
    action: 'retire' | 'restore',
    show: { pack?: Pack; status?: AchievementStatus; search?: string },
  ) => `${manageAchievements(slug)}${query({ [`/${action}`]: '', ...show })}`,
  /** With `ask`, the page first asks to confirm. */
  manageAchievement: (slug: string, id: string, ask?: 'retire' | 'delete') =>
    `${manageAchievement(slug, id)}${query({ ask })}`,
  achievementStats: (slug: string, id: string) => `${manageAchievement(slug, id)}/statistics`,
  newAchievement: (slug: string) => `${manageAchievements(slug)}/new`,
  /** What goes on in a community; and a table of it as a file. */
  manageInsights: (slug: string) => `${manage(slug)}/insights`,
  exportInsights: (slug: string, part: InsightPart) => `${manage(slug)}/insights/export${query({ part })}`,
  /** The review queue, for instructors and admins; and one submission beside it. */
  manageReviews: (slug: string, show: ReviewsShow = {}) => `${manageReviews(slug)}${query({ ...show })}`,
  manageReview: (slug: string, id: string, show: ReviewsShow = {}) => `${manageReview(slug, id)}${query({ ...show })}`,
  decideMany: (slug: string, show: ReviewsShow = {}) =>
    `${manageReviews(slug)}${query({ '/decideMany': '', ...show, after: undefined })}`,
  /** The form actions of a submission's page. */
  reviewAction: (slug: string, id: string, action: 'claim' | 'decide', show: ReviewsShow = {}) =>
    `${manageReview(slug, id)}${query({ [`/${action}`]: '', ...show })}`,
  /** Learners' progress at the gates of a course or program; one learner at one gate; all of them as a file. */
  /** Learners by topic. */
  masteryOfLearners: (slug: string, after?: string) => `${manageLearners(slug)}/mastery${query({ after })}`,
  manageLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}${query({ ...show })}`,
  /** One learner: their finished attempts, older ones `after` one, and their accommodations; with `end` or `revoke`, it asks about one. */
  learner: (slug: string, learner: string, show: { after?: string; end?: string; revoke?: string } = {}) =>
    `${learnerPage(slug, learner)}${query(show)}`,
  /** Its form actions; the question stays in the URL, so it survives a refused attempt. */
  learnerAction: (slug: string, learner: string, action: 'accommodate' | 'excuse' | 'end', end?: string) =>
    `${learnerPage(slug, learner)}${query({ [`/${action}`]: '', end })}`,
  learnerRewardAction: (slug: string, learner: string, action: 'xp' | 'revoke', revoke?: string) =>
    `${learnerPage(slug, learner)}${query({ [`/${action}`]: '', revoke })}`,
  manageLearner: (slug: string, learner: string, gate: string, ask?: 'waive') =>
    `${manageLearner(slug, learner, gate)}${query({ ask })}`,
  /** Its form action; the question stays in the URL, so it survives a refused attempt. */
  waiveAction: (slug: string, learner: string, gate: string) =>
    `${manageLearner(slug, learner, gate)}${query({ '/waive': '', ask: 'waive' })}`,
  learnerAttempt: (slug: string, learner: string, attempt: string) =>
    `${learnerPage(slug, learner)}/attempts/${encodeURIComponent(attempt)}`,
  /** Exams whose essays wait to be marked, and one essay. */
  essays: (slug: string, show: EssaysShow = {}) => `${manageEssays(slug)}${query({ ...show })}`,
  essay: (slug: string, { learner, attempt, number }: EssayPlace, { test }: EssaysShow = {}) =>
    `${manageEssays(slug)}/${encodeURIComponent(learner)}/${encodeURIComponent(attempt)}/${number}${query({ test })}`,
  exportLearners: (slug: string, show: LearnersShow = {}) => `${manageLearners(slug)}/export${query({ ...show })}`,
  /** The tests of a community, for those who write them; and how learners do in each. */
  manageTests: (slug: string, show: AuthoredShow = {}) => `${manageTests(slug)}${query({ ...show })}`,
  newTest: (slug: string) => `${manageTests(slug)}/new`,
  /** The tests of a community, to copy one of them to this one. */
  copyTest: (slug: string, show: { from?: string; search?: string | undefined; page?: string | undefined } = {}) =>
    `${manageTests(slug)}/copy${query(show)}`,
  /** A search over the questions of all tests. */
  questionBank: (slug: string, show: BankShow = {}) => `${manageTests(slug)}/bank${query({ ...show })}`,
  testResults: (slug: string) => `${manageTests(slug)}/results`,
  /** The working copy of a test. With `ask`, the page first asks to confirm, or opens a form. */
  testQuestions: (slug: string, id: string, ask?: QuestionsAsk) => `${testQuestions(slug, id)}${query({ ask })}`,
  /** Its form actions; what the page asks stays in the URL, so it survives a refused attempt. */
  testQuestionsAction: (slug: string, id: string, action: 'paste' | 'publish' | 'add', ask?: QuestionsAsk) =>
    `${testQuestions(slug, id)}${query({ [`/${action}`]: '', ask })}`,
  /** Questions that learners reported, and one of them. */
  reports: (slug: string) => manageReports(slug),
  reported: (slug: string, test: string, lineage: string) =>
    `${manageReports(slug)}/${encodeURIComponent(test)}/${encodeURIComponent(lineage)}`,
  correction: (slug: string, id: string) => `${manage(slug)}/corrections/${encodeURIComponent(id)}`,
  /** The corrections of a test's questions. */
  testCorrections: (slug: string, id: string) => manageTest(slug, id, 'corrections'),
  importQuestions: (slug: string, id: string) => manageTest(slug, id, 'import'),
  testQuestion,
  /** Where the editor sends what is written. */
  saveTestQuestion: (slug: string, id: string, question: string) => `${testQuestion(slug, id, question)}/save`,
  testSettings: (slug: string, id: string) => manageTest(slug, id, 'settings'),
  testPreview: (slug: string, id: string) => manageTest(slug, id, 'preview'),
  /** With `ask`, the page first asks to confirm. */
  testVersions: (slug: string, id: string, ask?: VersionsAsk) => `${manageTest(slug, id, 'versions')}${query({ ask })}`,
  /** What changed from one version to another, or to the working copy. */
  compareTest: (slug: string, id: string, show: { version?: string; with?: string } = {}) =>
    `${manageTest(slug, id, 'compare')}${query(show)}`,
  exportTest: (slug: string, id: string, show: { format: string; version?: string }) =>
    `${manageTest(slug, id, 'export')}${query(show)}`,
  testAnalysis: (slug: string, id: string, show: AnalysisShow = {}) => `${testAnalysis(slug, id)}${query({ ...show })}`,
  testAnalysisTable: (slug: string, id: string, show: AnalysisShow = {}) =>
    `${testAnalysis(slug, id)}/analysis.csv${query({ ...show })}`,
  /** The members of a community; with `ask`, the page first asks to confirm. */
  manageMembers: (slug: string, show: MembersShown = {}) => `${manageMembers(slug)}${query({ ...show })}`,
  /** Its form actions; the filters stay in the URL, so they survive a refused attempt. */
  membersAction: (
    slug: string,
    action: 'role' | 'remove' | 'invite' | 'revoke' | 'group' | 'ungroup',
    show: MembersShown = {},
  ) => `${manageMembers(slug)}${query({ [`/${action}`]: '', ...show })}`,
  /** Suggestions and dead links, for instructors and admins, or what was declined or retired; and one resource. */
  manageResources: (slug: string, show?: ResourceQueue) => `${manageResources(slug)}${query({ show })}`,
  manageResource,
  /** What learners ask the assistant, and what it costs; before this conversation. */
  manageAssistant: (slug: string, before?: string) => `${manage(slug)}/assistant${query({ before })}`,
  /** The challenges of a community; with a query, the page first asks about one. */
  manageChallenges: (slug: string, ask: { edit?: string; end?: string; delete?: string } = {}) =>
    `${manageChallenges(slug)}${query({ ...ask })}`,
  /** Its form actions; the question stays in the URL, so it survives a refused attempt. */
  challengeAction: (slug: string, action: 'create' | 'change' | 'end' | 'delete', of?: string) =>
    `${manageChallenges(slug)}${query({ [`/${action}`]: '', [action === 'change' ? 'edit' : action]: of })}`,
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
  preview: (slug: string) => `${manage(slug)}/preview`,
  /** What members asked, for instructors and admins; and one question. */
  manageQuestions: (slug: string, show: QueueShow = {}) => `${manageQuestions(slug)}${query({ ...show })}`,
  manageQuestion,
  manageQuestionAction: (slug: string, id: string, action: QuestionAction) => `${manageQuestion(slug, id)}?/${action}`,
  /** The pictures and sounds of a community, what its forms do, and the same for scripts. */
  media: (slug: string, show: { q?: string; after?: string } = {}) => `${manageMedia(slug)}${query(show)}`,
  mediaAction: (slug: string, action: 'upload' | 'change' | 'remove') => `${manageMedia(slug)}?/${action}`,
  mediaFiles: (slug: string, about: { q?: string; alt?: string; name?: string } = {}) =>
    `${manageMedia(slug)}/files${query(about)}`,
  manageReplies: (slug: string, ask?: string) => `${manageQuestions(slug)}/replies${query({ ask })}`,
  /** Its form actions. */
  manageReplyAction: (slug: string, action: 'create' | 'change' | 'remove') =>
    `${manageQuestions(slug)}/replies?/${action}`,
  manageAnswers: (slug: string) => `${manageQuestions(slug)}/answers`,
}
