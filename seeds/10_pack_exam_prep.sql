-- Exam preparation: for learners who practice tests.

select private.define_achievements('exam-prep', $pack$[
  {
    "slug": "test_rookie", "name": "Test Rookie",
    "description": "Finish your first test, in practice or exam mode.",
    "type": "progress", "category": "tests", "icon": "sprout", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "test_completed", "gte": 1}
  },
  {
    "slug": "dress_rehearsal", "name": "Dress Rehearsal",
    "description": "Finish 10 tests in practice mode.",
    "type": "progress", "category": "tests", "icon": "drama", "color": "sky",
    "rarity": "common", "points": 50, "xp": 50,
    "criteria": {"counter": "test_completed@mode=practice", "gte": 10}
  },
  {
    "slug": "bronze_grinder", "name": "Bronze Grinder",
    "description": "Finish 10 tests, in practice or exam mode.",
    "type": "progress", "category": "tests", "icon": "cog", "color": "clay",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "test_completed", "gte": 10}
  },
  {
    "slug": "silver_scholar", "name": "Silver Scholar",
    "description": "Score 60% or more in 25 tests, in practice or exam mode.",
    "type": "progress", "category": "tests", "icon": "graduation-cap", "color": "slate",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"counter": "test_completed@passed=true", "gte": 25}
  },
  {
    "slug": "gold_god", "name": "Gold God",
    "description": "Score 60% or more in 50 tests, in practice or exam mode.",
    "type": "progress", "category": "tests", "icon": "sun", "color": "gold",
    "rarity": "rare", "tier": "gold", "points": 200, "xp": 200,
    "criteria": {"counter": "test_completed@passed=true", "gte": 50}
  },
  {
    "slug": "platinum_pro", "name": "Platinum Pro",
    "description": "Score 60% or more in 80 tests, in practice or exam mode.",
    "type": "progress", "category": "tests", "icon": "gem", "color": "teal",
    "rarity": "epic", "tier": "platinum", "points": 500, "xp": 500,
    "criteria": {"counter": "test_completed@passed=true", "gte": 80}
  },
  {
    "slug": "subject_specialist", "name": "Subject Specialist",
    "description": "Pass every test of one category: 60% or more, with 50 questions or more.",
    "type": "collection", "category": "coverage", "icon": "microscope", "color": "teal",
    "rarity": "rare", "points": 200, "xp": 200,
    "criteria": {"counter": "test_completed@first_pass=true", "by": "category", "gte": "all_tests"}
  },
  {
    "slug": "test_finisher", "name": "Test Finisher",
    "description": "Pass every test in your community: 60% or more, with 50 questions or more.",
    "type": "collection", "category": "coverage", "icon": "list-checks", "color": "laurel",
    "rarity": "epic", "points": 500, "xp": 500,
    "criteria": {"counter": "test_completed@first_pass=true", "gte": "all_tests"}
  },
  {
    "slug": "perfectionist", "name": "Perfectionist",
    "description": "Answer every question of an exam correctly.",
    "type": "mastery", "category": "perfection", "icon": "circle-check", "color": "laurel",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"counter": "test_completed@mode=exam,perfect=true", "gte": 1}
  },
  {
    "slug": "double_trouble", "name": "Double Trouble",
    "description": "Finish 2 perfect exams.",
    "type": "mastery", "category": "perfection", "icon": "copy-check", "color": "indigo",
    "rarity": "rare", "points": 150, "xp": 150,
    "criteria": {"counter": "test_completed@mode=exam,perfect=true", "gte": 2}
  },
  {
    "slug": "error_404", "name": "Error 404: Failure Not Found",
    "description": "Finish 3 perfect exams.",
    "type": "mastery", "category": "perfection", "icon": "search-x", "color": "slate",
    "rarity": "rare", "points": 200, "xp": 200,
    "criteria": {"counter": "test_completed@mode=exam,perfect=true", "gte": 3}
  },
  {
    "slug": "consecutive_perfects", "name": "Consecutive Perfects",
    "description": "Finish 3 perfect exams in a row, with no other exam between them.",
    "type": "mastery", "category": "perfection", "icon": "link", "color": "plum",
    "rarity": "epic", "points": 400, "xp": 400,
    "criteria": {"counter": "run:perfect", "gte": 3}
  },
  {
    "slug": "category_perfectionist", "name": "Category Perfectionist",
    "description": "Finish 5 perfect exams in one category.",
    "type": "mastery", "category": "perfection", "icon": "target", "color": "rose",
    "rarity": "epic", "points": 500, "xp": 500,
    "criteria": {"counter": "test_completed@mode=exam,perfect=true", "by": "category", "gte": 5}
  },
  {
    "slug": "consecutive_perfects_five", "name": "Consecutive Perfects: Five",
    "description": "Finish 5 perfect exams in a row, with no other exam between them.",
    "type": "mastery", "category": "perfection", "icon": "crown", "color": "gold",
    "rarity": "legendary", "points": 1000, "xp": 1000,
    "criteria": {"counter": "run:perfect", "gte": 5}
  },
  {
    "slug": "turning_the_corner", "name": "Turning the Corner",
    "description": "Score 75% or more in an exam on a test where your best so far was 60% or less.",
    "type": "event", "category": "accuracy", "icon": "trending-up", "color": "teal",
    "rarity": "common", "points": 50, "xp": 50,
    "criteria": {"event": "test_completed", "where": {"mode": "exam", "best_before": {"lte": 60}, "score": {"gte": 75}}}
  },
  {
    "slug": "accuracy_king", "name": "Accuracy King",
    "description": "Score 90% or more in an exam.",
    "type": "mastery", "category": "accuracy", "icon": "crosshair", "color": "gold",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"event": "test_completed", "where": {"mode": "exam", "score": {"gte": 90}}}
  },
  {
    "slug": "redemption_arc", "name": "Redemption Arc",
    "description": "Score 90% or more in an exam on a test where your last result was 40% or less.",
    "type": "event", "category": "accuracy", "icon": "rainbow", "color": "plum",
    "rarity": "epic", "points": 250, "xp": 250,
    "criteria": {"event": "test_completed", "where": {"mode": "exam", "previous_score": {"lte": 40}, "score": {"gte": 90}}}
  },
  {
    "slug": "answer_machine", "name": "Answer Machine",
    "description": "Finish tests with 1,000 questions in all, in practice or exam mode.",
    "type": "progress", "category": "questions", "icon": "calculator", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "test_completed:questions:sum", "gte": 1000}
  },
  {
    "slug": "knowledge_beast", "name": "Knowledge Beast",
    "description": "Finish tests with 5,000 questions in all, each with a score of 60% or more.",
    "type": "progress", "category": "questions", "icon": "brain", "color": "plum",
    "rarity": "rare", "tier": "silver", "points": 200, "xp": 200,
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 5000}
  },
  {
    "slug": "walking_encyclopedia", "name": "Walking Encyclopedia",
    "description": "Finish tests with 8,000 questions in all, each with a score of 60% or more.",
    "type": "progress", "category": "questions", "icon": "library", "color": "amber",
    "rarity": "epic", "tier": "gold", "points": 400, "xp": 400,
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 8000}
  },
  {
    "slug": "question_terminator", "name": "Question Terminator",
    "description": "Finish tests with 10,000 questions in all, each with a score of 60% or more.",
    "type": "progress", "category": "questions", "icon": "zap", "color": "rose",
    "rarity": "legendary", "tier": "platinum", "points": 1000, "xp": 1000,
    "criteria": {"counter": "test_completed:questions:sum@passed=true", "gte": 10000}
  },
  {
    "slug": "seven_in_step", "name": "Seven Days Strong",
    "description": "Reach a learning streak of 7 days, and score 60% or more in 7 tests.",
    "type": "streak", "category": "dedication", "icon": "flame", "color": "amber",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"counter": "test_completed@passed=true", "gte": 7}]}
  },
  {
    "slug": "ten_good_hours", "name": "Ten Good Hours",
    "description": "Spend 10 hours in tests that you finish with 60% or more.",
    "type": "progress", "category": "dedication", "icon": "hourglass", "color": "clay",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"counter": "test_completed:seconds:sum@passed=true", "gte": 36000}
  },
  {
    "slug": "focused_week", "name": "Focused Week",
    "description": "Score 60% or more in 10 tests within 7 days.",
    "type": "progress", "category": "dedication", "icon": "calendar-range", "color": "indigo",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"within_days": 7, "counter": "test_completed@passed=true", "gte": 10}
  },
  {
    "slug": "level_up", "name": "Level Up!",
    "description": "Reach level 5.",
    "type": "level", "category": "levels", "icon": "chevrons-up", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"level": 5}
  },
  {
    "slug": "mid_tier_grinder", "name": "Mid-Tier Grinder",
    "description": "Reach level 25.",
    "type": "level", "category": "levels", "icon": "mountain", "color": "slate",
    "rarity": "rare", "tier": "silver", "points": 200, "xp": 200,
    "criteria": {"level": 25}
  },
  {
    "slug": "elite_scholar", "name": "Elite Scholar",
    "description": "Reach level 50.",
    "type": "level", "category": "levels", "icon": "award", "color": "indigo",
    "rarity": "epic", "tier": "gold", "points": 500, "xp": 500,
    "criteria": {"level": 50}
  },
  {
    "slug": "ultimate_master", "name": "Ultimate Master",
    "description": "Reach level 100.",
    "type": "level", "category": "levels", "icon": "mountain-snow", "color": "teal",
    "rarity": "legendary", "tier": "platinum", "points": 1000, "xp": 1000,
    "criteria": {"level": 100}
  },
  {
    "slug": "the_answer", "name": "The Answer",
    "description": "Score exactly 42% in an exam.",
    "type": "event", "category": "special", "icon": "rocket", "color": "indigo",
    "rarity": "common", "points": 50, "xp": 50, "secret": true,
    "criteria": {"event": "test_completed", "where": {"mode": "exam", "score": {"eq": 42}}}
  }
]$pack$);
