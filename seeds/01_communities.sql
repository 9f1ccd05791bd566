-- Two communities, the packs each uses, and what they teach.

insert into public.communities (id, slug, name, tagline, color, joining)
values
  (
    private.stable_id('community:harbor'), 'harbor', 'Harbor Tech Academy',
    'Networks and security, learned by doing, proven by exams.', 'teal', 'open'
  ),
  (
    private.stable_id('community:lumen'), 'lumen', 'Lumen Language School',
    'Speak from the first week: scenes from real life, a little every day.', 'plum', 'open'
  )
on conflict (slug) do nothing;

insert into public.community_packs (community_id, pack)
select communities.id, chosen.pack
from (values ('harbor', 'exam-prep'), ('harbor', 'courses'), ('lumen', 'language'), ('lumen', 'typing')) as chosen (slug, pack)
join public.communities on communities.slug = chosen.slug
on conflict do nothing;

insert into public.programs (id, community_id, slug, title, description, status, position)
select
  private.stable_id('program:harbor:associate-technician'), id, 'associate-technician', 'Associate technician',
  'From the first cable to the first incident: two courses, two exams and a certificate that employers can verify.',
  'live', 1
from public.communities
where slug = 'harbor'
on conflict do nothing;

insert into public.courses (id, community_id, slug, title, description, status, position)
select
  private.stable_id(format('course:%s:%s', communities.slug, course.slug)), communities.id, course.slug, course.title,
  course.description, 'live', course.position
from (
  values
    (
      'harbor', 'networking-essentials', 'Networking essentials',
      'How packets find their way, and how to find out why they did not.', 1
    ),
    (
      'harbor', 'security-essentials', 'Security essentials',
      'What can go wrong, how likely it is, and what a small team can do about it.', 2
    ),
    (
      'lumen', 'everyday-spanish', 'Everyday Spanish',
      'Order, ask, thank, apologize: the scenes you meet on the first day abroad.', 1
    )
) as course (community, slug, title, description, position)
join public.communities on communities.slug = course.community
on conflict do nothing;

insert into public.program_courses (program_id, course_id, community_id, position)
select
  private.stable_id('program:harbor:associate-technician'), courses.id, courses.community_id, courses.position
from public.courses
where courses.id in (
  private.stable_id('course:harbor:networking-essentials'), private.stable_id('course:harbor:security-essentials')
)
on conflict do nothing;

insert into public.contents (id, community_id, course_id, kind, slug, title, body, difficulty, minutes, language, status, position)
select
  private.stable_id(format('content:%s:%s', courses.slug, content.slug)), courses.community_id, courses.id, content.kind,
  content.slug, content.title, content.body, content.difficulty, content.minutes, content.language, 'live', content.position
from (
  values
    (
      'networking-essentials', 'lesson', 'how-a-packet-travels', 'How a packet travels',
      $$Open a page and a small envelope leaves your machine. Inside is the request; around it is a **segment** that names the ports, around that a **packet** that names the two addresses, and around that a **frame** that names only the next hop.

At every router the frame is thrown away and a new one written. The packet inside stays the same, apart from one number that falls by one at each hop, so that a lost packet cannot circle for ever.

Keep this picture: *frames are for the street, packets are for the journey, segments are for the door.* When something fails, ask which of the three never arrived.$$,
      'easy', 10, null, 1
    ),
    (
      'networking-essentials', 'lesson', 'subnets-without-fear', 'Subnets without fear',
      $$A prefix length says how many bits are the street; the rest are house numbers. `/24` leaves 8 bits: 256 addresses, of which the first names the network and the last speaks to everyone in it.

To find the block an address belongs to, take the step size. For `/27` it is 32, so blocks start at 0, 32, 64, 96 and so on: `192.168.5.77` lives in the block that starts at 64 and ends at 95.

Do ten of these by hand and you will never need a table again.$$,
      'medium', 15, null, 2
    ),
    (
      'networking-essentials', 'wod', 'ten-subnets', 'Ten subnets in ten minutes',
      $$Write down ten random addresses with prefixes from `/25` to `/30`. For each, note the network address, the broadcast address and the number of hosts. Check yourself with a tool afterwards, not during.

Done when all ten are right in under ten minutes.$$,
      'medium', 10, null, 3
    ),
    (
      'networking-essentials', 'wod', 'read-a-trace', 'Read a trace',
      $$Run a trace to a host far away. For each hop, say in one sentence where you think it is and why. Mark the hop where the delay jumps, and name two causes that would explain the jump without anything being broken.$$,
      'easy', 15, null, 4
    ),
    (
      'security-essentials', 'lesson', 'risk-in-one-sentence', 'Risk in one sentence',
      $$A risk is a sentence with three blanks: *who or what* could do *which harm* to *which thing of ours*. If you cannot fill the blanks, it is a worry, not a risk.

With the blanks filled you can ask how likely it is and what it would cost. Then there are four answers: make it less likely, make it cheaper, let someone else carry it, or accept it with open eyes. Doing nothing without deciding is not one of them.$$,
      'easy', 10, null, 1
    ),
    (
      'security-essentials', 'lesson', 'why-passkeys-win', 'Why passkeys win',
      $$A password is a secret that you tell to whoever asks for it in the right costume. A passkey never leaves your device: it signs a challenge, and it signs only for the site it was made for. A false site can copy the logo; it cannot copy its own name into that signature.

That is what *phishing-resistant* means: not that people notice the trick, but that noticing is not needed.$$,
      'easy', 12, null, 2
    ),
    (
      'security-essentials', 'wod', 'read-your-own-log', 'Read your own log',
      $$Take one day of a sign-in log you are allowed to read. Find the three most unusual lines. For each, write the most boring explanation you can think of, and the one question whose answer would rule it out.$$,
      'medium', 20, null, 3
    ),
    (
      'security-essentials', 'wod', 'restore-one-file', 'Restore one file',
      $$Pick a file that is backed up. Restore it to another place and compare the two. Note how long it took and whom you had to ask. A backup that has never been restored is a hope.$$,
      'hard', 30, null, 4
    ),
    (
      'everyday-spanish', 'lesson', 'sounds-and-greetings', 'Sounds and greetings',
      $$Spanish spells what it says. Five vowels, each with one sound: **a** as in *father*, **e** as in *bet*, **i** as in *machine*, **o** as in *more*, **u** as in *rule*.

Start and end every scene with a greeting: *buenos días* until lunch, *buenas tardes* until dark, *buenas noches* after. People forgive grammar; they notice a missing greeting.$$,
      'easy', 10, 'es', 1
    ),
    (
      'everyday-spanish', 'scenario', 'at-the-bakery', 'At the bakery',
      $$You want two rolls and the bread from yesterday at half the price, if there is any. Greet, ask, understand the price, pay, thank, and leave. The baker speaks quickly and is kind.$$,
      'easy', 10, 'es', 2
    ),
    (
      'everyday-spanish', 'scenario', 'the-wrong-platform', 'The wrong platform',
      $$Your train leaves in six minutes from a platform you cannot find. Ask someone, understand *left, right, straight on* and *upstairs*, and check that you heard the number correctly.$$,
      'medium', 15, 'es', 3
    ),
    (
      'everyday-spanish', 'scenario', 'a-late-apology', 'A late apology',
      $$You are forty minutes late to dinner with people you hardly know. Apologise, say what happened in two sentences, refuse a fifth helping politely, and offer to help with the dishes.$$,
      'hard', 20, 'es', 4
    )
) as content (course, kind, slug, title, body, difficulty, minutes, language, position)
join public.courses on courses.slug = content.course
on conflict do nothing;
