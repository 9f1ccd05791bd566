import { dayAt } from '../../functions/_domain/time/days.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { activity, DAY } from './activities.ts'
import type { Api } from './api.ts'
import { giftFile, HEAD, plainBank } from './bank-files.ts'
import { addMember, createCommunity, createPerson } from './people.ts'

/** What the requests of an admin are about, made in one of their communities. */
export interface Grounds {
  person: string
  learner: string
  course: string
  achievement: string
}

/** A request that leaves out the community. */
export interface CommunityRequest {
  /** As in the document: method and path. */
  operation: string
  query?: Record<string, string>
  params?: Record<string, string>
  headers?: Record<string, string>
  json?: object
  text?: string
}

const GAMIFICATION = '/gamification-api'
const MILESTONES = '/milestone-validation-api'
const RESOURCES = '/resources-api'

/** One request for each operation that takes a community, in an order in which all of them succeed. */
export function requestsOf(
  { person, learner, course, achievement }: Grounds,
  nth = crypto.randomUUID(),
): CommunityRequest[] {
  const key = { 'Idempotency-Key': nth }
  const slug = `s-${nth.slice(0, 8)}`
  return [
    // A streak of yesterday can be protected, until there is an event of today.
    { operation: `post ${GAMIFICATION}/streaks/freeze`, json: { kind: 'learning' } },
    { operation: 'get /achievements-api/' },
    { operation: 'get /achievements-api/stats' },
    { operation: 'get /achievements-api/{id}', params: { id: achievement } },
    {
      operation: 'post /achievements-api/',
      json: {
        slug: slug.replace('-', '_'),
        name: 'Reader',
        description: 'Read.',
        type: 'level',
        category: 'level',
        icon: 'star',
        color: 'gold',
        rarity: 'common',
        points: 10,
        xp: 50,
        criteria: { level: 2 },
      },
    },
    { operation: 'post /achievements-api/dry-run', json: { criteria: { level: 2 }, xp: 50 } },
    {
      operation: 'post /achievements-api/{id}/revoke',
      params: { id: achievement },
      headers: key,
      json: { user_id: learner, reason: 'A mistake.' },
    },
    { operation: 'get /attempts-api/tests' },
    { operation: 'get /attempts-api/attempts/unfinished' },
    { operation: 'get /attempts-api/attempts/calibration' },
    { operation: 'get /attempts-api/analysis' },
    { operation: 'get /attempts-api/memory' },
    { operation: 'get /attempts-api/mastery' },
    { operation: 'get /attempts-api/mastery/learners' },
    { operation: 'post /communities-api/rosters', text: `${slug}@example.org` },
    { operation: `get ${GAMIFICATION}/goals` },
    { operation: `get ${GAMIFICATION}/challenges` },
    {
      operation: `post ${GAMIFICATION}/challenges`,
      json: {
        title: slug,
        starts_on: '2027-01-01',
        ends_on: '2027-01-07',
        criteria: { counter: 'test_completed', gte: 3 },
      },
    },
    { operation: `put ${GAMIFICATION}/goals/settings`, json: { off: false } },
    { operation: 'get /attempts-api/practice/preview' },
    { operation: 'get /attempts-api/practice/next' },
    { operation: 'get /attempts-api/practice' },
    { operation: 'get /attempts-api/live' },
    { operation: 'get /attempts-api/today' },
    { operation: 'put /attempts-api/plan', json: { exam_on: dayAt(Date.now() + 300 * DAY), minutes_a_day: 20 } },
    { operation: 'get /attempts-api/plan' },
    { operation: 'post /attempts-api/plan/calendar' },
    { operation: 'delete /attempts-api/plan/calendar' },
    { operation: 'delete /attempts-api/plan' },
    {
      operation: 'post /attempts-api/tests/import',
      query: { format: 'gift', ...HEAD, slug },
      headers: key,
      text: giftFile(plainBank(2)),
    },
    { operation: 'get /courses-api/courses' },
    { operation: 'get /courses-api/programs' },
    { operation: 'post /courses-api/courses', json: { title: slug } },
    { operation: 'post /courses-api/programs', json: { title: slug } },
    { operation: `get ${GAMIFICATION}/xp/level` },
    { operation: `get ${GAMIFICATION}/xp/history` },
    { operation: `get ${GAMIFICATION}/xp/stats` },
    {
      operation: `post ${GAMIFICATION}/xp/award`,
      headers: key,
      json: { user_id: learner, amount: 10, reason: 'A talk.' },
    },
    { operation: `get ${GAMIFICATION}/streaks/status` },
    { operation: `post ${GAMIFICATION}/streaks/update`, json: {} },
    { operation: `get ${GAMIFICATION}/leaderboard/{metric}`, params: { metric: 'xp_all_time' } },
    { operation: `get ${GAMIFICATION}/leaderboard/{metric}/rank`, params: { metric: 'xp_all_time' } },
    { operation: `get ${GAMIFICATION}/achievements` },
    { operation: `get ${GAMIFICATION}/achievements/user` },
    { operation: `get ${GAMIFICATION}/achievements/progress` },
    { operation: `post ${GAMIFICATION}/achievements/check`, json: {} },
    { operation: `post ${GAMIFICATION}/achievements/initialize`, json: { pack: 'typing' } },
    {
      operation: `post ${MILESTONES}/`,
      headers: key,
      json: { user_id: person, action_type: 'study_session', metrics: { minutes: 5 } },
    },
    {
      operation: `post ${MILESTONES}/batch`,
      json: { actions: [{ user_id: person, action_type: 'daily_login' }] },
    },
    { operation: `put ${MILESTONES}/milestones/order`, json: { course, was: [], ids: [] } },
    {
      operation: `post ${MILESTONES}/milestones`,
      json: { course, title: slug, type: 'completion', validation: 'manual', status: 'live' },
    },
    { operation: `get ${MILESTONES}/milestones`, query: { course } },
    { operation: `get ${MILESTONES}/milestones/written` },
    { operation: `get ${MILESTONES}/reviews` },
    { operation: `get ${MILESTONES}/learners`, query: { course } },
    { operation: `get ${MILESTONES}/learners.csv`, query: { course } },
    { operation: 'get /assistant-api/conversations' },
    { operation: 'get /assistant-api/settings' },
    { operation: 'get /assistant-api/usage' },
    { operation: 'patch /assistant-api/settings', json: { enabled: true } },
    { operation: 'get /support-api/search', query: { q: 'streaks' } },
    { operation: 'post /support-api/threads', headers: key, json: { body: nth } },
    { operation: 'get /support-api/threads' },
    { operation: 'get /support-api/assistant' },
    { operation: 'get /support-api/queue' },
    { operation: 'get /support-api/answers' },
    { operation: 'get /support-api/replies' },
    { operation: 'post /support-api/replies', json: { title: slug, body: 'Hello!' } },
    { operation: 'get /authoring-api/tests' },
    { operation: 'get /authoring-api/questions' },
    { operation: 'get /authoring-api/reports' },
    { operation: 'get /authoring-api/essays' },
    { operation: 'get /authoring-api/learners/{learner}/attempts', params: { learner } },
    { operation: 'post /authoring-api/tests', json: { title: slug, category: 'network', difficulty: 'easy' } },
    {
      operation: 'post /media-api/media',
      query: { alt: 'A square' },
      text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>${nth}</title></svg>`,
    },
    { operation: 'get /media-api/media' },
    { operation: `get ${RESOURCES}/resources` },
    { operation: `get ${RESOURCES}/topics` },
    { operation: `get ${RESOURCES}/suggestions` },
    { operation: `get ${RESOURCES}/reports` },
    {
      operation: `post ${RESOURCES}/resources`,
      json: {
        url: `https://example.org/${slug}`,
        title: slug,
        kind: 'book',
        level: 'beginner',
        cost: 'free',
        topics: ['Basics'],
        why: 'It is short.',
      },
    },
  ]
}

