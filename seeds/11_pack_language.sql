-- Language learning: scenarios, words, conversations and time.

select private.define_achievements('language', $pack$[
  {
    "slug": "first_scenario", "name": "First Scenario",
    "description": "Complete your first scenario.",
    "type": "progress", "category": "scenarios", "icon": "map-pin", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "scenario_completed", "gte": 1}
  },
  {
    "slug": "scenario_explorer", "name": "Scenario Explorer",
    "description": "Complete 5 scenarios.",
    "type": "progress", "category": "scenarios", "icon": "compass", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "scenario_completed", "gte": 5}
  },
  {
    "slug": "scenario_regular", "name": "Scenario Regular",
    "description": "Complete 20 scenarios.",
    "type": "progress", "category": "scenarios", "icon": "map", "color": "teal",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"counter": "scenario_completed", "gte": 20}
  },
  {
    "slug": "scenario_challenger", "name": "Scenario Challenger",
    "description": "Complete 3 scenarios rated expert.",
    "type": "mastery", "category": "scenarios", "icon": "mountain", "color": "clay",
    "rarity": "rare", "points": 150, "xp": 150,
    "criteria": {"counter": "scenario_completed@difficulty=expert", "gte": 3}
  },
  {
    "slug": "scenario_veteran", "name": "Scenario Veteran",
    "description": "Complete 50 scenarios.",
    "type": "progress", "category": "scenarios", "icon": "shield", "color": "indigo",
    "rarity": "rare", "tier": "silver", "points": 200, "xp": 200,
    "criteria": {"counter": "scenario_completed", "gte": 50}
  },
  {
    "slug": "scenario_marathoner", "name": "Scenario Marathoner",
    "description": "Complete 100 scenarios.",
    "type": "progress", "category": "scenarios", "icon": "footprints", "color": "gold",
    "rarity": "epic", "tier": "gold", "points": 400, "xp": 400,
    "criteria": {"counter": "scenario_completed", "gte": 100}
  },
  {
    "slug": "quick_learner", "name": "Quick Learner",
    "description": "Log 1 hour of study sessions in all.",
    "type": "progress", "category": "study_time", "icon": "timer", "color": "amber",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "study_session:minutes:sum", "gte": 60}
  },
  {
    "slug": "long_sitting", "name": "Long Sitting",
    "description": "Log one study session of 90 minutes or more.",
    "type": "progress", "category": "study_time", "icon": "armchair", "color": "clay",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"counter": "study_session:minutes:max", "gte": 90}
  },
  {
    "slug": "study_devotee", "name": "Study Devotee",
    "description": "Log 30 hours of study sessions in all.",
    "type": "progress", "category": "study_time", "icon": "book-open", "color": "plum",
    "rarity": "rare", "tier": "silver", "points": 200, "xp": 200,
    "criteria": {"counter": "study_session:minutes:sum", "gte": 1800}
  },
  {
    "slug": "study_legend", "name": "Study Legend",
    "description": "Log 200 hours of study sessions in all.",
    "type": "progress", "category": "study_time", "icon": "landmark", "color": "gold",
    "rarity": "legendary", "tier": "platinum", "points": 1000, "xp": 1000,
    "criteria": {"counter": "study_session:minutes:sum", "gte": 12000}
  },
  {
    "slug": "week_warrior", "name": "Week Warrior",
    "description": "Reach a learning streak of 7 days and level 5.",
    "type": "streak", "category": "streaks", "icon": "flame", "color": "amber",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"all": [{"streak": "learning", "gte": 7}, {"level": 5}]}
  },
  {
    "slug": "month_keeper", "name": "Month Keeper",
    "description": "Reach a learning streak of 30 days and level 10.",
    "type": "streak", "category": "streaks", "icon": "calendar-check", "color": "clay",
    "rarity": "epic", "tier": "gold", "points": 300, "xp": 300,
    "criteria": {"all": [{"streak": "learning", "gte": 30}, {"level": 10}]}
  },
  {
    "slug": "unstoppable_force", "name": "Unstoppable Force",
    "description": "Reach a learning streak of 100 days and level 15.",
    "type": "streak", "category": "streaks", "icon": "rocket", "color": "rose",
    "rarity": "legendary", "tier": "platinum", "points": 1000, "xp": 1000,
    "criteria": {"all": [{"streak": "learning", "gte": 100}, {"level": 15}]}
  },
  {
    "slug": "word_collector", "name": "Word Collector",
    "description": "Learn 50 words.",
    "type": "collection", "category": "vocabulary", "icon": "bookmark", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "vocabulary_learned:words:sum", "gte": 50}
  },
  {
    "slug": "word_weaver", "name": "Word Weaver",
    "description": "Learn 500 words.",
    "type": "collection", "category": "vocabulary", "icon": "feather", "color": "plum",
    "rarity": "rare", "tier": "silver", "points": 150, "xp": 150,
    "criteria": {"counter": "vocabulary_learned:words:sum", "gte": 500}
  },
  {
    "slug": "vocabulary_virtuoso", "name": "Vocabulary Virtuoso",
    "description": "Learn 2,000 words.",
    "type": "collection", "category": "vocabulary", "icon": "library", "color": "indigo",
    "rarity": "epic", "tier": "gold", "points": 500, "xp": 500,
    "criteria": {"counter": "vocabulary_learned:words:sum", "gte": 2000}
  },
  {
    "slug": "conversationalist", "name": "Conversationalist",
    "description": "Hold 5 conversations.",
    "type": "progress", "category": "conversations", "icon": "message-circle", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"counter": "conversation_held", "gte": 5}
  },
  {
    "slug": "good_company", "name": "Good Company",
    "description": "Spend 5 hours in conversation in all.",
    "type": "progress", "category": "conversations", "icon": "coffee", "color": "clay",
    "rarity": "rare", "points": 150, "xp": 150,
    "criteria": {"counter": "conversation_held:minutes:sum", "gte": 300}
  },
  {
    "slug": "social_butterfly", "name": "Social Butterfly",
    "description": "Hold 50 conversations.",
    "type": "progress", "category": "conversations", "icon": "messages-square", "color": "rose",
    "rarity": "rare", "tier": "silver", "points": 200, "xp": 200,
    "criteria": {"counter": "conversation_held", "gte": 50}
  },
  {
    "slug": "first_steps", "name": "First Steps",
    "description": "Complete your first scenario, vocabulary session, conversation or study session.",
    "type": "progress", "category": "milestones", "icon": "sprout", "color": "laurel",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"any": [{"counter": "scenario_completed", "gte": 1}, {"counter": "vocabulary_learned", "gte": 1}, {"counter": "conversation_held", "gte": 1}, {"counter": "study_session", "gte": 1}]}
  },
  {
    "slug": "familiar_face", "name": "Familiar Face",
    "description": "Visit on 30 different days while signed in.",
    "type": "progress", "category": "milestones", "icon": "calendar-days", "color": "teal",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"counter": "daily_login", "gte": 30}
  },
  {
    "slug": "centurion", "name": "Centurion",
    "description": "Visit on 100 different days while signed in.",
    "type": "progress", "category": "milestones", "icon": "trophy", "color": "gold",
    "rarity": "epic", "tier": "gold", "points": 300, "xp": 300,
    "criteria": {"counter": "daily_login", "gte": 100}
  },
  {
    "slug": "perfectionist", "name": "Perfectionist",
    "description": "Complete a scenario without a mistake.",
    "type": "mastery", "category": "perfection", "icon": "circle-check", "color": "laurel",
    "rarity": "rare", "points": 100, "xp": 100,
    "criteria": {"counter": "scenario_completed@perfect=true", "gte": 1}
  },
  {
    "slug": "flawless_master", "name": "Flawless Master",
    "description": "Complete 25 scenarios without a mistake.",
    "type": "mastery", "category": "perfection", "icon": "gem", "color": "teal",
    "rarity": "epic", "points": 500, "xp": 500,
    "criteria": {"counter": "scenario_completed@perfect=true", "gte": 25}
  },
  {
    "slug": "early_bird", "name": "Early Bird",
    "description": "Complete a scenario, learn words, hold a conversation or log a study session between 5 and 8 in the morning.",
    "type": "event", "category": "engagement", "icon": "sunrise", "color": "amber",
    "rarity": "common", "points": 50, "xp": 50,
    "criteria": {"any": [{"event": "scenario_completed", "local_hour": {"gte": 5, "lt": 8}}, {"event": "vocabulary_learned", "local_hour": {"gte": 5, "lt": 8}}, {"event": "conversation_held", "local_hour": {"gte": 5, "lt": 8}}, {"event": "study_session", "local_hour": {"gte": 5, "lt": 8}}]}
  },
  {
    "slug": "night_owl", "name": "Night Owl",
    "description": "Complete a scenario, learn words, hold a conversation or log a study session between 10 in the evening and midnight.",
    "type": "event", "category": "engagement", "icon": "moon-star", "color": "indigo",
    "rarity": "common", "points": 50, "xp": 50,
    "criteria": {"any": [{"event": "scenario_completed", "local_hour": {"gte": 22, "lt": 24}}, {"event": "vocabulary_learned", "local_hour": {"gte": 22, "lt": 24}}, {"event": "conversation_held", "local_hour": {"gte": 22, "lt": 24}}, {"event": "study_session", "local_hour": {"gte": 22, "lt": 24}}]}
  },
  {
    "slug": "polyglot", "name": "Polyglot",
    "description": "Complete scenarios in 3 different languages.",
    "type": "collection", "category": "special", "icon": "languages", "color": "plum",
    "rarity": "epic", "points": 500, "xp": 500,
    "criteria": {"counter": "scenario_completed@first_in_language=true", "gte": 3}
  }
]$pack$);
