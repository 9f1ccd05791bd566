import { error } from '@sveltejs/kit'
import type { SurroundingsData } from './surroundings-data.ts'
import type { GateCurriculum } from './gate-form.ts'
import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import type { CourseCounts, GateNode } from '#domain/rules/gate-surroundings.ts'
import { namedGates } from '#domain/rules/named-gates.ts'
import { topicSlug } from '#domain/mastery/reached-event.ts'
import { criteria } from '#contracts/rules/criteria.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { curriculumOf, type CurriculumEvent } from './gate-actions.server.ts'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { ruleLookups } from '#lib/features/achievements/authoring/rule-lookups.server.ts'

export interface GateChoice {
  id: string
  title: string
  /** The title of its course, if that is another than the page's. */
  of: string | null
  status: AuthoredGate['status']
}

/** What the form of a gate needs, with the gate itself if it exists already. */
export async function loadGatePage(accessToken: string, { params }: Pick<CurriculumEvent, 'params'>) {
  const { community } = params
  const of = curriculumOf(params)
  const [{ data: gates }, { data: stats }, { data: tests }, { data: courses }, { topics }, curriculum] =
    await Promise.all([
      milestonesApi(accessToken).authoredGates(community),
      achievementsApi(accessToken).readStats(community),
      attemptsApi(accessToken).listTests(community),
      coursesApi(accessToken).courses(community),
      masteryApi(accessToken).read(community),
      loadCurriculum(accessToken, community, of),
    ])
  const gate = params.gate === undefined ? null : (gates.find(({ id }) => id === params.gate) ?? null)
  if (params.gate !== undefined && (gate?.scope !== of.scope || gate.of.slug !== of.slug))
    error(404, 'No such gate.', { code: 'gate_not_found' })
  const inside = new Set(curriculum.courses.map(([slug]) => slug))
  const reach = gates.filter(
    (other) =>
      (other.scope === of.scope && other.of.slug === of.slug) ||
      (of.scope === 'program' && other.scope === 'course' && inside.has(other.of.slug)),
  )
  return {
    of,
    curriculum: { title: curriculum.title, status: curriculum.status },
    gate,
    lookups: ruleLookups(stats, tests, { topics, courses, gates: gates.filter(({ id }) => id !== gate?.id) }),
    achievements: stats.filter(({ status }) => status === 'live').map(({ id, name }) => ({ id, name })),
    choices: reach
      .filter(({ id, status }) => id !== gate?.id && (status !== 'retired' || gate?.needs.some((it) => it.id === id)))
      .map(({ id, title, status, of: other }): GateChoice => ({
        id,
        title,
        status,
        of: other.slug === of.slug ? null : other.title,
      })),
    surroundings: {
      courses: curriculum.courses,
      categories: [...new Set(tests.map(({ category }) => category))],
      topics: topics.map(({ topic }) => topicSlug(topic)),
      achievements: stats.filter(({ pack, status }) => pack === 'custom' && status === 'live').map(({ slug }) => slug),
      gates: gates.map(toNode),
      inReach: reach.map(({ id }) => id),
    } satisfies SurroundingsData,
  }
}

const toNode = ({ id, slug, title, status, needs, unlock_criteria, validation_criteria }: AuthoredGate): GateNode => ({
  id,
  slug,
  title,
  status,
  needs: needs.map((it) => it.id),
  names: [unlock_criteria, validation_criteria].flatMap((rule) => namedGates(criteria.safeParse(rule).data ?? null)),
})

interface LoadedCurriculum {
  title: string
  status: 'draft' | 'live' | 'retired'
  courses: [string, CourseCounts][]
}

async function loadCurriculum(
  accessToken: string,
  community: string,
  { scope, slug }: GateCurriculum,
): Promise<LoadedCurriculum> {
  if (scope === 'program') {
    const { data } = await coursesApi(accessToken).program(community, slug)
    const countsOf = ({ title, status, kinds }: (typeof data.courses)[number]): CourseCounts =>
      // A draft publishes its drafts with it, and a program does not list those: any number is possible.
      status === 'draft'
        ? { title, lesson: Infinity, wod: Infinity, scenario: Infinity }
        : { title, lesson: kinds.lesson, wod: kinds.wod, scenario: kinds.scenario }
    return { ...data, courses: data.courses.map((course) => [course.slug, countsOf(course)]) }
  }
  const { data } = await coursesApi(accessToken).course(community, slug)
  // A draft course publishes its drafts with it.
  const publishable = data.contents.filter(
    ({ status }) => status === 'live' || (data.status === 'draft' && status === 'draft'),
  )
  const of = (kind: string) => publishable.filter((content) => content.kind === kind).length
  return {
    ...data,
    courses: [[slug, { title: data.title, lesson: of('lesson'), wod: of('wod'), scenario: of('scenario') }]],
  }
}

/** The question that the URL makes the page ask; before publishing, with a dry run. */
export async function loadQuestion(accessToken: string, { params, url }: { params: { gate: string }; url: URL }) {
  const asks = url.searchParams.get('ask')
  const dryRun = asks === 'publish' ? (await milestonesApi(accessToken).dryRunGate(params.gate)).data : null
  return { asks, dryRun }
}
