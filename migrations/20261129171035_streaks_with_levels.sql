-- Streaks of rare achievements and above ask for a level, too: a streak shows that a learner came, a level that they learned.
-- A learner who guesses once a day stays below level 5. A WOD is a drill wherever a learner reads it. New databases have the same
-- from their seeds.

select private.amend_achievements('language', $pack$[
  {
    "slug": "week_warrior",
    "description": "Reach a learning streak of 7 days and level 5.",
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"level": 5}]}
  },
  {
    "slug": "month_keeper",
    "description": "Reach a learning streak of 30 days and level 10.",
    "criteria": {"all": [{"streak": "learning", "gte": 30}, {"level": 10}]}
  },
  {
    "slug": "unstoppable_force",
    "description": "Reach a learning streak of 100 days and level 15.",
    "criteria": {"all": [{"streak": "learning", "gte": 100}, {"level": 15}]}
  }
]$pack$);

select private.amend_achievements('courses', $pack$[
  {
    "slug": "week_warrior",
    "description": "Reach a learning streak of 7 days and level 5.",
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"level": 5}]}
  },
  {
    "slug": "progress_streak",
    "description": "Reach a learning streak of 14 days and level 5.",
    "criteria": {"all": [{"streak": "learning", "gte": 14}, {"level": 5}]}
  },
  {
    "slug": "month_master",
    "description": "Reach a learning streak of 30 days and level 10.",
    "criteria": {"all": [{"streak": "learning", "gte": 30}, {"level": 10}]}
  },
  {
    "slug": "consistency_champion",
    "description": "Reach a learning streak of 100 days and level 15.",
    "criteria": {"all": [{"streak": "learning", "gte": 100}, {"level": 15}]}
  },
  {"slug": "first_steps", "description": "Complete your first drill, a short hands-on exercise."},
  {"slug": "wod_warrior", "description": "Complete 10 drills."},
  {"slug": "wod_veteran", "description": "Complete 50 drills."},
  {"slug": "wod_centurion", "description": "Complete 100 drills."},
  {"slug": "skill_demonstration", "description": "Complete an expert drill."},
  {"slug": "busy_fortnight", "description": "Complete 10 drills within 14 days."}
]$pack$);
