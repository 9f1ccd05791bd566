import { Failure } from '../../local/failure.ts'
import type { Relation } from './catalog.ts'

export interface SchemaChapter {
  title: string
  /** What stands between the title and the tables. */
  about: string
  relations: Relation[]
}

interface Chapter {
  title: string
  about: string
  tables: readonly string[]
}

const FILE = 'supabase/tools/schema-page/concerns.ts'
const PRIVATE = 'The schema `private` is exposed by no API: no token reaches these tables, services and triggers do.'
/** Chapters of the schema `private`; its other tables stand in the first. */
const PRIVATE_CHAPTERS: readonly Chapter[] = [
  {
    title: 'Private operations',
    about:
      'What processes tell of themselves, and which days have been counted. No token reaches these tables, either.',
    tables: ['process_reports', 'process_minutes', 'alert_states', 'backup_runs', 'roll_up_days', 'roll_up_cursor'],
  },
  {
    title: 'Private insights',
    about: 'What goes on in a community, as a worker counted it. No token reaches these tables, either.',
    tables: ['learner_days', 'insight_counts', 'insight_figures', 'insight_risks'],
  },
  {
    title: 'Private learning',
    about:
      'Whose memory and mastery have to follow, what is to be fitted, and which calendar programs may read a plan. No token reaches these tables, either.',
    tables: [
      'memory_changes',
      'memory_cursors',
      'mastery_changes',
      'difficulty_wishes',
      'difficulty_fits',
      'calendar_feeds',
    ],
  },
  {
    title: 'Private communities',
    about: 'Who made a community, and which groups people come back into. No token reaches these tables, either.',
    tables: ['community_makers', 'former_group_members'],
  },
  {
    title: 'Private assignments',
    about:
      'When to look at an assignment, whom it was told to, and whom it is to be mailed to. No token reaches these tables, either.',
    tables: ['assignment_looks', 'assignment_tellings', 'due_mails'],
  },
  {
    title: 'Private mail and media',
    about:
      'Mail that waits or was refused, notifications that were deleted, and which question shows which file. No token reaches these tables, either.',
    tables: ['mails', 'refused_mails', 'deleted_notifications', 'media_uses'],
  },
]
const VIEWS = 'Views, with the columns that they show.'

