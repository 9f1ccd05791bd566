import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/**
 * All stored data of a user except their attempts, a list for each kind, from one snapshot. Columns are named one by one,
 * so internal ones are not exported.
 */
export async function recordOf(tx: Transaction, userId: string): Promise<unknown> {
  const mine = sql`user_id = ${userId}`
  const [row] = await tx.execute<{ record: object; said: object }>(sql`
    select json_build_object(
      'profile', (select to_json(profile) from (${profile(userId)}) as profile),
      'memberships', ${listOf(sql`
        select communities.slug as community, role, joined_at
        from memberships join communities on communities.id = community_id
        where ${mine} order by joined_at
      `)},
      'groups', ${listOf(sql`
        select communities.slug as community, groups.name as group, as_what, since
        from (
          select group_id, 'member' as as_what, joined_at as since from group_members where ${mine}
          union all
          select group_id, 'instructor', assigned_at from group_instructors where ${mine}
          union all
          select group_id, 'former member', joined_at from private.former_group_members where ${mine}
        ) as mine
        join groups on groups.id = group_id
        join communities on communities.id = groups.community_id
        order by since, 1, 2, 3
      `)},
      'invited_to', ${listOf(sql`
        select communities.slug as community, invited.name, role, groups.name as group, invited_at, expires_at, declined_at
        from address_invitations as invited
        join communities on communities.id = invited.community_id
        left join groups on groups.id = group_id
        where address = private.confirmed_address(${userId}) order by invited_at, 1
      `)},
      'communities_made', ${listOf(sql`
        select communities.slug as community, made_at
        from private.community_makers join communities on communities.id = community_id
        where ${mine} order by made_at
      `)},
      'assignments', ${listOf(sql`
        select
          communities.slug as community, assignments.title as assignment, target.id is not null as assigned_by_name,
          case when extension.user_id is not null then json_build_object(
            'due_at', extension.due_at, 'more_attempts', extension.more_attempts, 'reason', extension.reason
          ) end as extension,
          case when by_hand.user_id is not null then json_build_object(
            'percent', by_hand.percent, 'excused', by_hand.excused, 'reason', by_hand.reason, 'set_at', by_hand.set_at,
            'withdrawn_at', by_hand.withdrawn_at
          ) end as grade
        from assignments
        join communities on communities.id = assignments.community_id
        left join assignment_targets as target on target.assignment_id = assignments.id and target.user_id = ${userId}
        left join assignment_extensions as extension
          on extension.assignment_id = assignments.id and extension.user_id = ${userId}
        left join grade_overrides as by_hand on by_hand.assignment_id = assignments.id and by_hand.user_id = ${userId}
        where assignments.status <> 'draft'
          and (target.id is not null or extension.user_id is not null or by_hand.user_id is not null)
        order by assignments.created_at, assignments.id
      `)},
      'notes_about_them', ${listOf(sql`
        select communities.slug as community, words, written_at
        from learner_notes join communities on communities.id = community_id
        where ${mine} order by written_at, learner_notes.id
      `)},
      'notes_on_learners', ${listOf(sql`
        select communities.slug as community, words, written_at
        from learner_notes join communities on communities.id = community_id
        where author_id = ${userId} order by written_at, learner_notes.id
      `)},
      'operating', ${listOf(sql`select added_at from site_operators where ${mine}`)},
      'invitations', ${listOf(sql`
        select communities.slug as community, role, note, max_uses, uses, invitations.created_at, expires_at, revoked_at
        from invitations join communities on communities.id = community_id
        where created_by = ${userId} order by invitations.created_at
      `)},
      'enrollments', ${listOf(sql`
        select communities.slug as community, courses.title as course, enrolled_at
        from enrollments
        join courses on courses.id = course_id
        join communities on communities.id = enrollments.community_id
        where ${mine} order by enrolled_at
      `)},
      'events', ${listOf(sql`
        select
          activity_events.id, communities.slug as community, type, occurred_at, local_date, local_hour, content_id, dims,
          metrics, outcome, recorded_at
        from activity_events join communities on communities.id = community_id
        where ${mine} order by seq
      `)},
      'waiting_events', ${listOf(sql`select event, created_at from event_queue where ${mine} order by id`)},
      'counters', ${listOf(sql`
        select communities.slug as community, counters, total as xp, level
        from user_counters join communities on communities.id = community_id
        where ${mine} order by 1
      `)},
      'xp', ${listOf(sql`
        select
          xp_transactions.id, communities.slug as community, amount, reason, reference, note, local_date,
          xp_transactions.created_at
        from xp_transactions join communities on communities.id = community_id
        where ${mine} order by xp_transactions.id
      `)},
      'achievements', ${listOf(sql`
        select
          award.id, communities.slug as community, achievements.slug, achievements.name,
          coalesce(award.tier, achievements.tier) as tier, rule_version, satisfied_by, earned_at, unlocked_at, visibility,
          featured, revoked_at, revoked_because
        from user_achievements as award
        join achievements on achievements.id = achievement_id
        join communities on communities.id = award.community_id
        where ${mine} order by unlocked_at, award.id
      `)},
      'milestones', ${listOf(sql`
        select
          communities.slug as community, coalesce(course.title, program.title) as title, gate.status, attempts, evidence,
          submitted_at, decided_at, reason, waived
        from user_milestone_progress as gate
        join communities on communities.id = gate.community_id
        left join course_milestones as course on course.id = course_milestone_id
        left join program_milestones as program on program.id = program_milestone_id
        where ${mine} order by gate.updated_at
      `)},
      'submissions', ${listOf(sql`
        select
          communities.slug as community, coalesce(course.title, program.title) as title, attempt, evidence, submitted_at,
          decision, decided_at, reason
        from milestone_submissions as submission
        join communities on communities.id = submission.community_id
        left join course_milestones as course on course.id = course_milestone_id
        left join program_milestones as program on program.id = program_milestone_id
        where ${mine} order by submitted_at, submission.id
      `)},
      'programs', ${listOf(sql`
        select communities.slug as community, programs.title, completed_at
        from program_completions
        join programs on programs.id = program_id
        join communities on communities.id = program_completions.community_id
        where ${mine} order by completed_at
      `)},
      'certificates', ${listOf(sql`
        select
          certificates.number, communities.slug as community, coalesce(courses.title, programs.title) as title, holder, visibility,
          issued_at, issued_on, revoked_at, revoked_because
        from certificates
        join communities on communities.id = certificates.community_id
        left join courses on courses.id = course_id
        left join programs on programs.id = program_id
        where ${mine} order by issued_at
      `)},
      'streaks', ${listOf(sql`
        select communities.slug as community, kind, current, longest, last_day, freezes, bonus_day
        from user_streaks join communities on communities.id = community_id
        where ${mine} order by 1, kind
      `)},
      'streak_days', ${listOf(sql`
        select communities.slug as community, kind, day, state
        from streak_days join communities on communities.id = community_id
        where ${mine} order by day, 1, kind
      `)},
      'board_scores', ${listOf(sql`
        select communities.slug as community, metric, score
        from leaderboard_scores left join communities on communities.id = community_id
        where ${mine} order by 1, metric
      `)},
      'published_tests', ${listOf(sql`
        select communities.slug as community, title as test, test_versions.version, published_at
        from test_versions
        join tests on tests.id = test_id
        join communities on communities.id = test_versions.community_id
        where published_by = ${userId} order by published_at, test_id
      `)},
      'test_changes', ${listOf(sql`
        select communities.slug as community, title as test, what, made_at, after as written
        from draft_changes
        join tests on tests.id = test_id
        join communities on communities.id = draft_changes.community_id
        where made_by = ${userId} order by made_at, test_id, seq
      `)},
      'resource_marks', ${listOf(sql`
        select communities.slug as community, title, url, saved_at, done_at, useful_at
        from resource_marks as mark
        join resources on resources.id = resource_id
        join communities on communities.id = mark.community_id
        where ${mine} order by title, resource_id
      `)},
      'resource_suggestions', ${listOf(sql`
        select communities.slug as community, title, url, why, state, reason, resources.created_at, decided_at
        from resources join communities on communities.id = community_id
        where suggested_by = ${userId} order by resources.created_at, resources.id
      `)},
      'media', ${listOf(sql`
        select communities.slug as community, kind, media.name, alt, media.created_at
        from media join communities on communities.id = community_id
        where created_by = ${userId} order by media.created_at, media.id
      `)},
      'resource_reports', ${listOf(sql`
        select communities.slug as community, title, url, note, report.created_at, settled_at
        from resource_reports as report
        join resources on resources.id = resource_id
        join communities on communities.id = report.community_id
        where ${mine} order by report.created_at, report.id
      `)},
      'notifications', ${listOf(sql`
        select told.id, communities.slug as community, kind, payload, told.created_at, read_at, deleted_at
        from (
          select id, user_id, community_id, kind, payload, created_at, read_at, null::timestamptz as deleted_at
          from notifications
          union all
          select id, user_id, community_id, kind, payload, created_at, read_at, deleted_at
          from private.deleted_notifications
        ) as told
        left join communities on communities.id = community_id
        where ${mine} order by told.id
      `)},
      'question_reports', ${listOf(sql`
        select
          communities.slug as community, tests.title as test, prompt as question, reason, note, report.created_at, outcome,
          reply, settled_at
        from question_reports as report
        join questions on questions.id = question_id
        join tests on tests.id = report.test_id
        join communities on communities.id = report.community_id
        where ${mine} order by report.created_at, report.id
      `)},
      'accommodations', ${listOf(sql`
        select
          communities.slug as community, tests.title as test, kind, factor, minutes, reason, accommodations.created_at, ended_at
        from accommodations
        join communities on communities.id = accommodations.community_id
        left join tests on tests.id = test_id
        where ${mine} order by accommodations.created_at, accommodations.id
      `)},
      'regrades', ${listOf(sql`
        select
          communities.slug as community, tests.title as test, reason, attempts, xp_before, xp_after, level_before,
          level_after, written_at
        from regraded_learners
        join corrections on corrections.id = correction_id
        join tests on tests.id = test_id
        join communities on communities.id = regraded_learners.community_id
        where ${mine} and written_at is not null order by written_at, correction_id
      `)},
      'essay_marks', ${listOf(sql`
        select communities.slug as community, title as test, number, credit, essay_marks.feedback, marked_at
        from essay_marks
        join attempts on attempts.user_id = essay_marks.user_id and attempts.id = attempt_id and unread = 0
        join tests on tests.id = attempts.test_id
        join communities on communities.id = essay_marks.community_id
        where essay_marks.user_id = ${userId} order by marked_at, attempt_id, number
      `)},
      'scores_set', ${listOf(sql`
        select communities.slug as community, title as test, attempt_overrides.percent, reason, set_at, withdrawn_at
        from attempt_overrides
        join attempts on attempts.user_id = attempt_overrides.user_id and attempts.id = attempt_id
        join tests on tests.id = attempts.test_id
        join communities on communities.id = attempt_overrides.community_id
        where attempt_overrides.user_id = ${userId} order by set_at, attempt_overrides.id
      `)},
      'exam_plans', ${listOf(sql`
        select communities.slug as community, tests.title as test, exam_on, minutes_a_day, to_json(rest_days) as rest_days, exam_plans.updated_at
        from exam_plans
        join communities on communities.id = exam_plans.community_id
        left join tests on tests.id = test_id
        where ${mine} order by 1
      `)},
      'calendars', ${listOf(sql`
        select communities.slug as community, feed.created_at
        from private.calendar_feeds as feed join communities on communities.id = community_id
        where ${mine} order by 1
      `)},
      'goals', ${listOf(sql`
        select
          communities.slug as community, kind, tests.title as test, start, target, chance, figures, set_on, ended as outcome,
          ended_on
        from goals
        join communities on communities.id = goals.community_id
        left join tests on tests.id = goals.test_id
        where ${mine} order by set_at, goals.id
      `)},
      'challenges', ${listOf(sql`
        select
          communities.slug as community, challenges.title as challenge, challenge_teams.name as team, have, need, met_on::text
        from challenges
        left join challenge_progress as progress on progress.challenge_id = challenges.id and progress.user_id = ${userId}
        left join challenge_members as member on member.challenge_id = challenges.id and member.user_id = ${userId}
        left join challenge_teams on challenge_teams.id = member.team_id
        join communities on communities.id = challenges.community_id
        where progress.user_id is not null or member.user_id is not null
        order by starts_on, challenges.id
      `)},
      'challenges_made', ${listOf(sql`
        select communities.slug as community, title, words, starts_on, ends_on, criteria, challenges.created_at
        from challenges join communities on communities.id = community_id
        where created_by = ${userId} order by challenges.created_at, challenges.id
      `)},
      'goal_settings', ${listOf(sql`
        select communities.slug as community, is_off
        from goal_settings join communities on communities.id = community_id
        where ${mine} order by 1
      `)},
      'memory', ${listOf(sql`
        select
          communities.slug as community, title as test, asked.topic, asked.prompt as question, answered, missed, first_at, first_right,
          last_at, last_right, reviewed_at, stability, known.difficulty, due_on, repetitions, lapses, first_mixed,
          mixed_days, mixed_on
        from remembered_questions as known
        join tests on tests.id = known.test_id
        join communities on communities.id = known.community_id
        cross join lateral (
          select topic, prompt
          from questions
          where questions.test_id = known.test_id and questions.lineage_id = known.lineage_id
          order by test_version desc
          limit 1
        ) as asked
        where ${mine} order by first_at, known.lineage_id
      `)},
      'question_notes', ${listOf(sql`
        select communities.slug as community, title as test, asked.prompt as question, flagged, note, question_notes.updated_at
        from question_notes
        join communities on communities.id = question_notes.community_id
        left join tests on tests.id = question_notes.test_id
        left join lateral (
          select prompt
          from questions
          where questions.test_id = question_notes.test_id and questions.lineage_id = question_notes.lineage_id
          order by test_version desc
          limit 1
        ) as asked on true
        where ${mine} order by question_notes.updated_at, question_notes.lineage_id
      `)},
      'mastery', ${listOf(sql`
        select
          communities.slug as community, topic, level, best_level, questions, seen, held, kept, share, share_low, share_high,
          ability, deviation
        from topic_mastery
        join communities on communities.id = community_id
        where ${mine} order by communities.slug, topic
      `)},
      'predictions', ${listOf(sql`
        select communities.slug as community, title as test, predicted_at, score, low, high, chance, percent
        from score_predictions
        join tests on tests.id = test_id
        join communities on communities.id = score_predictions.community_id
        where ${mine} order by predicted_at, score_predictions.id
      `)},
      'questions', ${listOf(sql`
        select
          communities.slug as community, topic, about, may_publish, support_threads.created_at,
          coalesce((
            select json_agg(json_build_object('from', kind, 'body', body, 'citations', citations, 'at', message.created_at) order by message.created_at, message.id)
            from support_messages as message
            where thread_id = support_threads.id and kind <> 'note'
          ), '[]') as said,
          coalesce((
            select json_agg(json_build_object('what', kind, 'at', event.at) order by event.id)
            from support_events as event
            where thread_id = support_threads.id and kind in ('resolved', 'reopened')
          ), '[]') as happened
        from support_threads join communities on communities.id = community_id
        where ${mine} order by support_threads.created_at, support_threads.id
      `)},
      'question_work', ${listOf(sql`
        select communities.slug as community, kind as what, at
        from support_events as event
        join support_threads as thread on thread.id = thread_id
        join communities on communities.id = event.community_id
        where actor_id = ${userId} and thread.user_id <> ${userId} order by event.id
      `)},
      'help_votes', ${listOf(sql`select slug, is_helpful, reason, voted_at from help_votes where ${mine} order by slug`)},
      'mail_subscriptions', ${listOf(sql`select kind, created_at from mail_subscriptions where ${mine} order by kind`)},
      'mails', ${listOf(sql`
        select kind, address, subject, state, created_at, settled_at from private.mails where ${mine} order by id
      `)}
    ) as record,
    -- A function of Postgres takes a hundred arguments at most.
    json_build_object(
      'comments', ${listOf(sql`
        select
          communities.slug as community, tests.title as test, asked.prompt as question, achievements.name as achievement, body,
          question_comments.status,
          question_comments.created_at, edited_at
        from question_comments
        join communities on communities.id = question_comments.community_id
        left join tests on tests.id = question_comments.test_id
        left join user_achievements as award on award.user_id = award_user_id and award.id = award_id
        left join achievements on achievements.id = award.achievement_id
        left join lateral (
          select prompt
          from questions
          where questions.test_id = question_comments.test_id and questions.lineage_id = question_comments.lineage_id
          order by test_version desc
          limit 1
        ) as asked on true
        where question_comments.user_id = ${userId} order by question_comments.created_at, question_comments.id
      `)},
      'security_events', ${listOf(sql`select kind, at, times, user_agent from security_events where ${mine} order by at, id`)},
      'comment_reactions', ${listOf(sql`
        select communities.slug as community, comment_id as comment, kind, comment_reactions.created_at
        from comment_reactions
        join communities on communities.id = community_id
        where ${mine} order by comment_reactions.created_at, comment_id, kind
      `)},
      'live_sessions', ${listOf(sql`
        select communities.slug as community, tests.title as test, pace, joined_at, attempt_id as attempt
        from live_participants
        join live_sessions on live_sessions.id = session_id
        join communities on communities.id = live_sessions.community_id
        join tests on tests.id = test_id
        where ${mine} order by joined_at, session_id
      `)},
      'live_sessions_run', ${listOf(sql`
        select communities.slug as community, tests.title as test, pace, live_sessions.created_at, started_at, ended_at
        from live_sessions
        join communities on communities.id = live_sessions.community_id
        join tests on tests.id = test_id
        where made_by = ${userId} order by live_sessions.created_at, live_sessions.id
      `)},
      'comment_reports', ${listOf(sql`
        select communities.slug as community, comment_id as comment, reason, note, comment_reports.created_at, outcome, settled_at
        from comment_reports
        join communities on communities.id = community_id
        where ${mine} order by comment_reports.created_at, comment_id
      `)},
      'mutes', ${listOf(sql`
        select communities.slug as community, until, reason, muted_at
        from mutes
        join communities on communities.id = community_id
        where ${mine} order by muted_at, community_id
      `)},
      'blocked', ${listOf(sql`
        select username, blocked_at
        from person_blocks
        join profiles as other on other.id = blocked_id
        where ${mine} order by blocked_at, username
      `)},
      'announcements', ${listOf(sql`
        select communities.slug as community, title, body, announcements.publish_at, announcements.withdrawn_at
        from announcements
        join communities on communities.id = community_id
        where announcements.created_by = ${userId} order by announcements.publish_at, announcements.id
      `)},
      'announcement_reads', ${listOf(sql`
        select communities.slug as community, announcement_id as announcement, read_at
        from announcement_reads
        join communities on communities.id = community_id
        where ${mine} order by read_at, announcement_id
      `)}
    ) as said
  `)
  return row && { ...row.record, ...row.said }
}

const profile = (userId: string) => sql`
  select
    profiles.id, username, display_name, bio, time_zone, next_time_zone, next_time_zone_from, visibility, leaderboard,
    streak_reminders, comments_hidden, award_comments_off, muted, profiles.created_at, profiles.updated_at,
    communities.slug as home_community
  from profiles
  left join communities on communities.id = home_community_id
  where profiles.id = ${userId}
`

const listOf = (rows: SQL): SQL => sql`(select coalesce(json_agg(to_json(row)), '[]') from (${rows}) as row)`

/** The ids of all attempts of a user, in the order they were started. */
export async function attemptsOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from attempts where user_id = ${userId} order by started_at, id`,
  )
  return rows.map(({ id }) => id)
}

/** The same of their practice sessions. */
export async function practiceOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from practice_sessions where user_id = ${userId} order by started_at, id`,
  )
  return rows.map(({ id }) => id)
}
