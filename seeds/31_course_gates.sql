-- The gates of the academy's courses and of its program: lessons first, then an exam, then something of one's own, then the
-- certificate.

insert into public.course_milestones (
  id, community_id, course_id, slug, title, description, type, validation, validation_criteria, passing_score, max_attempts,
  cooldown_hours, required, xp, status, position
)
select
  private.stable_id('milestone:' || gate.slug), courses.community_id, courses.id, gate.slug, gate.title, gate.description,
  gate.type, gate.validation, gate.criteria::jsonb, gate.passing_score, gate.max_attempts, gate.cooldown_hours, gate.required,
  gate.xp, 'live', gate.position
from (
  values
    (
      'networking-essentials', 'networking-read', 'Know the road',
      'Read both lessons: how a packet travels, and how addresses are cut.',
      'completion', 'auto', '{"counter": "lesson_completed@course=networking-essentials", "gte": 2}',
      null::numeric, null::integer, null::integer, true, 50, 1
    ),
    (
      'networking-essentials', 'networking-check', 'Networking exam',
      'Show in an exam of any length that you can find your way.',
      'knowledge_check', 'auto', '{"counter": "test_completed:score:max@category=network,mode=exam", "gte": 75}',
      75, null, null, true, 100, 2
    ),
    (
      'networking-essentials', 'networking-drawn', 'Draw a network you know',
      'Pick a network you can look at: your home, your class, your office. Draw it with addresses and prefixes, and write down what would break first, and why. An instructor reads it.',
      'skill_demonstration', 'manual', null,
      null, 3, null, true, 150, 3
    ),
    (
      'networking-essentials', 'networking-certified', 'Certificate of networking essentials',
      'All of the course, in one document that anyone can verify.',
      'certification', 'auto', '{"milestones": ["networking-read", "networking-check", "networking-drawn"]}',
      null, null, null, true, 0, 4
    ),
    (
      'security-essentials', 'security-read', 'Know what can go wrong',
      'Read both lessons: what a risk is, and why passkeys win.',
      'completion', 'auto', '{"counter": "lesson_completed@course=security-essentials", "gte": 2}',
      null, null, null, true, 50, 1
    ),
    (
      'security-essentials', 'security-check', 'Security exam',
      'Show in an exam of any length that you see trouble coming.',
      'knowledge_check', 'auto', '{"counter": "test_completed:score:max@category=security,mode=exam", "gte": 75}',
      75, null, null, true, 100, 2
    ),
    (
      'security-essentials', 'security-drill', 'Three drills',
      'Do drills of this course on three occasions. An instructor then confirms it.',
      'completion', 'auto_then_manual', '{"counter": "wod_completed@course=security-essentials", "gte": 3}',
      null, null, 24, false, 100, 3
    ),
    (
      'security-essentials', 'security-certified', 'Certificate of security essentials',
      'All of the course, in one document that anyone can verify.',
      'certification', 'auto', '{"milestones": ["security-read", "security-check"]}',
      null, null, null, true, 0, 4
    )
) as gate (
  course, slug, title, description, type, validation, criteria, passing_score, max_attempts, cooldown_hours, required, xp,
  position
)
join public.courses on courses.slug = gate.course
join public.communities on communities.id = courses.community_id and communities.slug = 'harbor'
on conflict do nothing;

insert into public.program_milestones (
  id, community_id, program_id, slug, title, description, type, validation, validation_criteria, required, xp, status, position
)
select
  private.stable_id('milestone:technician-certified'), community_id, id, 'technician-certified',
  'Certificate: associate technician', 'Both courses with their certificates.', 'certification', 'auto',
  '{"milestones": ["networking-certified", "security-certified"]}', true, 0, 'live', 1
from public.programs
where id = private.stable_id('program:harbor:associate-technician')
on conflict do nothing;

insert into public.milestone_prerequisites (community_id, course_milestone_id, needs_course_milestone_id)
select gate.community_id, gate.id, needed.id
from (
  values
    ('networking-check', 'networking-read'), ('networking-drawn', 'networking-check'),
    ('networking-certified', 'networking-drawn'), ('security-check', 'security-read'), ('security-drill', 'security-read'),
    ('security-certified', 'security-check')
) as pair (gate, needs)
join public.course_milestones as gate on gate.slug = pair.gate
join public.course_milestones as needed on needed.slug = pair.needs and needed.course_id = gate.course_id
on conflict do nothing;
