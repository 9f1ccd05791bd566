import { Failure } from '../local/failure.ts'
import type { CatalogTable } from './catalog.ts'

/**
 * What becomes of a column in a masked snapshot:
 * - `keep`: ids, numbers, times, and texts that a check of the database limits to a few words
 * - `identifier`: names that rules, addresses of pages and our own code use: slugs, categories, types, criteria
 * - `content`: what a community teaches with. Kept, or made up with --mask-content
 * - `suggested`: content, but made up where a learner suggested it
 * - `code`: references of our own; anything else in them is replaced
 * - `json`: key by key (mask-json.ts); `counters` and `answers` are JSON of their own
 * - `text`: made up, about as long; `label`: likewise, and never the same twice
 * - `name`, `username`, `email`, `certificate`, `hash`, `address`: made up, in the form that the column asks for
 * - `empty`: nothing, `gone`: null
 */
const TREATMENT_NAMES = [
  'keep',
  'identifier',
  'content',
  'suggested',
  'code',
  'json',
  'counters',
  'answers',
  'text',
  'label',
  'name',
  'username',
  'email',
  'certificate',
  'hash',
  'address',
  'empty',
  'gone',
] as const
export type Treatment = (typeof TREATMENT_NAMES)[number]

/** The columns of a table by treatment, or that its rows stay behind. */
type TableRule = 'no rows' | Partial<Record<Treatment, string>>