export function sendRequest(
  { ask }: Pick<Api, 'ask'>,
  person: string,
  { operation, query = {}, params = {}, headers = {}, json, text }: CommunityRequest,
): Promise<Response> {
  const [method = '', template = ''] = operation.split(' ')
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '').replace(/\/$/, '')
  const search = new URLSearchParams(query).toString()
  return ask(search ? `${path}?${search}` : path, person, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(json && { 'Content-Type': 'application/json' }) },
    body: json ? JSON.stringify(json) : text,
  })
}

/** A community of which the person is an admin, with what their requests are about. */
export async function settle({ database: { sql }, deps }: Api, person: string): Promise<Grounds & { slug: string }> {
  const community = await createCommunity(sql)
  await addMember(sql, community, person, 'admin')
  const learner = await createPerson(sql, 'Lou')
  await addMember(sql, community, learner, 'student')
  await sql`insert into community_packs (community_id, pack) values (${community}, 'exam-prep')`
  const [course] = await sql<{ slug: string }[]>`
    insert into courses (community_id, slug, title, position) values (${community}, 'basics', 'Basics', 1) returning slug
  `
  await sql`
    insert into resources (community_id, title, url, address, publisher, kind, level, language, cost, topics, why, state)
    values (
      ${community}, 'A page', 'https://example.org/', 'example.org', 'Example', 'book', 'beginner', 'en', 'free', '{Basics}',
      'It is short.', 'listed'
    )
  `
  const [achievement] = await sql<{ id: string }[]>`
    insert into user_achievements (user_id, community_id, achievement_id, rule_version)
    select ${learner}, ${community}, id, 1 from achievements where slug = 'test_rookie' and community_id is null
    returning achievement_id as id
  `
  const yesterday = new Date(Date.now() - DAY).toISOString()
  await applyEvents(deps, [
    activity('lesson_completed', {
      user_id: person,
      community_id: community,
      occurred_at: Date.parse(yesterday),
      local_date: yesterday.slice(0, 10),
    }),
  ])
  const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${community}`
  if (!course || !achievement || !row) throw new Error('The community was not settled.')
  return { person, learner, course: course.slug, achievement: achievement.id, slug: row.slug }
}
