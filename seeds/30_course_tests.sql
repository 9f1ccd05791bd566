-- Each course of the academy ends with its test.

insert into public.contents (id, community_id, course_id, kind, slug, title, test_id, status, position)
select
  private.stable_id('content:test:' || tests.slug), tests.community_id, courses.id, 'test', 'test-' || tests.slug,
  'Test: ' || tests.title, tests.id, 'live', 5
from (
  values ('networking-essentials', 'networking-fundamentals'), ('security-essentials', 'security-fundamentals')
) as pair (course, test)
join public.tests on tests.slug = pair.test
join public.courses on courses.slug = pair.course and courses.community_id = tests.community_id
on conflict do nothing;