const RULES: Record<string, TableRule> = {
  // Of Auth's tables the accounts alone. Columns that only a project's own Auth has are named as well.
  'auth.users': {
    keep: `id instance_id email_confirmed_at invited_at confirmation_sent_at recovery_sent_at email_change_sent_at
      last_sign_in_at created_at updated_at email_change_confirm_status banned_until is_sso_user is_anonymous deleted_at
      is_super_admin`,
    identifier: 'aud role',
    email: 'email',
    json: 'raw_app_meta_data raw_user_meta_data',
    empty: `encrypted_password confirmation_token recovery_token email_change_token_new email_change_token_current
      email_change reauthentication_token`,
    gone: 'phone phone_confirmed_at phone_change phone_change_token phone_change_sent_at reauthentication_sent_at',
  },
  'auth.identities': {
    keep: 'id user_id last_sign_in_at created_at updated_at',
    identifier: 'provider',
    code: 'provider_id',
    json: 'identity_data',
  },
  'auth.sessions': 'no rows',
  'auth.refresh_tokens': 'no rows',
  'auth.one_time_tokens': 'no rows',

  'public.communities': {
    keep: 'id color joining created_at updated_at rules_version tests_version closed_at comments_off boards_off',
    identifier: 'slug',
    content: 'name tagline',
  },
  'public.profiles': {
    keep: `id next_time_zone_from leaderboard visibility created_at updated_at streak_reminders cut_short comments_hidden
      award_comments_off
      home_community_id`,
    // Checked to be zones that Postgres knows, and kinds of notifications.
    identifier: 'time_zone next_time_zone muted',
    username: 'username',
    name: 'display_name',
    text: 'bio',
  },
  'public.memberships': { keep: 'community_id user_id role joined_at extra_time' },
  'public.groups': {
    keep: 'id community_id archived_at revision created_at updated_at',
    label: 'name',
    text: 'description',
  },
  'public.group_members': { keep: 'group_id user_id community_id joined_at' },
  'public.group_instructors': { keep: 'group_id user_id community_id assigned_at' },
  'public.address_invitations': {
    keep: 'id community_id role group_id invited_by invited_at expires_at declined_at told_at',
    email: 'address',
    name: 'name',
  },
  'public.grade_categories': { keep: 'community_id weight', identifier: 'name' },
  'public.assignments': {
    keep: `id community_id test_id course_id content_id course_milestone_id program_milestone_id questions everybody opens_at
      due_at closes_at late_percent late_floor attempts_allowed pass_percent weight revision published_at created_by created_at
      updated_at`,
    identifier: 'kind zone late_policy counts status category',
    text: 'title note',
  },
  'public.assignment_targets': { keep: 'id assignment_id community_id group_id user_id' },
  'public.assignment_extensions': {
    keep: 'assignment_id user_id community_id due_at more_attempts made_by made_at',
    text: 'reason',
  },
  'public.grade_overrides': {
    keep: 'assignment_id user_id community_id percent excused revision set_by set_at withdrawn_at',
    text: 'reason',
  },
  'public.learner_notes': { keep: 'id community_id user_id author_id written_at', text: 'words' },
  'public.invitations': {
    keep: 'id community_id role group_id expires_at max_uses uses created_by created_at revoked_at',
    hash: 'code_hash',
    text: 'note',
  },
  'public.community_event_types': { keep: 'community_id created_at', identifier: 'type' },

  'public.programs': {
    keep: 'id community_id status position created_at updated_at revision number',
    identifier: 'slug',
    content: 'title description',
  },
  'public.courses': {
    keep: 'id community_id status position created_at updated_at revision number',
    identifier: 'slug',
    content: 'title description',
  },
  'public.program_courses': { keep: 'program_id course_id community_id position' },
  'public.enrollments': { keep: 'user_id course_id community_id enrolled_at completed_at' },
  'public.contents': {
    keep: 'id community_id course_id kind difficulty minutes test_id status position created_at updated_at revision',
    identifier: 'slug language',
    content: 'title body',
  },

  'public.tests': {
    keep: `id community_id difficulty version status time_limit_minutes position created_at updated_at size shuffle allows_practice
      attempts_allowed feedback feedback_from short exam_pool corrections`,
    gone: 'quotas',
    identifier: 'slug category',
    content: 'title description',
  },
  'public.questions': {
    keep: 'id test_id community_id test_version position kind fixed_order difficulty pool lineage_id copied_from',
    content: 'topic prompt options parts tags',
    gone: 'external_id',
  },
  'public.test_versions': { keep: 'test_id version community_id size published_by published_at' },
  // What nobody takes yet.
  'public.test_drafts': 'no rows',
  'public.question_drafts': 'no rows',
  'public.draft_changes': 'no rows',
  'public.question_keys': {
    keep: 'question_id community_id',
    identifier: 'kind',
    content: 'answer explanation exam_tip option_notes',
  },
  // The files stay where they are: a copy shows them where it reaches the same store.
  'public.media': {
    keep: 'id community_id kind type bytes width height seconds created_by created_at',
    identifier: 'sha256 source_sha256',
    content: 'alt name',
  },
  'public.accommodations': {
    keep: 'id community_id user_id test_id kind factor minutes made_by created_at ended_by ended_at',
    text: 'reason',
  },
  'public.corrections': {
    keep: `id community_id test_id lineage_id keeps status cursor learners passed_at made_by created_at applied_at done_at
      updated_at`,
    identifier: 'kind decision',
    content: 'answer reason',
  },
  'public.question_reports': {
    keep: `id community_id test_id question_id lineage_id user_id attempt_id taken_in reason created_at outcome correction_id
      settled_by settled_at`,
    json: 'answer',
    text: 'note reply',
  },
  'public.corrected_questions': { keep: 'correction_id question_id community_id' },
  'public.regraded_learners': {
    keep: 'correction_id user_id community_id xp_before xp_after level_before level_after written_at',
    identifier: 'gains',
    json: 'attempts',
  },
  'public.essay_marks': {
    keep: 'user_id attempt_id number community_id credit revision marked_by marked_at',
    text: 'feedback',
  },
  'public.attempt_overrides': {
    keep: 'id user_id attempt_id community_id percent set_by set_at withdrawn_by withdrawn_at',
    text: 'reason',
  },
  'public.exam_plans': { keep: 'user_id community_id test_id exam_on minutes_a_day rest_days updated_at' },
  'public.memory': {
    keep: `user_id test_id part community_id lineages stability difficulty due_on reviewed_at repetitions lapses answered missed
      first_at last_at first_right last_right first_mixed mixed_days mixed_on`,
  },
  'public.question_difficulties': { keep: 'community_id lineage_id difficulty deviation answered correct fitted_on' },
  'public.topic_mastery': {
    keep: `user_id community_id level best_level ability deviation answered questions seen held kept share share_low share_high`,
    identifier: 'topic',
  },
  'public.score_predictions': {
    keep: `id user_id community_id test_id predicted_at score low high chance attempt_id percent length plain_score plain_variance plain_again`,
  },
  'public.challenges': {
    keep: 'id community_id starts_on ends_on created_by ended_at created_at',
    identifier: 'team_score criteria',
    text: 'title words',
  },
  'public.challenge_teams': { keep: 'id challenge_id community_id', label: 'name' },
  'public.challenge_members': { keep: 'challenge_id user_id team_id community_id joined_at' },
  'public.challenge_progress': { keep: 'challenge_id user_id community_id have need share met_on' },
  'public.goal_settings': { keep: 'user_id community_id is_off prepared_on swapped_on swaps updated_at due_at' },
  'public.goals': {
    keep: 'id user_id community_id test_id start target chance rules set_on set_at ended_on',
    identifier: 'kind ended',
    json: 'figures',
  },
  'public.attempts': {
    keep: `id user_id community_id test_id test_version mode length question_order flags position revision status
      started_at deadline finished_at correct points unread percent perfect uncounted updated_at answered seconds previous_percent
      timed_out first_pass time_limit_minutes live_session_id`,
    identifier: 'option_orders',
    answers: 'responses',
  },
  'public.live_sessions': {
    keep: `id community_id test_id test_version made_by length question_order number revealed revision created_at started_at
      ended_at ends_at closed_at`,
    identifier: 'code pace option_orders status',
  },
  'public.live_participants': { keep: 'session_id user_id community_id attempt_id joined_at' },
  'public.question_comments': {
    keep: `id community_id test_id lineage_id award_id award_user_id user_id status revision created_at edited_at endorsed_by
      endorsed_at decided_by decided_at`,
    text: 'body',
  },
  'public.comment_reactions': { keep: 'comment_id user_id kind community_id created_at' },
  'public.comment_reports': {
    keep: 'comment_id user_id community_id reason created_at outcome settled_at',
    text: 'note',
  },
  'public.mutes': { keep: 'community_id user_id until muted_by muted_at', text: 'reason' },
  'public.person_blocks': { keep: 'user_id blocked_id blocked_at' },
  'public.announcements': {
    keep: 'id community_id everybody publish_at revision created_by created_at edited_at told_at withdrawn_at',
    identifier: 'zone',
    text: 'title body',
  },
  'public.announcement_groups': { keep: 'announcement_id group_id community_id' },
  'public.announcement_reads': { keep: 'announcement_id user_id community_id read_at' },
  'public.question_notes': {
    keep: 'user_id lineage_id community_id test_id flagged updated_at',
    text: 'note',
  },
  'public.practice_sessions': {
    keep: `id user_id community_id preset source_attempt_id length question_ids flags position revision status started_at finished_at
      answered correct seconds updated_at local_date paid_lineages day_answered day_xp`,
    identifier: 'option_orders',
    answers: 'responses',
  },

  'public.activity_events': {
    keep: 'id user_id community_id seq occurred_at local_date local_hour forgiven content_id recorded_at',
    identifier: 'type',
    json: 'dims metrics outcome',
  },
  'public.user_counters': {
    keep: 'user_id community_id revision total level rules_version updated_at swept_day',
    identifier: 'earned validated handed revoked',
    counters: 'counters',
    json: 'streaks',
  },
  'public.user_streaks': {
    keep: `user_id community_id kind current longest last_day freezes days_to_freeze protected_day updated_at
      bonus_day`,
  },
  'public.streak_days': { keep: 'user_id community_id kind day state' },
  'public.xp_transactions': {
    keep: 'id user_id community_id amount reason event_id actor_id local_date created_at',
    code: 'reference',
    text: 'note',
  },

  'public.achievements': {
    keep: `id number community_id pack type tier points xp secret status version position created_at updated_at
      rules_version color`,
    identifier: 'slug category icon rarity criteria tiers',
    content: 'name description',
  },
  'public.achievement_versions': {
    keep: 'achievement_id version points xp created_at',
    identifier: 'criteria tiers',
  },
  'public.community_packs': { keep: 'community_id pack installed_at rules_version' },
  'public.user_achievements': {
    keep: `id user_id community_id achievement_id tier occurrence rule_version event_id earned_at unlocked_at visibility
      featured revoked_at revoked_by`,
    json: 'satisfied_by',
    text: 'revoked_because',
  },

  'public.course_milestones': {
    keep: `id number community_id course_id type validation passing_score max_attempts cooldown_hours required xp
      achievement_id status position created_at updated_at rules_version needs_version`,
    identifier: 'slug unlock_criteria validation_criteria',
    content: 'title description',
  },
  'public.program_milestones': {
    keep: `id number community_id program_id type validation passing_score max_attempts cooldown_hours required xp
      achievement_id status position created_at updated_at rules_version needs_version`,
    identifier: 'slug unlock_criteria validation_criteria',
    content: 'title description',
  },
  'public.milestone_prerequisites': {
    keep: `id community_id course_milestone_id program_milestone_id needs_course_milestone_id
      needs_program_milestone_id`,
  },
  'public.user_milestone_progress': {
    keep: `id user_id community_id course_milestone_id program_milestone_id status attempts submitted_at decided_at
      decided_by waived event_id updated_at`,
    json: 'evidence satisfied_by',
    text: 'reason',
  },
  'public.certificates': {
    keep: 'id user_id community_id program_id course_id visibility issued_at revoked_at revoked_by issued_on',
    certificate: 'number',
    name: 'holder',
    text: 'revoked_because',
  },
  'public.milestone_submissions': {
    keep: `id user_id community_id course_milestone_id program_milestone_id attempt event_id submitted_at claimed_by
      claimed_until decision decided_by decided_at`,
    json: 'evidence satisfied_by',
    text: 'reason',
  },
  'public.program_completions': { keep: 'user_id program_id community_id event_id completed_at' },

  'public.leaderboard_scores': { keep: 'community_id metric user_id score reached_at listed' },
  'public.leaderboard_days': { keep: 'community_id user_id day xp' },
  'public.notifications': { keep: 'id user_id community_id kind created_at read_at', json: 'payload' },
  'public.mail_subscriptions': 'no rows',

  'public.security_events': 'no rows',
  'public.event_queue': 'no rows',
  'public.audit_log': 'no rows',
  'public.community_sweeps': { keep: 'community_id swept_version version cursor look_cursor' },

  'public.help_articles': {
    keep: 'version updated_at',
    identifier: 'slug category',
    content: 'title summary keywords body',
  },
  'public.help_votes': {
    keep: 'user_id version is_helpful voted_at',
    identifier: 'slug',
    text: 'reason',
  },
  'public.support_threads': {
    keep: `id community_id user_id topic owner state snoozed_until is_held may_publish claimed_by claimed_until
      merged_into created_at changed_at waiting_since`,
    json: 'about',
  },
  'public.support_messages': {
    keep: 'id thread_id community_id author_id kind created_at assistant_until',
    // A check lets it be one word of our code.
    identifier: 'assistant_ending',
    text: 'body',
    json: 'citations',
    gone: 'key',
  },
  'public.support_replies': { keep: 'id community_id changed_at revision', label: 'title', text: 'body' },
  'public.support_answers': {
    keep: 'id community_id thread_id state author_id approver_id created_at published_at',
    text: 'title body',
  },
  'public.support_events': { keep: 'id thread_id community_id actor_id kind to_id at', json: 'detail' },

  'public.resources': {
    keep: `id community_id kind level cost minutes state suggested_by decided_by decided_at useful edited_at revision
      created_at updated_at`,
    identifier: 'language',
    content: 'topics',
    suggested: 'title publisher why',
    address: 'url address',
    text: 'reason',
  },
  'public.resource_marks': { keep: 'user_id resource_id community_id saved_at done_at useful_at' },
  'public.resource_reports': {
    keep: 'id resource_id community_id user_id created_at settled_at settled_by',
    text: 'note',
  },

  'public.assistant_settings': {
    keep: 'community_id enabled shows_names month_budget learner_day_budget updated_at',
  },
  'public.assistant_steps': {
    keep: 'user_id id community_id attempt_id session_id question step source lease_until asked_at ended_at',
    // Our code's words, and the model's name.
    identifier: 'author_reason author_from model ending',
    answers: 'tried',
    text: 'words answer',
    content: 'author_answer',
    gone: 'key',
  },
  'public.assistant_budgets': { keep: 'id scope community_id user_id period reserved spent' },
  'public.assistant_reservations': {
    keep: `id community_id user_id day amount state settled released input_tokens cache_read_tokens cache_write_tokens
      output_tokens lease_until created_at ended_at`,
    identifier: 'task model',
  },
  'public.assistant_usage': {
    keep: `community_id day requests input_tokens cache_read_tokens cache_write_tokens output_tokens cost`,
    identifier: 'task model',
  },

  'public.site_operators': { keep: 'user_id added_at added_by' },
  'public.community_days': { keep: 'day community_id members learners events unlocked unlockers' },
  'public.event_days': { keep: 'day community_id events learners', identifier: 'type' },
  'public.achievement_days': {
    keep: 'day community_id achievement_id unlocked learners timed seconds median_seconds waits',
  },

  'private.leaderboard_counts': { keep: 'community_id level bucket members', identifier: 'metric' },
  'private.leaderboard_changes': { keep: 'user_id community_id' },
  'private.leaderboard_due': { keep: 'user_id community_id due_at' },
  'private.leaderboard_refresh': { keep: 'alone refreshed_at' },
  'private.memory_changes': { keep: 'id user_id community_id anew finished_at' },
  'private.mastery_changes': { keep: 'user_id community_id noted_at' },
  'private.difficulty_wishes': { keep: 'id community_id' },
  'private.difficulty_fits': { keep: 'community_id fitted_on', json: 'repeats' },
  'private.memory_cursors': { keep: 'user_id community_id finished_at attempt_id' },
  'private.calendar_feeds': 'no rows',
  'private.community_makers': { keep: 'community_id user_id made_at told_on told' },
  'private.former_group_members': { keep: 'group_id user_id joined_at' },
  'private.challenge_changes': { keep: 'id user_id community_id' },
  'private.goal_changes': { keep: 'id user_id community_id' },
  'private.assignment_looks': { keep: 'assignment_id due_at' },
  'private.assignment_tellings': { keep: 'assignment_id user_id kind told_at' },
  'private.due_mails': 'no rows',
  'private.deleted_notifications': 'no rows',
  'private.evening_looks': { keep: 'user_id due_at looked_on' },
  'private.rate_limits': 'no rows',
  'private.xp_awards': { keep: 'id actor_id day amount' },
  'private.help_edition': { keep: 'alone', identifier: 'hash' },
  'private.mails': 'no rows',
  'private.media_uses': { keep: 'question_id place media_id' },
  'private.refused_mails': 'no rows',
  'private.process_reports': 'no rows',
  'private.process_minutes': 'no rows',
  'private.alert_states': 'no rows',
  // They are backups of the original, not of the copy.
  'private.backup_runs': 'no rows',
  'private.roll_up_days': { keep: 'day due_at rolled_at sent_at listed_at' },
  'private.learner_days': { keep: 'community_id day user_id tested' },
  // The worker of the copy counts them.
  'private.insight_counts': 'no rows',
  'private.insight_figures': 'no rows',
  'private.insight_risks': 'no rows',
  'private.roll_up_cursor': { keep: 'alone recorded_until' },
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')

const TREATMENTS = new Map(
  Object.entries(RULES).map(([table, rule]) => [
    table,
    rule === 'no rows'
      ? rule
      : new Map(
          TREATMENT_NAMES.flatMap((treatment) =>
            words(rule[treatment] ?? '').map((column) => [column, treatment] as const),
          ),
        ),
  ]),
)

/** Whether a table is named here at all: of Auth's, most are not, and nothing is done to them. */
export const isNamed = (table: string): boolean => TREATMENTS.has(table)

export const leavesRowsBehind = (table: string): boolean => TREATMENTS.get(table) === 'no rows'

export function treatmentOf(table: string, column: string): Treatment | undefined {
  const treatments = TREATMENTS.get(table)
  return treatments === 'no rows' ? undefined : treatments?.get(column)
}

/**
 * The columns that nobody classified. In `auth` there is none: its tables belong to Auth, which differs from version to
 * version, and what is not named here is never copied from them.
 */
export const unclassified = (tables: readonly CatalogTable[]): string[] =>
  tables
    .filter(({ name }) => !name.startsWith('auth.') && !leavesRowsBehind(name))
    .flatMap(({ name, columns }) =>
      columns
        .filter(({ generated, name: column }) => !generated && treatmentOf(name, column) === undefined)
        .map(({ name: column }) => `${name}.${column}`),
    )

/** Columns that are named here and are nowhere. */
export const nonexistent = (tables: readonly CatalogTable[]): string[] => {
  const known = new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]))
  return [...TREATMENTS].flatMap(([table, treatments]) => {
    const columns = known.get(table)
    if (!columns) return [table]
    if (treatments === 'no rows' || table.startsWith('auth.')) return []
    return [...treatments.keys()].filter((column) => !columns.has(column)).map((column) => `${table}.${column}`)
  })
}

export function refuseUnclassified(tables: readonly CatalogTable[]): void {
  const found = unclassified(tables)
  if (found.length === 0) return
  throw new Failure(
    `Nobody said what becomes of ${found.join(', ')} in a masked snapshot.`,
    'Classify it in supabase/snapshot/columns.ts; nothing was copied.',
  )
}
