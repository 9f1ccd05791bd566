import type postgres from 'postgres'
import { addMember, createCommunity, createPerson } from '../support/people.ts'

/** One community with a row in every table, all of them about its student; and people inside and outside. */
export interface RowsWorld {
  ids: Record<string, string>
  people: { owner: string; other: string; stranger: string; instructor: string; admin: string; foreigner: string }
}

export async function createWorld(sql: postgres.Sql): Promise<RowsWorld> {
  const community = await createCommunity(sql)
  const elsewhere = await createCommunity(sql)
  const open = await createCommunity(sql, 'open')
  const people = {
    owner: await createPerson(sql, 'Olive Owner'),
    other: await createPerson(sql, 'Otto Other'),
    stranger: await createPerson(sql, 'Stella Stranger'),
    instructor: await createPerson(sql, 'Ivo Instructor'),
    admin: await createPerson(sql, 'Ana Admin'),
    foreigner: await createPerson(sql, 'Finn Foreigner'),
  }
  await addMember(sql, community, people.owner, 'student')
  await addMember(sql, community, people.other, 'student')
  await addMember(sql, community, people.instructor, 'instructor')
  await addMember(sql, community, people.admin, 'admin')
  await addMember(sql, elsewhere, people.stranger, 'student')
  await addMember(sql, elsewhere, people.foreigner, 'instructor')
  const ids = await fill(sql, community, people)
  return { ids: { ...ids, community, elsewhere, open, owner: people.owner }, people }
}