/** The chapters of the page, each with its tables. A table of no chapter is refused, so that a new one finds its place. */
const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Communities',
    about: 'Communities, the people in them, and how others are invited.',
    tables: ['communities', 'profiles', 'memberships', 'invitations', 'address_invitations', 'community_event_types'],
  },
  {
    title: 'Groups',
    about: 'Groups that instructors put members in, such as classes and cohorts.',
    tables: ['groups', 'group_members', 'group_instructors'],
  },
  {
    title: 'Assignments',
    about: 'What learners are asked to do and by when, for whom, and who has longer.',
    tables: ['grade_categories', 'assignments', 'assignment_targets', 'assignment_extensions'],
  },
  {
    title: 'Grades',
    about: 'Grades that were set by hand, and what instructors note about learners.',
    tables: ['grade_overrides', 'learner_notes'],
  },
  {
    title: 'Content',
    about: 'Programs, their courses, and the lessons, WODs and scenarios of a course.',
    tables: ['programs', 'courses', 'program_courses', 'enrollments', 'contents'],
  },
  {
    title: 'Tests',
    about:
      'Question banks, their keys, what they show, the attempts of learners, what they practice, and who has more time.',
    tables: ['tests', 'questions', 'question_keys', 'media', 'attempts', 'practice_sessions', 'accommodations'],
  },
  {
    title: 'Corrections',
    about: 'What was wrong with published questions, and whose attempts were graded anew.',
    tables: ['question_reports', 'corrections', 'corrected_questions', 'regraded_learners'],
  },
  {
    title: 'Marking',
    about: 'What people gave for the essays of exams, and scores that they set by hand.',
    tables: ['essay_marks', 'attempt_overrides'],
  },
  {
    title: 'Live sessions',
    about: 'Tests that instructors run with learners at the same time, and who took part.',
    tables: ['live_sessions', 'live_participants'],
  },
  {
    title: 'Comments',
    about:
      'What members say to each other about questions, what others report of it, and who may not or need not read it.',
    tables: ['question_comments', 'comment_reactions', 'comment_reports', 'mutes', 'person_blocks'],
  },
  {
    title: 'Announcements',
    about: 'What instructors tell learners, and who has read it.',
    tables: ['announcements', 'announcement_groups', 'announcement_reads'],
  },
  {
    title: 'Learning',
    about:
      'What learners remember of each question, what they keep of it for themselves and until when they want to, how difficult questions are, how well topics are mastered, and what was predicted of exams.',
    tables: ['memory', 'question_notes', 'exam_plans', 'question_difficulties', 'topic_mastery', 'score_predictions'],
  },
  {
    title: 'Goals',
    about: 'What learners may reach within a week, and what a community does together within some days.',
    tables: ['goal_settings', 'goals', 'challenges', 'challenge_teams', 'challenge_members', 'challenge_progress'],
  },
  {
    title: 'Authoring',
    about: 'Working copies of tests with every change made to them, and which versions went live.',
    tables: ['test_drafts', 'question_drafts', 'draft_changes', 'test_versions'],
  },
  {
    title: 'Resources',
    about: 'What to learn from outside of Laude, what learners mark of it, and the dead links they report.',
    tables: ['resources', 'resource_marks', 'resource_reports'],
  },
  {
    title: 'Progress',
    about: 'What the engine writes for an event: the log, the state of a learner, streaks and the XP ledger.',
    tables: ['activity_events', 'user_counters', 'user_streaks', 'streak_days', 'xp_transactions'],
  },
  {
    title: 'Achievements',
    about: 'Rules, the versions they had, the packs of a community, and the awards of learners.',
    tables: ['achievements', 'achievement_versions', 'community_packs', 'user_achievements'],
  },
  {
    title: 'Milestones',
    about: 'Gates of courses and programs, what learners hand in there, and certificates.',
    tables: [
      'course_milestones',
      'program_milestones',
      'milestone_prerequisites',
      'user_milestone_progress',
      'certificates',
      'milestone_submissions',
      'program_completions',
    ],
  },
  {
    title: 'Showing',
    about: 'What is derived to be shown: leaderboards and notifications; and what people asked to be sent by mail.',
    tables: ['leaderboard_scores', 'leaderboard_days', 'notifications', 'mail_subscriptions'],
  },
  {
    title: 'Help',
    about: 'Articles and whether they helped, questions to the people of a community, and their answers.',
    tables: [
      'help_articles',
      'help_votes',
      'support_threads',
      'support_messages',
      'support_events',
      'support_replies',
      'support_answers',
    ],
  },
  {
    title: 'Assistant',
    about: 'Help with questions: the steps learners took, what a community decides about it, and the money.',
    tables: ['assistant_settings', 'assistant_steps', 'assistant_budgets', 'assistant_reservations', 'assistant_usage'],
  },
  {
    title: 'Running',
    about:
      'What the workers need: the queue, how far sweeps have come; and what was decided and what happened with accounts.',
    tables: ['event_queue', 'audit_log', 'security_events', 'community_sweeps'],
  },
  {
    title: 'Operations',
    about: 'Who operates the site, and what each day came to: counts by community that say nothing about a learner.',
    tables: ['site_operators', 'community_days', 'event_days', 'achievement_days'],
  },
]

/** Tables by chapter, then what is private and the views; in the order of the relations. */
export function groupByConcern(relations: Relation[]): SchemaChapter[] {
  const concerns = new Map<string, SchemaChapter>()
  for (const relation of relations.toSorted((a, b) => rank(a) - rank(b))) {
    const [title, about] = place(relation)
    const concern = concerns.get(title) ?? { title, about, relations: [] }
    concern.relations.push(relation)
    concerns.set(title, concern)
  }
  return [...concerns.values()]
}

const rank = ({ schema, kind }: Relation) => (kind === 'view' ? 2 : schema === 'private' ? 1 : 0)

function place(relation: Relation): [title: string, about: string] {
  if (relation.kind === 'view') return ['Views', VIEWS]
  const isPrivate = relation.schema === 'private'
  const chapter = (isPrivate ? PRIVATE_CHAPTERS : CHAPTERS).find(({ tables }) => tables.includes(relation.name))
  if (chapter) return [chapter.title, chapter.about]
  if (isPrivate) return ['Private', PRIVATE]
  throw new Failure(`The table ${relation.name} has no chapter.`, `Name it in ${FILE}, then try again.`)
}
