import type { RowsWorld } from './rows.ts'

/** How each table is tried: which row is looked at, changed and removed, and which new one is offered. */
export interface TableAttempt {
  /** The row about the owner that a reader may or may not see. */
  see: string
  /** The row that is changed or removed, where that must be another: a draft, say. */
  edit?: string
  /** A well-formed new row about the owner. */
  insert: string
}

const byId = (id: string | undefined) => `id = '${id}'`

export function attempts({ ids }: RowsWorld): Record<string, TableAttempt> {
  const { community: c, owner: o } = ids
  const about = `user_id = '${o}' and community_id = '${c}'`
  const rule = `'{"level": 2}'`
  return {
    communities: { see: byId(c), insert: `(slug, name) values ('new', 'New')` },
    profiles: { see: byId(o), insert: `(id, username, display_name) values ('${o}', 'someone', 'Someone')` },
    memberships: { see: about, insert: `(user_id, community_id, role) values ('${o}', '${ids.open}', 'student')` },
    invitations: {
      see: byId(ids.invitation),
      insert: `(community_id, role, code_hash, expires_at) values ('${c}', 'student', repeat('b', 64), now() + interval '1 day')`,
    },
    community_event_types: {
      see: `community_id = '${c}' and type = 'talk_given'`,
      insert: `(community_id, type) values ('${c}', 'talk_heard')`,
    },
    address_invitations: {
      see: byId(ids.addressed),
      insert: `(community_id, address, expires_at) values ('${c}', 'new@example.org', now() + interval '1 day')`,
    },
    groups: { see: byId(ids.group), insert: `(community_id, name) values ('${c}', 'New')` },
    group_members: {
      see: `group_id = '${ids.group}' and user_id = '${o}'`,
      insert: `(group_id, user_id, community_id) values ('${ids.second_group}', '${o}', '${c}')`,
    },
    group_instructors: {
      see: `group_id = '${ids.group}'`,
      insert: `(group_id, user_id, community_id) values ('${ids.second_group}', '${ids.instructor}', '${c}')`,
    },
    grade_categories: { see: `community_id = '${c}'`, insert: `(community_id, name) values ('${c}', 'New')` },
    assignments: {
      see: byId(ids.assignment),
      insert: `(community_id, kind, questions, title, zone) values ('${c}', 'mix', 20, 'New', 'UTC')`,
    },
    assignment_targets: {
      see: `assignment_id = '${ids.assignment}' and group_id is not null`,
      insert: `(assignment_id, community_id, user_id) values ('${ids.assignment}', '${c}', auth.uid())`,
    },
    assignment_extensions: {
      see: `assignment_id = '${ids.assignment}'`,
      insert: `(assignment_id, community_id, user_id, more_attempts) values ('${ids.assignment}', '${c}', '${ids.instructor}', 1)`,
    },
    grade_overrides: {
      see: `assignment_id = '${ids.assignment}'`,
      insert: `(assignment_id, community_id, user_id, percent, reason)
        values ('${ids.assignment}', '${c}', '${ids.instructor}', 100, 'x')`,
    },
    learner_notes: {
      see: byId(ids.learner_note),
      insert: `(community_id, user_id, author_id, words) values ('${c}', '${o}', auth.uid(), 'x')`,
    },
    programs: {
      see: byId(ids.program),
      edit: byId(ids.draft_program),
      insert: `(community_id, slug, title) values ('${c}', 'new', 'New')`,
    },
    courses: {
      see: byId(ids.course),
      edit: byId(ids.draft_course),
      insert: `(community_id, slug, title) values ('${c}', 'new', 'New')`,
    },
    program_courses: {
      see: `program_id = '${ids.program}'`,
      insert: `(program_id, course_id, community_id) values ('${ids.program}', '${ids.draft_course}', '${c}')`,
    },
    enrollments: {
      see: `user_id = '${o}'`,
      insert: `(user_id, course_id, community_id) values ('${o}', '${ids.second_course}', '${c}')`,
    },
    contents: {
      see: byId(ids.content),
      edit: byId(ids.draft_content),
      insert: `(community_id, course_id, kind, slug, title) values ('${c}', '${ids.course}', 'wod', 'new', 'New')`,
    },
    resources: {
      see: byId(ids.resource),
      insert: `(community_id, title, url, address, publisher, kind, level, language, cost, topics, why, state, suggested_by)
        values ('${c}', 'R', 'https://example.org/t', 'example.org/t', 'E', 'book', 'beginner', 'en', 'free', '{x}', 'It is short.', 'suggested', '${o}')`,
    },
    resource_marks: {
      see: `user_id = '${o}' and resource_id = '${ids.resource}'`,
      insert: `(user_id, resource_id, community_id) values ('${o}', '${ids.unmarked_resource}', '${c}')`,
    },
    resource_reports: {
      see: byId(ids.report),
      insert: `(resource_id, community_id, user_id, note) values ('${ids.unmarked_resource}', '${c}', '${o}', '')`,
    },
    tests: {
      see: byId(ids.test),
      edit: byId(ids.draft_test),
      insert: `(community_id, slug, title, category, difficulty) values ('${c}', 'new', 'New', 'network', 'easy')`,
    },
    questions: {
      see: byId(ids.question),
      edit: byId(ids.draft_question),
      insert: `(test_id, community_id, position, kind, topic, prompt) values ('${ids.draft_test}', '${c}', 3, 'true_false', 'x', 'x')`,
    },
    test_versions: {
      see: `test_id = '${ids.test}'`,
      insert: `(test_id, version, community_id, size) values ('${ids.draft_test}', 1, '${c}', 25)`,
    },
    test_drafts: {
      see: `test_id = '${ids.test}'`,
      insert: `(test_id, community_id, settings) values ('${ids.draft_test}', '${c}', '{}')`,
    },
    question_drafts: {
      see: `lineage_id = '${ids.lineage}'`,
      insert: `(test_id, lineage_id, community_id, position, content, origin)
        values ('${ids.test}', gen_random_uuid(), '${c}', 2, '{}', 'new')`,
    },
    draft_changes: {
      see: `test_id = '${ids.test}'`,
      insert: `(test_id, seq, community_id, what, before, after, made_by)
        values ('${ids.test}', 9, '${c}', 'add', '{}', '{}', auth.uid())`,
    },
    question_keys: {
      see: `question_id = '${ids.question}'`,
      edit: `question_id = '${ids.draft_question}'`,
      insert: `(question_id, community_id, kind, answer, explanation) values ('${ids.bare_question}', '${c}', 'true_false', '{"truth": true}', 'x')`,
    },
    accommodations: {
      see: byId(ids.accommodation),
      insert: `(community_id, user_id, kind, minutes, reason) values ('${c}', auth.uid(), 'extra_minutes', 600, 'x')`,
    },
    live_sessions: {
      see: byId(ids.live),
      insert: `(community_id, test_id, test_version, code, pace, length, question_order, option_orders, ends_at)
        values (
          '${c}', '${ids.test}', 1, 'ABCDEF', 'own', 25, array(select generate_series(1, 25)::smallint), '', now()
        )`,
    },
    live_participants: {
      see: about,
      insert: `(session_id, user_id, community_id) values ('${ids.live}', auth.uid(), '${c}')`,
    },
    question_comments: {
      see: byId(ids.comment),
      insert: `(community_id, test_id, lineage_id, user_id, body)
        values ('${c}', '${ids.test}', gen_random_uuid(), auth.uid(), 'C')`,
    },
    comment_reactions: {
      see: about,
      insert: `(comment_id, user_id, kind, community_id) values ('${ids.comment}', auth.uid(), 'helpful', '${c}')`,
    },
    comment_reports: {
      see: about,
      insert: `(comment_id, user_id, community_id, reason) values ('${ids.comment}', auth.uid(), '${c}', 'spam')`,
    },
    mutes: {
      see: about,
      insert: `(community_id, user_id, until, reason) values ('${c}', '${ids.instructor}', now(), 'x')`,
    },
    person_blocks: {
      see: `user_id = '${o}'`,
      insert: `(user_id, blocked_id) values (auth.uid(), '${ids.instructor}')`,
    },
    announcements: { see: byId(ids.announcement), insert: `(community_id, title) values ('${c}', 'New')` },
    announcement_groups: {
      see: `announcement_id = '${ids.announcement}'`,
      insert: `(announcement_id, group_id, community_id) values ('${ids.announcement}', '${ids.second_group}', '${c}')`,
    },
    announcement_reads: {
      see: `announcement_id = '${ids.announcement}'`,
      insert: `(announcement_id, user_id, community_id) values ('${ids.announcement}', auth.uid(), '${c}')`,
    },
    question_notes: {
      see: about,
      insert: `(user_id, lineage_id, community_id, test_id, note) values ('${o}', gen_random_uuid(), '${c}', '${ids.test}', 'N')`,
    },
    memory: {
      see: about,
      insert: `(
        user_id, test_id, part, community_id, lineages, stability, difficulty, due_on, reviewed_at, repetitions, lapses, answered,
        missed, first_at, last_at, first_right, last_right, first_mixed, mixed_days, mixed_on
      ) values (
        auth.uid(), '${ids.test}', 1, '${c}', array[gen_random_uuid()], '{9}', '{1}', '{2100-01-01}', '{0}', '{1}', '{0}', '{1}',
        '{0}', '{0}', '{0}', '{t}', '{t}', '{t}', '{0}', '{null}'
      )`,
    },
    remembered_questions: {
      see: about,
      insert: `(user_id, lineage_id, community_id, test_id) values ('${o}', gen_random_uuid(), '${c}', '${ids.test}')`,
    },
    question_difficulties: {
      see: `lineage_id = '${ids.lineage}'`,
      insert: `(community_id, lineage_id, difficulty, deviation, answered, correct, fitted_on)
        values ('${c}', gen_random_uuid(), 9, 1, 1, 0, current_date)`,
    },
    topic_mastery: {
      see: about,
      insert: `(
        user_id, community_id, topic, level, best_level, ability, deviation, answered, questions, seen, held, kept, share, share_low,
        share_high
      ) values (auth.uid(), '${c}', 'All', 'mastered', 'mastered', 9, 1, 1, 1, 1, 1, 1, 1, 1, 1)`,
    },
    score_predictions: {
      see: byId(ids.prediction),
      insert: `(user_id, community_id, test_id, predicted_at, score, low, high, chance)
        values (auth.uid(), '${c}', '${ids.test}', now(), 100, 100, 100, 1)`,
    },
    goal_settings: { see: about, insert: `(user_id, community_id, is_off) values (auth.uid(), '${ids.open}', true)` },
    goals: {
      see: about,
      insert: `(user_id, community_id, kind, start, target, chance, figures, rules, set_on, set_at)
        values (auth.uid(), '${c}', 'exams', 0, 1, 0.7, '{}', 1, current_date, now())`,
    },
    challenges: {
      see: byId(ids.challenge),
      insert: `(community_id, title, starts_on, ends_on, criteria)
        values ('${c}', 'x', '2100-01-01', '2100-01-07', '{"counter": "test_completed", "gte": 1}')`,
    },
    challenge_teams: {
      see: byId(ids.team),
      insert: `(challenge_id, community_id, name) values ('${ids.challenge}', '${c}', 'x')`,
    },
    challenge_members: {
      see: `challenge_id = '${ids.challenge}' and user_id = '${o}'`,
      insert: `(challenge_id, user_id, team_id, community_id)
        values ('${ids.challenge}', auth.uid(), '${ids.team}', '${c}')`,
    },
    challenge_progress: {
      see: `challenge_id = '${ids.challenge}' and user_id = '${o}'`,
      insert: `(challenge_id, user_id, community_id, have, need, share, met_on)
        values ('${ids.challenge}', auth.uid(), '${c}', 1, 1, 1, current_date)`,
    },
    question_reports: {
      see: byId(ids.question_report),
      insert: `(community_id, test_id, question_id, lineage_id, user_id, attempt_id, reason)
        values ('${c}', '${ids.test}', '${ids.question}', gen_random_uuid(), auth.uid(), '${ids.attempt}', 'typo')`,
    },
    corrections: {
      see: byId(ids.correction),
      insert: `(community_id, test_id, lineage_id, kind, decision, reason)
        values ('${c}', '${ids.test}', '${ids.lineage}', 'true_false', 'void', 'x')`,
    },
    corrected_questions: {
      see: `correction_id = '${ids.correction}'`,
      insert: `(correction_id, question_id, community_id) values ('${ids.correction}', '${ids.draft_question}', '${c}')`,
    },
    regraded_learners: {
      see: `correction_id = '${ids.correction}'`,
      insert: `(correction_id, user_id, community_id, attempts, xp_before, xp_after, level_before, level_after)
        values ('${ids.correction}', auth.uid(), '${c}', '[]', 0, 0, 1, 1)`,
    },
    essay_marks: {
      see: `attempt_id = '${ids.marked_attempt}'`,
      insert: `(user_id, attempt_id, number, community_id, credit)
        values (auth.uid(), '${ids.marked_attempt}', 2, '${c}', 1)`,
    },
    attempt_overrides: {
      see: byId(ids.override),
      insert: `(user_id, attempt_id, community_id, percent, reason)
        values (auth.uid(), '${ids.attempt}', '${c}', 100, 'x')`,
    },
    media: {
      see: byId(ids.media),
      insert: `(community_id, kind, type, bytes, width, height, alt, sha256, source_sha256)
        values ('${c}', 'picture', 'image/webp', 9, 4, 3, 'x', repeat('b', 64), repeat('b', 64))`,
    },
    attempts: {
      see: byId(ids.attempt),
      insert: `(user_id, community_id, test_id, test_version, mode, length, question_order, status)
        values ('${o}', '${c}', '${ids.test}', 1, 'exam', 25, array(select generate_series(1, 25)::smallint), 'abandoned')`,
    },
    exam_plans: {
      see: about,
      insert: `(user_id, community_id, exam_on, minutes_a_day) values ('${o}', '${ids.open}', current_date, 20)`,
    },
    practice_sessions: {
      see: byId(ids.practice),
      insert: `(user_id, community_id, preset, length, question_ids, status)
        values ('${o}', '${c}', 'unseen', 1, array['${ids.question}'::uuid], 'abandoned')`,
    },
    activity_events: {
      see: byId(ids.event),
      insert: `(id, user_id, community_id, type, occurred_at, local_date) values (gen_random_uuid(), '${o}', '${c}', 'x', now(), current_date)`,
    },
    user_counters: { see: about, insert: `(user_id, community_id) values ('${o}', '${ids.open}')` },
    user_streaks: { see: about, insert: `(user_id, community_id, kind) values ('${o}', '${c}', 'daily_login')` },
    streak_days: {
      see: about,
      insert: `(user_id, community_id, kind, day, state) values ('${o}', '${c}', 'learning', '2026-01-01', 'active')`,
    },
    user_xp: { see: about, insert: `(user_id, community_id, total) values ('${o}', '${ids.open}', 9999)` },
    xp_transactions: {
      see: byId(ids.entry),
      insert: `(user_id, community_id, amount, reason, reference, local_date) values ('${o}', '${c}', 9, 'test', 'y', current_date)`,
    },
    achievements: {
      see: byId(ids.achievement),
      edit: byId(ids.draft_achievement),
      insert: `(community_id, pack, slug, name, description, type, category, icon, color, rarity, points, xp, criteria)
        values ('${c}', 'custom', 'new', 'N', 'N', 'level', 'level', 'star', 'gold', 'common', 1, 50, ${rule})`,
    },
    achievement_versions: {
      see: `achievement_id = '${ids.achievement}'`,
      insert: `(achievement_id, version, criteria, points, xp) values ('${ids.achievement}', 9, ${rule}, 1, 50)`,
    },
    community_packs: { see: `community_id = '${c}'`, insert: `(community_id, pack) values ('${c}', 'language')` },
    user_achievements: {
      see: byId(ids.award),
      insert: `(user_id, community_id, achievement_id, rule_version, occurrence) values ('${o}', '${c}', '${ids.achievement}', 1, 2)`,
    },
    course_milestones: {
      see: byId(ids.course_milestone),
      edit: byId(ids.draft_course_milestone),
      insert: `(community_id, course_id, slug, title, type, validation_criteria) values ('${c}', '${ids.course}', 'new', 'N', 'completion', ${rule})`,
    },
    program_milestones: {
      see: byId(ids.program_milestone),
      edit: byId(ids.draft_program_milestone),
      insert: `(community_id, program_id, slug, title, type, validation_criteria) values ('${c}', '${ids.program}', 'new', 'N', 'completion', ${rule})`,
    },
    milestone_prerequisites: {
      see: byId(ids.prerequisite),
      insert: `(community_id, course_milestone_id, needs_course_milestone_id) values ('${c}', '${ids.course_milestone}', '${ids.draft_course_milestone}')`,
    },
    user_milestone_progress: {
      see: about,
      insert: `(user_id, community_id, course_milestone_id) values ('${o}', '${c}', '${ids.draft_course_milestone}')`,
    },
    milestone_submissions: {
      see: about,
      insert: `(id, user_id, community_id, course_milestone_id, attempt, event_id, submitted_at) values (gen_random_uuid(), '${o}', '${c}', '${ids.course_milestone}', 2, gen_random_uuid(), now())`,
    },
    program_completions: {
      see: about,
      insert: `(user_id, program_id, community_id, event_id, completed_at) values ('${o}', '${ids.draft_program}', '${c}', gen_random_uuid(), now())`,
    },
    certificates: {
      see: byId(ids.certificate),
      insert: `(number, user_id, community_id, program_id, holder) values ('ZZZZ-ZZZZ-ZZZZ', '${o}', '${c}', '${ids.program}', 'O')`,
    },
    leaderboard_scores: {
      see: about,
      insert: `(community_id, metric, user_id, score, reached_at) values ('${c}', 'completed', '${o}', 9, now())`,
    },
    leaderboard_days: {
      see: about,
      insert: `(community_id, user_id, day, xp) values ('${c}', '${o}', '2026-01-01', 9)`,
    },
    notifications: {
      see: byId(ids.notification),
      insert: `(user_id, community_id, kind) values ('${o}', '${c}', 'digest')`,
    },
    mail_subscriptions: { see: `user_id = '${o}'`, insert: `(user_id, kind) values ('${o}', 'another_kind')` },
    assistant_settings: {
      see: `community_id = '${c}'`,
      insert: `(community_id) values ('${c}') on conflict (community_id) do update set enabled = excluded.enabled`,
    },
    assistant_budgets: {
      see: about,
      insert: `(scope, community_id, user_id, period) values ('learner', '${c}', '${o}', '2026-01-01')`,
    },
    assistant_reservations: {
      see: about,
      insert: `(id, community_id, user_id, task, model, day, amount, lease_until, created_at)
        values (gen_random_uuid(), '${c}', '${o}', 'hint', 'm', current_date, 5, now(), now())`,
    },
    assistant_usage: {
      see: `community_id = '${c}'`,
      insert: `(community_id, task, model, day) values ('${c}', 'explain', 'm', current_date)`,
    },
    assistant_steps: {
      see: about,
      insert: `(user_id, id, community_id, attempt_id, question, step, source, author_reason, author_from, author_answer, ending, asked_at, ended_at)
        values ('${o}', gen_random_uuid(), '${c}', '${ids.attempt}', 2, 'nudge', 'author', 'no_model', 'tip', 'x', 'done', now(), now())`,
    },
    event_queue: { see: about, insert: `(user_id, community_id, event) values ('${o}', '${c}', '{}')` },
    community_sweeps: {
      see: `community_id = '${c}'`,
      insert: `(community_id) values ('${ids.elsewhere}')`,
    },
    audit_log: {
      see: `community_id = '${c}'`,
      insert: `(community_id, action, subject_type, subject_id) values ('${c}', 'x', 'x', 'x')`,
    },
    security_events: { see: `user_id = '${o}'`, insert: `(user_id, kind) values ('${o}', 'signed_out')` },
    site_operators: { see: `user_id = '${o}'`, insert: `(user_id) values ('${o}')` },
    community_days: {
      see: `community_id = '${c}'`,
      insert: `(day, community_id, members, learners, events, unlocked, unlockers)
        values (current_date + 1, '${c}', 9, 9, 9, 9, 9)`,
    },
    event_days: {
      see: `community_id = '${c}'`,
      insert: `(day, community_id, type, events, learners) values (current_date, '${c}', 'x', 9, 9)`,
    },
    achievement_days: {
      see: `community_id = '${c}'`,
      insert: `(day, community_id, achievement_id, unlocked, learners, timed, seconds, waits)
        values (current_date + 1, '${c}', '${ids.achievement}', 9, 9, 0, 0, '{}')`,
    },
    help_articles: {
      see: `slug = 'one'`,
      insert: `(slug, category, title, summary, keywords, body) values ('three', 'tests', 'Three', '', '', 'x')`,
    },
    help_votes: {
      see: `user_id = '${o}'`,
      insert: `(user_id, slug, version, is_helpful) values ('${o}', 'two', 1, false)`,
    },
    support_threads: {
      see: byId(ids.thread),
      insert: `(id, community_id, user_id, topic) values (gen_random_uuid(), '${c}', '${o}', 'other')`,
    },
    support_messages: {
      see: byId(ids.message),
      insert: `(id, thread_id, community_id, author_id, kind, body) values (gen_random_uuid(), '${ids.thread}', '${c}', '${o}', 'learner', 'x')`,
    },
    support_events: {
      see: `thread_id = '${ids.thread}'`,
      insert: `(thread_id, community_id, actor_id, kind, at) values ('${ids.thread}', '${c}', '${o}', 'resolved', now())`,
    },
    support_replies: { see: byId(ids.reply), insert: `(community_id, title, body) values ('${c}', 'New', 'New')` },
    support_answers: {
      see: byId(ids.answer),
      insert: `(id, community_id, title, body) values (gen_random_uuid(), '${c}', 'New', 'New')`,
    },
    public_profiles: {
      see: byId(o),
      insert: `(id, username, display_name, bio, created_at) values ('${o}', 'x', 'x', 'x', now())`,
    },
  }
}
