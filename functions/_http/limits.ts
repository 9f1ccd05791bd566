import { z } from 'zod'
import type { RatePolicy } from '../_domain/rate-limits/bucket.ts'

/** Who is counted: by their account, by their address where they sent no token, or the scheduler. */
export type CallerKind = 'learner' | 'instructor' | 'address' | 'worker'

interface Quota {
  burst: number
  perSecond: number
}

/**
 * What each kind of caller may do of each class. The defaults never meet a person who clicks as fast as people can: eight
 * times a second for a minute. Callers without a token share an address with everybody behind the same router.
 */
const DEFAULTS = {
  /** Whatever changes nothing. A page takes up to ten. */
  reading: {
    learner: { burst: 600, perSecond: 30 },
    instructor: { burst: 1200, perSecond: 60 },
    address: { burst: 600, perSecond: 20 },
    worker: { burst: 600, perSecond: 30 },
  },
  writing: {
    learner: { burst: 300, perSecond: 5 },
    instructor: { burst: 600, perSecond: 10 },
    address: { burst: 60, perSecond: 1 },
    worker: { burst: 300, perSecond: 10 },
  },
  /** Of tests. */
  taking: {
    learner: { burst: 300, perSecond: 5 },
    instructor: { burst: 300, perSecond: 5 },
    address: { burst: 60, perSecond: 1 },
    worker: { burst: 300, perSecond: 10 },
  },
  /** What others read: ten at once, and some hundred in an hour. */
  commenting: {
    learner: { burst: 10, perSecond: 1 / 40 },
    instructor: { burst: 30, perSecond: 0.1 },
    address: { burst: 5, perSecond: 0.01 },
    worker: { burst: 10, perSecond: 0.1 },
  },
  /** What reads or writes thousands of rows. */
  heavy: {
    learner: { burst: 10, perSecond: 0.1 },
    instructor: { burst: 40, perSecond: 0.5 },
    address: { burst: 10, perSecond: 0.1 },
    worker: { burst: 100, perSecond: 5 },
  },
  /** What shows whether a secret was guessed. */
  'sign-in': {
    learner: { burst: 60, perSecond: 0.2 },
    instructor: { burst: 60, perSecond: 0.2 },
    address: { burst: 60, perSecond: 0.2 },
    worker: { burst: 60, perSecond: 0.2 },
  },
  /** What costs money. */
  assistant: {
    learner: { burst: 20, perSecond: 0.1 },
    instructor: { burst: 40, perSecond: 0.2 },
    address: { burst: 5, perSecond: 0.01 },
    worker: { burst: 20, perSecond: 0.1 },
  },
  /** What sends or receives mail. */
  mail: {
    learner: { burst: 5, perSecond: 1 / 300 },
    instructor: { burst: 20, perSecond: 1 / 60 },
    address: { burst: 10, perSecond: 1 / 60 },
    worker: { burst: 600, perSecond: 10 },
  },
} satisfies Record<string, Record<CallerKind, Quota>>

export type RouteClass = keyof typeof DEFAULTS

/** While nobody can count them, these are refused. */
const NEED_STORE = new Set<RouteClass>(['assistant', 'mail'])

export interface OperationLimit {
  class: RouteClass
  /** How many units one request takes. */
  weight: number
  /** Whether only those who teach have a use for it. */
  isTeaching: boolean
}

const teaching = { isTeaching: true } as const

