-- Typing: speed, accuracy and volume.

select private.define_achievements('typing', $pack$[
  {
    "slug": "warm_hands", "name": "Warm Hands",
    "description": "Type 40 words a minute or more at 95% accuracy or better in one typing test.",
    "type": "mastery", "category": "speed", "icon": "hand", "color": "sky",
    "rarity": "common", "tier": "bronze", "points": 50, "xp": 50,
    "criteria": {"event": "typing_test_completed", "where": {"wpm": {"gte": 40}, "accuracy": {"gte": 95}}}
  },
  {
    "slug": "in_the_flow", "name": "In the Flow",
    "description": "Type 60 words a minute or more at 95% accuracy or better in one typing test.",
    "type": "mastery", "category": "speed", "icon": "wind", "color": "teal",
    "rarity": "rare", "tier": "silver", "points": 150, "xp": 150,
    "criteria": {"event": "typing_test_completed", "where": {"wpm": {"gte": 60}, "accuracy": {"gte": 95}}}
  },
  {
    "slug": "quick_as_thought", "name": "Quick as Thought",
    "description": "Type 100 words a minute or more at 95% accuracy or better in one typing test.",
    "type": "mastery", "category": "speed", "icon": "zap", "color": "gold",
    "rarity": "epic", "tier": "gold", "points": 500, "xp": 500,
    "criteria": {"event": "typing_test_completed", "where": {"wpm": {"gte": 100}, "accuracy": {"gte": 95}}}
  },
  {
    "slug": "clean_copy", "name": "Clean Copy",
    "description": "Reach 98% accuracy or better in a typing test.",
    "type": "mastery", "category": "accuracy", "icon": "spell-check", "color": "laurel",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"counter": "typing_test_completed:accuracy:max", "gte": 98}
  },
  {
    "slug": "fifty_pages", "name": "Fifty Typing Tests",
    "description": "Complete 50 typing tests.",
    "type": "progress", "category": "volume", "icon": "file-text", "color": "amber",
    "rarity": "rare", "tier": "silver", "points": 100, "xp": 100,
    "criteria": {"counter": "typing_test_completed", "gte": 50}
  },
  {
    "slug": "well_worn_keys", "name": "150 Typing Tests",
    "description": "Complete 150 typing tests.",
    "type": "progress", "category": "volume", "icon": "keyboard", "color": "clay",
    "rarity": "epic", "tier": "gold", "points": 300, "xp": 300,
    "criteria": {"counter": "typing_test_completed", "gte": 150}
  }
]$pack$);
