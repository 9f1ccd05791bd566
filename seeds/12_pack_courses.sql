-- Courses: lessons, WODs, courses, programs and the people in them.

select private.define_achievements('courses', $pack$[
  {
    "slug": "first_steps", "name": "First Steps",
    "description": "Complete your first drill, a short hands-on exercise.",
    "type": "progress", "category": "completion", "icon": "footprints", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 10, "xp": 50,
    "criteria": {"counter": "wod_completed", "gte": 1}
  },
  {
    "slug": "page_one", "name": "Page One",
    "description": "Complete your first lesson.",
    "type": "progress", "category": "completion", "icon": "book-open", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 10, "xp": 50,
    "criteria": {"counter": "lesson_completed", "gte": 1}
  },
  {
    "slug": "finding_a_rhythm", "name": "Finding a Rhythm",
    "description": "Complete 10 lessons.",
    "type": "progress", "category": "completion", "icon": "drum", "color": "teal",
    "rarity": "common", "tier": "bronze", "points": 20, "xp": 50,
    "criteria": {"counter": "lesson_completed", "gte": 10}
  },
  {
    "slug": "course_finisher", "name": "Course Finisher",
    "description": "Complete your first course.",
    "type": "progress", "category": "completion", "icon": "flag", "color": "clay",
    "rarity": "common", "tier": "bronze", "points": 25, "xp": 50,
    "criteria": {"counter": "course_completed", "gte": 1}
  },
  {
    "slug": "wod_warrior", "name": "WOD Warrior",
    "description": "Complete 10 drills.",
    "type": "progress", "category": "completion", "icon": "swords", "color": "rose",
    "rarity": "rare", "tier": "silver", "points": 50, "xp": 150,
    "criteria": {"counter": "wod_completed", "gte": 10}
  },
  {
    "slug": "ten_quiet_hours", "name": "Ten Hours of Lessons",
    "description": "Complete lessons that add up to 10 hours.",
    "type": "progress", "category": "completion", "icon": "hourglass", "color": "amber",
    "rarity": "rare", "tier": "silver", "points": 50, "xp": 150,
    "criteria": {"counter": "lesson_completed:minutes:sum", "gte": 600}
  },
  {
    "slug": "half_a_hundred", "name": "Fifty Lessons",
    "description": "Complete 50 lessons.",
    "type": "progress", "category": "completion", "icon": "layers", "color": "indigo",
    "rarity": "rare", "tier": "silver", "points": 60, "xp": 150,
    "criteria": {"counter": "lesson_completed", "gte": 50}
  },
  {
    "slug": "three_down", "name": "Three Courses Done",
    "description": "Complete 3 courses.",
    "type": "progress", "category": "completion", "icon": "blocks", "color": "plum",
    "rarity": "rare", "tier": "silver", "points": 75, "xp": 200,
    "criteria": {"counter": "course_completed", "gte": 3}
  },
  {
    "slug": "program_graduate", "name": "Program Graduate",
    "description": "Complete your first program.",
    "type": "progress", "category": "completion", "icon": "graduation-cap", "color": "gold",
    "rarity": "epic", "tier": "gold", "points": 100, "xp": 250,
    "criteria": {"counter": "program_completed", "gte": 1}
  },
  {
    "slug": "wod_veteran", "name": "WOD Veteran",
    "description": "Complete 50 drills.",
    "type": "progress", "category": "completion", "icon": "dumbbell", "color": "clay",
    "rarity": "epic", "tier": "gold", "points": 125, "xp": 300,
    "criteria": {"counter": "wod_completed", "gte": 50}
  },
  {
    "slug": "full_bookshelf", "name": "Full Bookshelf",
    "description": "Complete 200 lessons.",
    "type": "progress", "category": "completion", "icon": "library", "color": "amber",
    "rarity": "epic", "tier": "gold", "points": 175, "xp": 350,
    "criteria": {"counter": "lesson_completed", "gte": 200}
  },
  {
    "slug": "learning_dedication", "name": "Learning Dedication",
    "description": "Complete 5 courses.",
    "type": "progress", "category": "completion", "icon": "heart-handshake", "color": "rose",
    "rarity": "epic", "tier": "gold", "points": 200, "xp": 400,
    "criteria": {"counter": "course_completed", "gte": 5}
  },
  {
    "slug": "wod_centurion", "name": "WOD Centurion",
    "description": "Complete 100 drills.",
    "type": "progress", "category": "completion", "icon": "shield", "color": "indigo",
    "rarity": "epic", "tier": "gold", "points": 200, "xp": 400,
    "criteria": {"counter": "wod_completed", "gte": 100}
  },
  {
    "slug": "course_collector", "name": "Course Collector",
    "description": "Complete 10 courses.",
    "type": "collection", "category": "completion", "icon": "gem", "color": "teal",
    "rarity": "legendary", "tier": "platinum", "points": 500, "xp": 1000,
    "criteria": {"counter": "course_completed", "gte": 10}
  },
  {
    "slug": "threefold_graduate", "name": "Threefold Graduate",
    "description": "Complete 3 programs.",
    "type": "collection", "category": "completion", "icon": "university", "color": "plum",
    "rarity": "legendary", "tier": "platinum", "points": 500, "xp": 1000,
    "criteria": {"counter": "program_completed", "gte": 3}
  },
  {
    "slug": "learning_momentum", "name": "Learning Momentum",
    "description": "Reach a learning streak of 3 days.",
    "type": "streak", "category": "streak", "icon": "wind", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 20, "xp": 50,
    "criteria": {"streak": "learning", "gte": 3}
  },
  {
    "slug": "week_warrior", "name": "Week Warrior",
    "description": "Reach a learning streak of 7 days and level 5.",
    "type": "streak", "category": "streak", "icon": "flame", "color": "amber",
    "rarity": "rare", "tier": "silver", "points": 30, "xp": 100,
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"level": 5}]}
  },
  {
    "slug": "progress_streak", "name": "Progress Streak",
    "description": "Reach a learning streak of 14 days and level 5.",
    "type": "streak", "category": "streak", "icon": "trending-up", "color": "teal",
    "rarity": "rare", "tier": "silver", "points": 60, "xp": 100,
    "criteria": {"all": [{"streak": "learning", "gte": 14}, {"level": 5}]}
  },
  {
    "slug": "month_master", "name": "Month Master",
    "description": "Reach a learning streak of 30 days and level 10.",
    "type": "streak", "category": "streak", "icon": "calendar-check", "color": "gold",
    "rarity": "epic", "tier": "gold", "points": 150, "xp": 250,
    "criteria": {"all": [{"streak": "learning", "gte": 30}, {"level": 10}]}
  },
  {
    "slug": "consistency_champion", "name": "Consistency Champion",
    "description": "Reach a learning streak of 100 days and level 15.",
    "type": "streak", "category": "streak", "icon": "trophy", "color": "laurel",
    "rarity": "legendary", "tier": "platinum", "points": 500, "xp": 1000,
    "criteria": {"all": [{"streak": "learning", "gte": 100}, {"level": 15}]}
  },
  {
    "slug": "skill_demonstration", "name": "Skill Demonstration",
    "description": "Complete an expert drill.",
    "type": "mastery", "category": "mastery", "icon": "wrench", "color": "slate",
    "rarity": "rare", "tier": "silver", "points": 40, "xp": 100,
    "criteria": {"counter": "wod_completed@difficulty=expert", "gte": 1}
  },
  {
    "slug": "quick_learner", "name": "Quick Learner",
    "description": "Complete a course within 7 days of enrolling.",
    "type": "mastery", "category": "mastery", "icon": "timer", "color": "sky",
    "rarity": "rare", "tier": "silver", "points": 50, "xp": 150,
    "criteria": {"counter": "course_completed:days:min", "lte": 7}
  },
  {
    "slug": "excellence", "name": "Excellence",
    "description": "Complete a course with a score of 90% or more.",
    "type": "mastery", "category": "mastery", "icon": "star", "color": "gold",
    "rarity": "rare", "tier": "silver", "points": 75, "xp": 200,
    "criteria": {"counter": "course_completed:score:max", "gte": 90}
  },
  {
    "slug": "perfectionist", "name": "Perfectionist",
    "description": "Complete a course with a score of 100%.",
    "type": "mastery", "category": "mastery", "icon": "circle-check", "color": "laurel",
    "rarity": "epic", "tier": "gold", "points": 150, "xp": 350,
    "criteria": {"counter": "course_completed:score:max", "gte": 100}
  },
  {
    "slug": "knowledge_master", "name": "Knowledge Master",
    "description": "Earn Skill Demonstration, Quick Learner, Excellence, Perfectionist and Learning Dedication.",
    "type": "collection", "category": "mastery", "icon": "brain", "color": "plum",
    "rarity": "legendary", "tier": "platinum", "points": 500, "xp": 1000,
    "criteria": {"achievements": ["skill_demonstration", "quick_learner", "excellence", "perfectionist", "learning_dedication"]}
  },
  {
    "slug": "opening_line", "name": "Opening Line",
    "description": "Write your first post.",
    "type": "progress", "category": "social", "icon": "pen-line", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 10, "xp": 50,
    "criteria": {"counter": "post_created", "gte": 1}
  },
  {
    "slug": "pass_it_on", "name": "Pass It On",
    "description": "Share your achievements 3 times.",
    "type": "progress", "category": "social", "icon": "share-2", "color": "teal",
    "rarity": "common", "tier": "bronze", "points": 20, "xp": 50,
    "criteria": {"counter": "achievement_shared", "gte": 3}
  },
  {
    "slug": "good_neighbour", "name": "Good Neighbor",
    "description": "Write 25 comments.",
    "type": "progress", "category": "social", "icon": "messages-square", "color": "rose",
    "rarity": "rare", "tier": "silver", "points": 40, "xp": 100,
    "criteria": {"counter": "comment_created", "gte": 25}
  },
  {
    "slug": "familiar_face", "name": "Familiar Face",
    "description": "Visit on 25 different days while signed in.",
    "type": "progress", "category": "participation", "icon": "calendar-days", "color": "clay",
    "rarity": "common", "tier": "bronze", "points": 20, "xp": 50,
    "criteria": {"counter": "daily_login", "gte": 25}
  },
  {
    "slug": "busy_fortnight", "name": "Busy Two Weeks",
    "description": "Complete 10 drills within 14 days.",
    "type": "progress", "category": "participation", "icon": "calendar-range", "color": "amber",
    "rarity": "rare", "tier": "silver", "points": 60, "xp": 150,
    "criteria": {"within_days": 14, "counter": "wod_completed", "gte": 10}
  },
  {
    "slug": "on_the_board", "name": "On the Board",
    "description": "Reach level 15 and the top 10 of your community for XP over the last 30 days.",
    "type": "event", "category": "participation", "icon": "medal", "color": "indigo",
    "rarity": "rare", "tier": "silver", "points": 75, "xp": 100,
    "criteria": {"all": [{"level": 15}, {"leaderboard": "xp_monthly", "top": 10}]}
  },
  {
    "slug": "apprentice_bench", "name": "Level 10",
    "description": "Reach level 10.",
    "type": "level", "category": "milestone", "icon": "hammer", "color": "clay",
    "rarity": "common", "tier": "bronze", "points": 25, "xp": 50,
    "criteria": {"level": 10}
  },
  {
    "slug": "in_full_stride", "name": "Level 20",
    "description": "Reach level 20.",
    "type": "level", "category": "milestone", "icon": "mountain", "color": "slate",
    "rarity": "rare", "tier": "silver", "points": 75, "xp": 100,
    "criteria": {"level": 20}
  },
  {
    "slug": "well_rounded", "name": "Well Rounded",
    "description": "Earn WOD Warrior, Course Finisher, Week Warrior, Excellence and Good Neighbor.",
    "type": "collection", "category": "milestone", "icon": "compass", "color": "laurel",
    "rarity": "epic", "tier": "gold", "points": 200, "xp": 400,
    "criteria": {"achievements": ["wod_warrior", "course_finisher", "week_warrior", "excellence", "good_neighbour"]}
  }
]$pack$);
