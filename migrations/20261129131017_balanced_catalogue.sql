-- The catalogue, balanced by simulation (docs/rules.md). From rare on, counts of tests, questions and hours ask for a score of
-- 60%, so guessing earns nothing rare, and some pay less, so right answers pay more than half of all XP. A changed rule is a
-- new version: awards stay with the version they were earned under, and with what it paid. Some names and descriptions are
-- plainer. New databases have the same from their seeds.

create function private.amend_achievements(amended_pack text, amendments jsonb) returns void
  language sql
  set search_path = ''
as $$
  update public.achievements as existing
  set
    name = coalesce(amended.name, existing.name),
    description = coalesce(amended.description, existing.description),
    rarity = coalesce(amended.rarity, existing.rarity),
    points = coalesce(amended.points, existing.points),
    xp = coalesce(amended.xp, existing.xp),
    criteria = coalesce(amended.criteria, existing.criteria)
  from jsonb_to_recordset(amendments) as amended (
    slug text, name text, description text, rarity text, points integer, xp integer, criteria jsonb
  )
  where existing.pack = amended_pack and existing.community_id is null and existing.slug = amended.slug;
$$;
comment on function private.amend_achievements is 'Changes fields of achievements that a pack has already; where a pack is not seeded yet, nothing.';
revoke execute on function private.amend_achievements from public, anon, authenticated;

select private.amend_achievements('exam-prep', $pack$[
  {
    "slug": "silver_scholar",
    "description": "Score 60% or more in 25 tests, in practice or exam mode.",
    "points": 100,
    "xp": 100,
    "criteria": {"counter": "test_completed@passed=true", "gte": 25}
  },
  {
    "slug": "gold_god",
    "description": "Score 60% or more in 50 tests, in practice or exam mode.",
    "rarity": "rare",
    "points": 200,
    "xp": 200,
    "criteria": {"counter": "test_completed@passed=true", "gte": 50}
  },
  {
    "slug": "platinum_pro",
    "description": "Score 60% or more in 80 tests, in practice or exam mode.",
    "rarity": "epic",
    "points": 500,
    "xp": 500,
    "criteria": {"counter": "test_completed@passed=true", "gte": 80}
  },
  {
    "slug": "subject_specialist",
    "description": "Pass every test of one category: 60% or more, with 50 questions or more.",
    "criteria": {"counter": "test_completed@first_pass=true", "by": "category", "gte": "all_tests"}
  },
  {
    "slug": "test_finisher",
    "description": "Pass every test in your community: 60% or more, with 50 questions or more.",
    "criteria": {"counter": "test_completed@first_pass=true", "gte": "all_tests"}
  },
  {"slug": "perfectionist", "description": "Answer every question of an exam correctly."},
  {"slug": "answer_machine", "description": "Finish tests with 1,000 questions in all, in practice or exam mode."},
  {
    "slug": "knowledge_beast",
    "description": "Finish tests with 5,000 questions in all, each with a score of 60% or more.",
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 5000}
  },
  {
    "slug": "walking_encyclopedia",
    "description": "Finish tests with 8,000 questions in all, each with a score of 60% or more.",
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 8000}
  },
  {
    "slug": "question_terminator",
    "description": "Finish tests with 10,000 questions in all, each with a score of 60% or more.",
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 10000}
  },
  {
    "slug": "seven_in_step",
    "name": "Seven Days Strong",
    "description": "Reach a learning streak of 7 days, and score 60% or more in 7 tests.",
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"counter": "test_completed@passed=true", "gte": 7}]}
  },
  {
    "slug": "ten_good_hours",
    "description": "Spend 10 hours in tests that you finish with 60% or more.",
    "criteria": {"counter": "test_completed:seconds:sum@passed=true", "gte": 36000}
  },
  {
    "slug": "focused_week",
    "description": "Score 60% or more in 10 tests within 7 days.",
    "points": 100,
    "xp": 100,
    "criteria": {"within_days": 7, "counter": "test_completed@passed=true", "gte": 10}
  }
]$pack$);

select private.amend_achievements('language', $pack$[
  {"slug": "familiar_face", "description": "Visit on 30 different days while signed in."},
  {"slug": "centurion", "description": "Visit on 100 different days while signed in."},
  {"slug": "polyglot", "description": "Complete scenarios in 3 different languages."}
]$pack$);

select private.amend_achievements('courses', $pack$[
  {"slug": "first_steps", "description": "Complete your first WOD, a short hands-on drill."},
  {"slug": "wod_warrior", "description": "Complete 10 WODs (hands-on drills)."},
  {"slug": "ten_quiet_hours", "name": "Ten Hours of Lessons"},
  {"slug": "half_a_hundred", "name": "Fifty Lessons"},
  {"slug": "three_down", "name": "Three Courses Done"},
  {"slug": "wod_veteran", "description": "Complete 50 WODs (hands-on drills)."},
  {"slug": "wod_centurion", "description": "Complete 100 WODs (hands-on drills)."},
  {"slug": "progress_streak", "xp": 100},
  {"slug": "month_master", "xp": 250},
  {"slug": "skill_demonstration", "description": "Complete an expert WOD (hands-on drill)."},
  {"slug": "good_neighbour", "name": "Good Neighbor"},
  {"slug": "familiar_face", "description": "Visit on 25 different days while signed in."},
  {
    "slug": "busy_fortnight",
    "name": "Busy Two Weeks",
    "description": "Complete 10 WODs (hands-on drills) within 14 days."
  },
  {
    "slug": "on_the_board",
    "description": "Reach level 15 and the top 10 of your community for XP over the last 30 days.",
    "xp": 100,
    "criteria": {"all": [{"level": 15}, {"leaderboard": "xp_monthly", "top": 10}]}
  },
  {"slug": "apprentice_bench", "name": "Level 10"},
  {"slug": "in_full_stride", "name": "Level 20", "xp": 100},
  {
    "slug": "well_rounded",
    "description": "Earn WOD Warrior, Course Finisher, Week Warrior, Excellence and Good Neighbor."
  }
]$pack$);

select private.amend_achievements('typing', $pack$[
  {"slug": "fifty_pages", "name": "Fifty Typing Tests"},
  {"slug": "well_worn_keys", "name": "150 Typing Tests"}
]$pack$);
