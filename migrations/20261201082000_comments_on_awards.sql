-- Members comment on achievements that others share, too: as on a question, in the community in which it was earned.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

-- No release has read this table yet.
-- squawk-ignore ban-drop-not-null
alter table public.question_comments alter column test_id drop not null;
-- No release has read this table yet.
-- squawk-ignore ban-drop-not-null
alter table public.question_comments alter column lineage_id drop not null;
alter table public.question_comments add column award_id uuid;
alter table public.question_comments add column award_user_id uuid;
-- No comment has an award yet, and what is validated later stays unchecked for each partition.
alter table public.question_comments
  -- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
  add constraint question_comments_award_fkey
    foreign key (award_user_id, award_id) references public.user_achievements (user_id, id) on delete cascade;
alter table public.question_comments
  add constraint question_comments_are_about_one_thing check (
    (test_id is null) = (lineage_id is null) and (award_id is null) = (award_user_id is null)
    and num_nonnulls(lineage_id, award_id) = 1
  )
  not valid;
-- Only comments on questions are there yet, and few of them.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_award_idx on public.question_comments (award_user_id, award_id, created_at)
  where award_id is not null;
comment on table public.question_comments is 'What members say about a question, across the versions of its test: shown to those who have answered it. Or about an achievement that somebody shares.';
comment on column public.question_comments.award_id is 'The achievement that somebody holds and shares; null: it is about a question.';
comment on column public.question_comments.award_user_id is 'Who holds it, and may delete what is said about it.';

alter table public.profiles add column award_comments_off boolean not null default false;
comment on column public.profiles.award_comments_off is 'Whether nobody sees or writes comments on achievements that this person shares.';
grant select (award_comments_off), update (award_comments_off) on public.profiles to authenticated;