/** What differs from the usual: GET is `reading`, all else `writing`, of weight 1, for everybody. */
const OPERATIONS: Readonly<Record<string, Partial<OperationLimit>>> = {
  askQuestion: { weight: 10 },
  writeInQuestion: { weight: 3 },
  searchHelp: { weight: 2 },
  listQueue: teaching,
  getQueuedQuestion: teaching,
  claimQuestion: teaching,
  answerQuestion: teaching,
  settleQuestion: teaching,
  mergeQuestions: teaching,
  handOverQuestion: teaching,
  draftSupportAnswer: teaching,
  changeSupportAnswer: teaching,
  listSupportAnswers: teaching,
  listReplies: teaching,
  createReply: teaching,
  changeReply: teaching,
  deleteReply: teaching,
  startAttempt: { class: 'taking', weight: 2 },
  saveAttempt: { class: 'taking' },
  finishAttempt: { class: 'taking' },
  previewPractice: { weight: 5 },
  getNextPractice: { weight: 2 },
  startPractice: { class: 'taking', weight: 5 },
  savePractice: { class: 'taking' },
  finishPractice: { class: 'taking' },
  reviewPractice: { weight: 3 },
  countMisses: { weight: 2 },
  getToday: { weight: 2 },
  getPlan: { weight: 3 },
  setPlan: { weight: 3 },
  readCalendar: { weight: 5 },
  reportQuestion: { weight: 5 },
  reportPracticeQuestion: { weight: 5 },
  reviewAttempt: { weight: 3 },
  getMemory: { weight: 2 },
  getMastery: { weight: 2 },
  getReadiness: { weight: 5 },
  listMastery: { weight: 5, ...teaching },
  getGoals: { weight: 2 },
  swapGoal: { weight: 3 },
  listChallenges: { weight: 2 },
  createChallenge: teaching,
  changeChallenge: teaching,
  endChallenge: teaching,
  deleteChallenge: teaching,
  getCalibration: { weight: 5 },
  recordAction: { class: 'taking' },
  recordActions: { class: 'taking', weight: 5 },
  streamNotifications: { weight: 5 },
  streamLiveSession: { weight: 5 },
  joinLiveSession: { class: 'sign-in' },
  createLiveSession: { weight: 5, ...teaching },
  stepLiveSession: teaching,
  getLiveResults: { weight: 5, ...teaching },
  exportMyData: { class: 'heavy' },
  deleteMyAccount: { class: 'heavy' },
  getInvitation: { class: 'sign-in' },
  acceptInvitation: { class: 'sign-in' },
  analyzeTest: { class: 'heavy', ...teaching },
  exportTestAnalysis: { class: 'heavy', ...teaching },
  exportLearners: { class: 'heavy', ...teaching },
  importTest: { class: 'heavy', weight: 2, ...teaching },
  exportTest: { class: 'heavy', ...teaching },
  uploadMedia: { class: 'heavy', ...teaching },
  listMedia: teaching,
  changeMedia: teaching,
  deleteMedia: teaching,
  dryRunAchievement: { class: 'heavy', ...teaching },
  dryRunGate: { class: 'heavy', ...teaching },
  getAchievementStats: { weight: 3, ...teaching },
  listAnalyzedTests: { weight: 3, ...teaching },
  listAuthoredGates: teaching,
  getAuthoredGate: teaching,
  explainGate: teaching,
  listLearners: { weight: 3, ...teaching },
  listMembers: teaching,
  getRewardsOfMember: { weight: 2, ...teaching },
  makeCommunity: { weight: 10 },
  getCommunitySettings: teaching,
  changeCommunitySettings: { weight: 5, ...teaching },
  handOverCommunity: teaching,
  takeRoster: { class: 'heavy', weight: 2, ...teaching },
  listAddressInvitations: teaching,
  withdrawAddressInvitation: teaching,
  listAuditLog: { weight: 2, ...teaching },
  exportAuditLog: { class: 'heavy', ...teaching },
  readInsights: { weight: 3, ...teaching },
  exportInsights: { class: 'heavy', ...teaching },
  exportRoster: { class: 'heavy', ...teaching },
  acceptMyInvitation: { class: 'sign-in' },
  createGroup: teaching,
  changeGroup: teaching,
  addGroupMembers: { weight: 5, ...teaching },
  removeGroupMembers: { weight: 5, ...teaching },
  assignGroupInstructor: teaching,
  unassignGroupInstructor: teaching,
  listAssignments: { weight: 2, ...teaching },
  listAssignable: teaching,
  listMyAssignments: { weight: 2 },
  listAssignmentsOfLearner: { weight: 2, ...teaching },
  createAssignment: teaching,
  getAssignment: teaching,
  changeAssignment: teaching,
  setAssignmentStatus: teaching,
  extendAssignment: teaching,
  endAssignmentExtension: teaching,
  getGradebook: { weight: 5, ...teaching },
  exportGradebook: { class: 'heavy', ...teaching },
  importGrades: { class: 'heavy', ...teaching },
  weighGradeCategory: teaching,
  getGrade: teaching,
  setGrade: teaching,
  withdrawGrade: teaching,
  listLearnerNotes: teaching,
  writeLearnerNote: teaching,
  deleteLearnerNote: teaching,
  createAccommodation: teaching,
  endAccommodation: teaching,
  listInvitations: teaching,
  searchQuestions: { class: 'heavy', ...teaching },
  importIntoDraft: { class: 'heavy', weight: 2, ...teaching },
  pasteQuestions: { weight: 3, ...teaching },
  listWrittenTests: { weight: 2, ...teaching },
  getWrittenTest: teaching,
  createTest: teaching,
  deleteTest: teaching,
  setTestStatus: teaching,
  copyTest: { weight: 5, ...teaching },
  listQuestionReports: { class: 'heavy', ...teaching },
  getQuestionReports: { weight: 5, ...teaching },
  settleQuestionReports: teaching,
  listCorrections: { weight: 3, ...teaching },
  createCorrection: { weight: 3, ...teaching },
  getCorrection: { weight: 2, ...teaching },
  applyCorrection: teaching,
  withdrawCorrection: teaching,
  listTestVersions: teaching,
  getTestDraft: { weight: 2, ...teaching },
  beginTestDraft: { weight: 2, ...teaching },
  discardTestDraft: teaching,
  updateTestSettings: teaching,
  compareTestVersions: { weight: 2, ...teaching },
  previewTestDraft: { weight: 2, ...teaching },
  previewQuestion: teaching,
  undoDraftChange: teaching,
  redoDraftChange: teaching,
  publishTest: { weight: 5, ...teaching },
  addQuestion: teaching,
  getDraftQuestion: teaching,
  editQuestion: teaching,
  removeQuestion: teaching,
  duplicateQuestion: teaching,
  orderDraftQuestions: teaching,
  changeQuestions: { weight: 2, ...teaching },
  undoImport: teaching,
  listSubmissions: teaching,
  getSubmission: teaching,
  awardXp: teaching,
  createAchievement: { weight: 5, ...teaching },
  updateAchievement: { weight: 5, ...teaching },
  deleteAchievement: teaching,
  revokeAchievement: teaching,
  installPack: { weight: 20, ...teaching },
  declareEventType: teaching,
  withdrawEventType: teaching,
  createInvitation: teaching,
  revokeInvitation: teaching,
  changeMemberRole: teaching,
  removeMember: teaching,
  createCourse: teaching,
  updateCourse: teaching,
  deleteCourse: teaching,
  createContent: teaching,
  updateContent: teaching,
  deleteContent: teaching,
  orderContents: teaching,
  createProgram: teaching,
  updateProgram: teaching,
  deleteProgram: teaching,
  orderCourses: teaching,
  createGate: teaching,
  updateGate: teaching,
  removeGate: teaching,
  orderGates: teaching,
  waiveGate: teaching,
  claimSubmission: teaching,
  decideSubmission: teaching,
  revokeCertificate: teaching,
  getFigures: { weight: 5, ...teaching },
  getSeries: { weight: 5, ...teaching },
  receiveMail: { class: 'mail' },
  writeComment: { class: 'commenting' },
  editComment: { class: 'commenting' },
  reportComment: { class: 'commenting' },
  writeAwardComment: { class: 'commenting' },
  editAwardComment: { class: 'commenting' },
  reportAwardComment: { class: 'commenting' },
  listModeratedComments: teaching,
  decideComment: teaching,
  listMutes: teaching,
  muteMember: teaching,
  unmuteMember: teaching,
  listAnnouncements: teaching,
  createAnnouncement: { weight: 5, ...teaching },
  getAnnouncement: teaching,
  changeAnnouncement: teaching,
  withdrawAnnouncement: teaching,
  getCommentPlace: { weight: 3 },
  takeHelpStep: { class: 'assistant' },
  takePracticeHelpStep: { class: 'assistant' },
  getAssistantAnswer: { class: 'assistant' },
  listConversations: { weight: 3, ...teaching },
  getAssistantSettings: teaching,
  changeAssistantSettings: teaching,
  getAssistantUsage: teaching,
}

