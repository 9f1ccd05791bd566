-- A weekly challenge of the academy: in the week in which it is seeded.
insert into public.challenges (id, community_id, title, words, starts_on, ends_on, criteria)
select
  private.stable_id('challenge:harbor:first-light'), id, 'First light',
  'A little each morning beats one long night. Answer 150 questions this week, in whichever tests you like.',
  date_trunc('week', current_date)::date, date_trunc('week', current_date)::date + 6,
  '{"counter": "test_completed:questions:sum", "gte": 150}'
from public.communities
where slug = 'harbor'
on conflict (id) do nothing;