async function fill(
  sql: postgres.Sql,
  community: string,
  { owner, other, instructor }: RowsWorld['people'],
): Promise<Record<string, string>> {
  const id = () => crypto.randomUUID()
  const ids = {
    program: id(),
    draft_program: id(),
    course: id(),
    draft_course: id(),
    second_course: id(),
    content: id(),
    draft_content: id(),
    resource: id(),
    unmarked_resource: id(),
    report: id(),
    test: id(),
    draft_test: id(),
    media: id(),
    question: id(),
    draft_question: id(),
    bare_question: id(),
    lineage: id(),
    attempt: id(),
    practice: id(),
    correction: id(),
    question_report: id(),
    comment: id(),
    live: id(),
    announcement: id(),
    marked_attempt: id(),
    override: id(),
    accommodation: id(),
    prediction: id(),
    event: id(),
    entry: id(),
    achievement: id(),
    draft_achievement: id(),
    award: id(),
    course_milestone: id(),
    draft_course_milestone: id(),
    program_milestone: id(),
    draft_program_milestone: id(),
    prerequisite: id(),
    certificate: id(),
    notification: id(),
    invitation: id(),
    addressed: id(),
    group: id(),
    second_group: id(),
    assignment: id(),
    learner_note: id(),
    instructor,
    challenge: id(),
    team: id(),
    queued: '1',
    thread: id(),
    message: id(),
    reply: id(),
    answer: id(),
  }
  const rule = sql.json({ level: 2 })
  const order = Array.from({ length: 25 }, (_, index) => index + 1)
  await sql.begin(async (sql) => {
    await sql`
      insert into invitations (id, community_id, role, code_hash, expires_at, created_by)
      values (${ids.invitation}, ${community}, 'student', repeat('a', 64), now() + interval '1 day', ${instructor})
    `
    await sql`
      insert into address_invitations (id, community_id, address, invited_by, expires_at)
      values (${ids.addressed}, ${community}, 'lea@example.org', ${instructor}, now() + interval '1 day')
    `
    await sql`
      insert into groups (id, community_id, name)
      values (${ids.group}, ${community}, 'Monday'), (${ids.second_group}, ${community}, 'Tuesday')
    `
    await sql`
      insert into group_members (group_id, user_id, community_id) values (${ids.group}, ${owner}, ${community})
    `
    await sql`
      insert into group_instructors (group_id, user_id, community_id) values (${ids.group}, ${instructor}, ${community})
    `
    await sql`insert into grade_categories (community_id, name) values (${community}, 'Quizzes')`
    await sql`
      insert into assignments (id, community_id, kind, questions, title, zone, status, published_at)
      values (${ids.assignment}, ${community}, 'mix', 20, 'A', 'UTC', 'published', now())
    `
    await sql`
      insert into assignment_targets (assignment_id, community_id, group_id)
      values (${ids.assignment}, ${community}, ${ids.group})
    `
    await sql`
      insert into assignment_extensions (assignment_id, community_id, user_id, more_attempts)
      values (${ids.assignment}, ${community}, ${owner}, 1)
    `
    await sql`
      insert into grade_overrides (assignment_id, community_id, user_id, percent, reason)
      values (${ids.assignment}, ${community}, ${owner}, 60, 'x')
    `
    await sql`
      insert into learner_notes (id, community_id, user_id, author_id, words)
      values (${ids.learner_note}, ${community}, ${owner}, ${instructor}, 'x')
    `
    await sql`insert into community_event_types (community_id, type) values (${community}, 'talk_given')`
    await sql`
      insert into programs (id, community_id, slug, title, status)
      values (${ids.program}, ${community}, 'p', 'P', 'live'), (${ids.draft_program}, ${community}, 'q', 'Q', 'draft')
    `
    await sql`
      insert into courses (id, community_id, slug, title, status)
      values
        (${ids.course}, ${community}, 'c', 'C', 'live'), (${ids.second_course}, ${community}, 'e', 'E', 'live'),
        (${ids.draft_course}, ${community}, 'd', 'D', 'draft')
    `
    await sql`insert into program_courses (program_id, course_id, community_id) values (${ids.program}, ${ids.course}, ${community})`
    await sql`insert into enrollments (user_id, course_id, community_id) values (${owner}, ${ids.course}, ${community})`
    await sql`
      insert into contents (id, community_id, course_id, kind, slug, title, status)
      values
        (${ids.content}, ${community}, ${ids.course}, 'lesson', 'l', 'L', 'live'),
        (${ids.draft_content}, ${community}, ${ids.course}, 'lesson', 'k', 'K', 'draft')
    `
    await sql`
      insert into resources (
        id, community_id, title, url, address, publisher, kind, level, language, cost, topics, why, state, suggested_by
      )
      select
        id, ${community}, 'R', 'https://example.org/' || path, 'example.org/' || path, 'E', 'book', 'beginner', 'en', 'free',
        '{x}', 'It is short.', 'listed', ${owner}
      from (values (${ids.resource}::uuid, 'r'), (${ids.unmarked_resource}::uuid, 's')) as made (id, path)
    `
    await sql`
      insert into resource_marks (user_id, resource_id, community_id, saved_at)
      values (${owner}, ${ids.resource}, ${community}, now())
    `
    await sql`
      insert into resource_reports (id, resource_id, community_id, user_id)
      values (${ids.report}, ${ids.resource}, ${community}, ${owner})
    `
    await sql`
      insert into media (id, community_id, kind, type, bytes, width, height, alt, sha256, source_sha256)
      values (
        ${ids.media}, ${community}, 'picture', 'image/webp', 9, 4, 3, 'x', repeat('a', 64), repeat('a', 64)
      )
    `
    await sql`
      insert into tests (id, community_id, slug, title, category, difficulty)
      values (${ids.test}, ${community}, 't', 'T', 'network', 'easy'), (${ids.draft_test}, ${community}, 'u', 'U', 'network', 'easy')
    `
    await sql`
      insert into questions (id, test_id, community_id, position, kind, topic, prompt)
      select
        case position when 1 then ${ids.question}::uuid else gen_random_uuid() end, ${ids.test}, ${community}, position,
        'true_false', 'x', 'x'
      from generate_series(1, 25) as position
    `
    await sql`
      insert into question_keys (question_id, community_id, kind, answer, explanation)
      select id, community_id, kind, '{"truth": true}', 'because' from questions where test_id = ${ids.test}
    `
    await sql`update tests set status = 'live' where id = ${ids.test}`
    await sql`
      insert into questions (id, test_id, community_id, position, kind, topic, prompt)
      values
        (${ids.draft_question}, ${ids.draft_test}, ${community}, 1, 'true_false', 'x', 'x'),
        (${ids.bare_question}, ${ids.draft_test}, ${community}, 2, 'true_false', 'x', 'x')
    `
    await sql`
      insert into question_keys (question_id, community_id, kind, answer, explanation)
      values (${ids.draft_question}, ${community}, 'true_false', '{"truth": true}', 'because')
    `
    await sql`insert into test_drafts (test_id, community_id, settings) values (${ids.test}, ${community}, '{}')`
    await sql`
      insert into question_drafts (test_id, lineage_id, community_id, position, content, origin)
      values (${ids.test}, ${ids.lineage}, ${community}, 1, '{}', 'new')
    `
    await sql`
      insert into draft_changes (test_id, seq, community_id, what, before, after, made_by)
      values (${ids.test}, 1, ${community}, 'add', '{}', '{}', ${instructor})
    `
    await sql`
      insert into corrections (id, community_id, test_id, lineage_id, kind, decision, reason, made_by)
      values (${ids.correction}, ${community}, ${ids.test}, ${ids.lineage}, 'true_false', 'void', 'x', ${instructor})
    `
    await sql`
      insert into question_reports (id, community_id, test_id, question_id, lineage_id, user_id, attempt_id, reason)
      values (
        ${ids.question_report}, ${community}, ${ids.test}, ${ids.question}, ${ids.lineage}, ${owner}, ${ids.attempt}, 'typo'
      )
    `
    await sql`
      insert into accommodations (id, community_id, user_id, test_id, kind, minutes, reason, made_by)
      values (${ids.accommodation}, ${community}, ${owner}, ${ids.test}, 'extra_minutes', 10, 'A broken arm.', ${instructor})
    `
    await sql`
      insert into corrected_questions (correction_id, question_id, community_id)
      values (${ids.correction}, ${ids.question}, ${community})
    `
    await sql`
      insert into regraded_learners (
        correction_id, user_id, community_id, attempts, xp_before, xp_after, level_before, level_after, written_at
      )
      values (${ids.correction}, ${owner}, ${community}, '[]', 0, 10, 1, 1, now())
    `
    await sql`
      insert into attempts (id, user_id, community_id, test_id, test_version, mode, length, question_order)
      values (${ids.attempt}, ${owner}, ${community}, ${ids.test}, 1, 'exam', 25, ${order})
    `
    await sql`
      insert into attempts (
        id, user_id, community_id, test_id, test_version, mode, length, question_order, status, finished_at, correct, percent,
        perfect, seconds
      )
      values (
        ${ids.marked_attempt}, ${owner}, ${community}, ${ids.test}, 1, 'exam', 25, ${order}, 'finished', now(), 1, 4, false, 9
      )
    `
    await sql`
      insert into essay_marks (user_id, attempt_id, number, community_id, credit)
      values (${owner}, ${ids.marked_attempt}, 1, ${community}, 1)
    `
    await sql`
      insert into attempt_overrides (id, user_id, attempt_id, community_id, percent, reason, set_by)
      values (${ids.override}, ${owner}, ${ids.marked_attempt}, ${community}, 60, 'x', ${instructor})
    `
    await sql`
      insert into memory (
        user_id, test_id, part, community_id, lineages, stability, difficulty, due_on, reviewed_at, repetitions, lapses, answered,
        missed, first_at, last_at, first_right, last_right, first_mixed, mixed_days, mixed_on
      )
      values (
        ${owner}, ${ids.test}, 0, ${community}, array[${ids.lineage}::uuid], '{2}', '{5}', '{2026-01-01}', '{0}', '{1}', '{0}', '{1}',
        '{0}', '{0}', '{0}', '{t}', '{t}', '{t}', '{0}', '{null}'
      )
    `
    await sql`
      insert into question_notes (user_id, lineage_id, community_id, test_id, note)
      values (${owner}, ${ids.lineage}, ${community}, ${ids.test}, 'N')
    `
    await sql`
      insert into live_sessions (
        id, community_id, test_id, test_version, made_by, code, pace, length, question_order, option_orders, ends_at
      )
      values (
        ${ids.live}, ${community}, ${ids.test}, 1, ${instructor}, ${`AB${community.replaceAll(/[^2-9]/g, '').slice(0, 4)}`}, 'in_step', 25,
        ${order}, '', now()
      )
    `
    await sql`
      insert into live_participants (session_id, user_id, community_id) values (${ids.live}, ${owner}, ${community})
    `
    await sql`
      insert into question_comments (id, community_id, test_id, lineage_id, user_id, body)
      values (${ids.comment}, ${community}, ${ids.test}, ${ids.lineage}, ${owner}, 'C')
    `
    await sql`
      insert into comment_reactions (comment_id, user_id, kind, community_id)
      values (${ids.comment}, ${owner}, 'thanks', ${community})
    `
    await sql`
      insert into comment_reports (comment_id, user_id, community_id, reason)
      values (${ids.comment}, ${owner}, ${community}, 'spam')
    `
    await sql`
      insert into mutes (community_id, user_id, until, reason) values (${community}, ${owner}, now() + interval '1 day', 'x')
    `
    await sql`insert into person_blocks (user_id, blocked_id) values (${owner}, ${other})`
    await sql`insert into announcements (id, community_id, title) values (${ids.announcement}, ${community}, 'A')`
    await sql`
      insert into announcement_groups (announcement_id, group_id, community_id)
      values (${ids.announcement}, ${ids.group}, ${community})
    `
    await sql`
      insert into announcement_reads (announcement_id, user_id, community_id)
      values (${ids.announcement}, ${owner}, ${community})
    `
    await sql`
      insert into question_difficulties (community_id, lineage_id, difficulty, deviation, answered, correct, fitted_on)
      values (${community}, ${ids.lineage}, 0, 0.5, 2, 1, current_date)
    `
    await sql`
      insert into topic_mastery (
        user_id, community_id, topic, level, best_level, ability, deviation, answered, questions, seen, held, kept, share, share_low,
        share_high
      )
      values (${owner}, ${community}, 'Ports', 'familiar', 'familiar', 0, 0.5, 5, 9, 5, 4, 0, 0.6, 0.5, 0.7)
    `
    await sql`
      insert into score_predictions (id, user_id, community_id, test_id, predicted_at, score, low, high, chance)
      values (${ids.prediction}, ${owner}, ${community}, ${ids.test}, now(), 70, 60, 80, 0.9)
    `
    await sql`
      insert into exam_plans (user_id, community_id, exam_on, minutes_a_day)
      values (${owner}, ${community}, current_date + 30, 20)
    `
    await sql`
      insert into challenges (id, community_id, title, starts_on, ends_on, criteria, team_score)
      values (
        ${ids.challenge}, ${community}, 'C', '2100-01-01', '2100-01-07',
        ${sql.json({ counter: 'test_completed', gte: 3 })}, 'mean'
      )
    `
    await sql`
      insert into challenge_teams (id, challenge_id, community_id, name)
      values (${ids.team}, ${ids.challenge}, ${community}, 'T')
    `
    await sql`
      insert into challenge_members (challenge_id, user_id, team_id, community_id)
      values (${ids.challenge}, ${owner}, ${ids.team}, ${community})
    `
    await sql`
      insert into challenge_progress (challenge_id, user_id, community_id, have, need, share)
      values (${ids.challenge}, ${owner}, ${community}, 1, 3, 0.3)
    `
    await sql`insert into goal_settings (user_id, community_id) values (${owner}, ${community})`
    await sql`
      insert into goals (user_id, community_id, kind, start, target, chance, figures, rules, set_on, set_at)
      values (${owner}, ${community}, 'questions', 0, 40, 0.7, '{"weekly": 40}', 1, current_date, now())
    `
    await sql`
      insert into practice_sessions (id, user_id, community_id, preset, length, question_ids)
      values (${ids.practice}, ${owner}, ${community}, 'weak_spots', 1, ${[ids.question]})
    `
    await sql`
      insert into activity_events (id, user_id, community_id, type, occurred_at, local_date)
      values (${ids.event}, ${owner}, ${community}, 'test_completed', now(), current_date)
    `
    await sql`insert into user_counters (user_id, community_id) values (${owner}, ${community})`
    await sql`insert into user_streaks (user_id, community_id, kind) values (${owner}, ${community}, 'learning')`
    await sql`
      insert into streak_days (user_id, community_id, kind, day, state)
      values (${owner}, ${community}, 'learning', current_date, 'active')
    `
    await sql`
      insert into xp_transactions (id, user_id, community_id, amount, reason, reference, local_date)
      values (${ids.entry}, ${owner}, ${community}, 50, 'test', 'x', current_date)
    `
    await sql`
      insert into achievements (
        id, community_id, pack, slug, name, description, type, category, icon, color, rarity, points, xp, criteria, status
      )
      select id, ${community}, 'custom', slug, 'A', 'A', 'level', 'level', 'star', 'gold', 'common', 10, 50, ${rule}, status
      from (values (${ids.achievement}::uuid, 'a', 'live'), (${ids.draft_achievement}::uuid, 'b', 'draft')) as made (id, slug, status)
    `
    await sql`insert into community_packs (community_id, pack) values (${community}, 'typing')`
    await sql`
      insert into user_achievements (id, user_id, community_id, achievement_id, rule_version)
      values (${ids.award}, ${owner}, ${community}, ${ids.achievement}, 1)
    `
    await sql`
      insert into course_milestones (id, community_id, course_id, slug, title, type, validation_criteria, status)
      values
        (${ids.course_milestone}, ${community}, ${ids.course}, 'm', 'M', 'completion', ${rule}, 'live'),
        (${ids.draft_course_milestone}, ${community}, ${ids.course}, 'n', 'N', 'completion', ${rule}, 'draft')
    `
    await sql`
      insert into program_milestones (id, community_id, program_id, slug, title, type, validation_criteria, status)
      values
        (${ids.program_milestone}, ${community}, ${ids.program}, 'm', 'M', 'completion', ${rule}, 'live'),
        (${ids.draft_program_milestone}, ${community}, ${ids.program}, 'n', 'N', 'completion', ${rule}, 'draft')
    `
    await sql`
      insert into milestone_prerequisites (id, community_id, program_milestone_id, needs_course_milestone_id)
      values (${ids.prerequisite}, ${community}, ${ids.program_milestone}, ${ids.course_milestone})
    `
    await sql`
      insert into user_milestone_progress (user_id, community_id, course_milestone_id)
      values (${owner}, ${community}, ${ids.course_milestone})
    `
    await sql`
      insert into milestone_submissions (id, user_id, community_id, course_milestone_id, attempt, event_id, submitted_at)
      values (gen_random_uuid(), ${owner}, ${community}, ${ids.course_milestone}, 1, gen_random_uuid(), now())
    `
    await sql`
      insert into program_completions (user_id, program_id, community_id, event_id, completed_at)
      values (${owner}, ${ids.program}, ${community}, gen_random_uuid(), now())
    `
    await sql`
      insert into certificates (id, number, user_id, community_id, course_id, holder, visibility)
      values (${ids.certificate}, 'AAAA-BBBB-CCCC', ${owner}, ${community}, ${ids.course}, 'Olive Owner', 'private')
    `
    await sql`
      insert into leaderboard_scores (community_id, metric, user_id, score, reached_at)
      values (${community}, 'xp_all_time', ${owner}, 50, now())
    `
    await sql`insert into leaderboard_days (community_id, user_id, day, xp) values (${community}, ${owner}, current_date, 50)`
    await sql`insert into notifications (id, user_id, community_id, kind) values (${ids.notification}, ${owner}, ${community}, 'unlock')`
    await sql`insert into mail_subscriptions (user_id, kind) values (${owner}, 'streak_reminder')`
    await sql`insert into assistant_settings (community_id) values (${community})`
    await sql`
      insert into assistant_budgets (scope, community_id, user_id, period)
      values ('learner', ${community}, ${owner}, current_date)
    `
    await sql`
      insert into assistant_reservations (id, community_id, user_id, task, model, day, amount, lease_until, created_at)
      values (gen_random_uuid(), ${community}, ${owner}, 'hint', 'm', current_date, 5, now(), now())
    `
    await sql`insert into assistant_usage (community_id, task, model, day) values (${community}, 'hint', 'm', current_date)`
    await sql`
      insert into assistant_steps (
        user_id, id, community_id, attempt_id, question, step, source, author_reason, author_from, author_answer, ending,
        asked_at, ended_at
      )
      values (
        ${owner}, gen_random_uuid(), ${community}, ${ids.attempt}, 1, 'nudge', 'author', 'no_model', 'tip', 'x', 'done', now(), now()
      )
    `
    await sql`insert into event_queue (user_id, community_id, event) values (${owner}, ${community}, '{}')`
    await sql`insert into community_sweeps (community_id) values (${community})`
    await sql`
      insert into audit_log (community_id, actor_id, action, subject_type, subject_id)
      values (${community}, ${owner}, 'looked', 'nothing', 'x')
    `
    await sql`insert into security_events (user_id, kind) values (${owner}, 'password_changed')`
    await sql`insert into site_operators (user_id) values (${owner})`
    await sql`select private.make_day_partitions(current_date), private.make_day_partitions(current_date + 1)`
    await sql`
      insert into community_days (day, community_id, members, learners, events, unlocked, unlockers)
      values (current_date, ${community}, 5, 5, 5, 5, 5)
    `
    await sql`
      insert into event_days (day, community_id, type, events, learners)
      values (current_date, ${community}, 'test_completed', 5, 5)
    `
    await sql`
      insert into achievement_days (day, community_id, achievement_id, unlocked, learners, timed, seconds, waits)
      values (current_date, ${community}, ${ids.achievement}, 5, 5, 0, 0, '{}')
    `
    await sql`
      insert into help_articles (slug, category, title, summary, keywords, body) values ('one', 'tests', 'One', '', '', 'x'), ('two', 'tests', 'Two', '', '', 'x')
    `
    await sql`insert into help_votes (user_id, slug, version, is_helpful) values (${owner}, 'one', 1, true)`
    await sql`
      insert into support_threads (id, community_id, user_id, topic) values (${ids.thread}, ${community}, ${owner}, 'other')
    `
    await sql`
      insert into support_messages (id, thread_id, community_id, author_id, kind, body)
      values (${ids.message}, ${ids.thread}, ${community}, ${owner}, 'learner', 'Why?')
    `
    await sql`
      insert into support_events (thread_id, community_id, actor_id, kind, at)
      values (${ids.thread}, ${community}, ${owner}, 'resolved', now())
    `
    await sql`insert into support_replies (id, community_id, title, body) values (${ids.reply}, ${community}, 'Hello', 'Hello!')`
    await sql`
      insert into support_answers (id, community_id, title, body, state, author_id, published_at)
      values (${ids.answer}, ${community}, 'Why?', 'Because.', 'published', ${instructor}, now())
    `
  })
  return ids
}
