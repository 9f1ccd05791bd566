import type postgres from 'postgres'

/** How often a parameter has a value that is known, so that requests get past "not found". The others are made up. */
const SHARE = 0.75
/** Of each kind: each value makes more requests. */
const MOST = 4

// The requests of all roles are about harbor, the academy of the demo.
const QUERIES = {
  communities: `select slug as value from communities order by slug desc`,
  tests: `select id as value from tests`,
  courses: `select id as value from courses`,
  course_slugs: `select slug as value from courses`,
  contents: `select id as value from contents order by course_id nulls last, position`,
  content_slugs: `select slug as value from contents order by course_id nulls last, position`,
  programs: `select id as value from programs`,
  program_slugs: `select slug as value from programs`,
  achievements: `select id as value from achievements order by position, id`,
  awards: `select id as value from user_achievements where user_id = $1 order by unlocked_at`,
  attempts: `select id as value from attempts where user_id = $1 order by status desc, started_at desc`,
  gates: `select id as value from course_milestones order by position`,
  reviews: `select id as value from milestone_submissions order by decision nulls first, id`,
  media: `select id as value from media order by id`,
  resources: `select id as value from resources where state = 'listed' order by useful desc, id`,
  notifications: `select id as value from notifications where user_id = $1 order by id desc`,
  certificates: `select number as value from certificates order by number`,
  people: `select $1::uuid as value union all (select id from profiles where id <> $1 order by id)`,
  addresses: `select unnest(array['/communities-api', '/gamification-api/streaks/status?community=harbor',
    '/achievements-api?community=nowhere', '/gamification-api/notifications/stream']) as value`,
  usernames: `select username as value from profiles order by id = $1 desc, id`,
} as const
type Kind = keyof typeof QUERIES

/** By place and name, wherever no operation says otherwise. */
const EVERYWHERE: Record<string, Kind> = {
  'path.community': 'communities',
  'query.community': 'communities',
  'body.community': 'communities',
  'query.user_id': 'people',
  'body.user_id': 'people',
  'path.user': 'people',
  'path.number': 'certificates',
  'path.username': 'usernames',
  'body.test_id': 'tests',
  'query.test_id': 'tests',
  'body.achievement_id': 'achievements',
  'body.content_id': 'contents',
  'body.course': 'course_slugs',
  'query.course': 'course_slugs',
  'body.program': 'program_slugs',
  'query.program': 'program_slugs',
  'query.get': 'addresses',
}

/** Paths that begin so have their own `{id}` or `{slug}`. */
const BY_PATH: [path: string, name: string, kind: Kind][] = [
  ['/achievements-api/', 'id', 'achievements'],
  ['/achievements-api/mine/', 'id', 'awards'],
  ['/attempts-api/tests/', 'id', 'tests'],
  ['/authoring-api/tests/', 'id', 'tests'],
  ['/attempts-api/attempts/', 'id', 'attempts'],
  ['/communities-api/', 'slug', 'communities'],
  ['/courses-api/courses/', 'id', 'courses'],
  ['/courses-api/courses/', 'slug', 'course_slugs'],
  ['/courses-api/contents/', 'id', 'contents'],
  ['/courses-api/contents/', 'slug', 'content_slugs'],
  ['/courses-api/programs/', 'id', 'programs'],
  ['/courses-api/programs/', 'slug', 'program_slugs'],
  ['/gamification-api/notifications/', 'id', 'notifications'],
  ['/media-api/media/', 'id', 'media'],
  ['/milestone-validation-api/milestones/', 'id', 'gates'],
  ['/milestone-validation-api/reviews/', 'id', 'reviews'],
  ['/resources-api/attempts/', 'id', 'attempts'],
  ['/resources-api/resources/', 'id', 'resources'],
]

/** A configuration for Schemathesis with what the database holds, as one person sees it. */
export async function knownValues(sql: postgres.Sql, person: string): Promise<string> {
  const values = new Map<string, string[]>()
  for (const [kind, query] of Object.entries(QUERIES)) {
    const rows = await sql.unsafe<{ value: string }[]>(`${query} limit ${MOST}`, query.includes('$1') ? [person] : [])
    if (rows.length > 0)
      values.set(
        kind,
        rows.map(({ value }) => value),
      )
  }
  const binding = (place: string, kind: string) => `"${place}" = { dictionary = "${kind}", probability = ${SHARE} }`
  return [
    '[parameters]',
    ...Object.entries(EVERYWHERE)
      .filter(([, kind]) => values.has(kind))
      .map(([place, kind]) => binding(place, kind)),
    ...[...values].flatMap(([kind, of]) => [`[dictionaries.${kind}]`, `values = ${JSON.stringify(of)}`]),
    ...BY_PATH.filter(([, , kind]) => values.has(kind)).flatMap(([path, name, kind]) => [
      '[[operations]]',
      `include-path-regex = "^${path}([{]community[}]/)?[{]${name}[}]"`,
      `parameters = { ${binding(`path.${name}`, kind)} }`,
    ]),
  ].join('\n')
}