/** The operations that are named here, for a test that they exist. */
export const LIMITED_OPERATIONS = Object.keys(OPERATIONS)

export const limitOf = (operation: string, method: string): OperationLimit => ({
  class: method.toUpperCase() === 'GET' ? 'reading' : 'writing',
  weight: 1,
  isTeaching: false,
  ...OPERATIONS[operation],
})

const CLASSES = [
  'reading',
  'writing',
  'taking',
  'commenting',
  'heavy',
  'sign-in',
  'assistant',
  'mail',
] as const satisfies RouteClass[]
const KINDS = ['learner', 'instructor', 'address', 'worker'] as const satisfies CallerKind[]

/** As `RATE_LIMITS` says what differs from the defaults: `{"reading":{"learner":{"burst":100,"perSecond":2}}}`. */
const quota = z.strictObject({ burst: z.number().min(1).max(1e9), perSecond: z.number().positive().max(1e9) })
export const limitChanges = z.partialRecord(z.enum(CLASSES), z.partialRecord(z.enum(KINDS), quota))
export type LimitChanges = z.infer<typeof limitChanges>

export type PolicyOf = (routeClass: RouteClass, kind: CallerKind) => RatePolicy

/** Every policy, with what the configuration changes of it. */
export function createPolicies(changes: LimitChanges = {}): PolicyOf {
  const policies = new Map<string, RatePolicy>()
  for (const routeClass of CLASSES)
    for (const kind of KINDS) {
      const name = nameOf(routeClass, kind)
      const quota = changes[routeClass]?.[kind] ?? DEFAULTS[routeClass][kind]
      policies.set(name, { name, ...quota, needsStore: NEED_STORE.has(routeClass) })
    }
  return (routeClass, kind) => {
    const policy = policies.get(nameOf(routeClass, kind))
    if (!policy) throw new Error(`There is no limit for ${routeClass} by ${kind}.`)
    return policy
  }
}

const nameOf = (routeClass: RouteClass, kind: CallerKind) => `${routeClass}-${kind}`
