-- The checks that the migration before added, now that no function writes what they forbid.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.questions
  validate constraint questions_kind_is_known,
  validate constraint questions_only_choices_have_options,
  validate constraint questions_parts_fit_their_kind,
  validate constraint questions_have_an_area_for_each_option,
  validate constraint questions_keep_the_order_of_areas_alone,
  validate constraint questions_tags_are_short,
  validate constraint questions_difficulty_is_known,
  validate constraint questions_pool_is_known;
alter table public.question_keys validate constraint question_keys_notes_are_readable;
alter table public.attempts
  validate constraint attempts_points_are_within_the_length,
  validate constraint attempts_unread_are_within_the_length;
