import { error } from '@sveltejs/kit'
import type { AroundData } from './gate-around.ts'
import type { GateCurriculum } from './gate-form.ts'
import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import type { CourseCounts, GateNode } from '#domain/rules/gate-surroundings.ts'
import { namedGates } from '#domain/rules/named-gates.ts'
import { criteria } from '#contracts/rules/criteria.ts'
import { api } from '#lib/api/api.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { gateOf, type CurriculumEvent } from './gate-actions.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { manageApi } from '#lib/features/achievements/authoring/api.server.ts'
import { ruleLookups } from '#lib/features/achievements/authoring/rule-lookups.server.ts'

export interface GateChoice {
  id: string
  title: string
  /** The course that it is of, where that is not where one is. */
  of: string | null
  status: AuthoredGate['status']
}

/** All that the form of a gate has to know; of one that is there already, with the gate. */
export async function loadGatePage(accessToken: string, { params }: Pick<CurriculumEvent, 'params'>) {
  const { community } = params
  const of = gateOf(params)
  const [{ data: gates }, { data: stats }, { data: tests }, { data: courses }, whole] = await Promise.all([
    milestonesApi(accessToken).authoredGates(community),
    manageApi(accessToken).stats(community),
    api(accessToken).tests(community),
    coursesApi(accessToken).courses(community),
    wholeOf(accessToken, community, of),
  ])
  const gate = params.gate === undefined ? null : (gates.find(({ id }) => id === params.gate) ?? null)
  if (params.gate !== undefined && (gate?.scope !== of.scope || gate.of.slug !== of.slug))
    error(404, 'No such gate.', { code: 'gate_not_found' })
  const inside = new Set(whole.courses.map(([slug]) => slug))
  const reach = gates.filter(
    (other) =>
      (other.scope === of.scope && other.of.slug === of.slug) ||
      (of.scope === 'program' && other.scope === 'course' && inside.has(other.of.slug)),
  )
  return {
    of,
    whole: { title: whole.title, status: whole.status },
    gate,
    lookups: ruleLookups(stats, tests, { courses, gates: gates.filter(({ id }) => id !== gate?.id) }),
    achievements: stats.filter(({ status }) => status === 'live').map(({ id, name }) => ({ id, name })),
    choices: reach
      .filter(({ id, status }) => id !== gate?.id && (status !== 'retired' || gate?.needs.some((it) => it.id === id)))
      .map(({ id, title, status, of: other }): GateChoice => ({
        id,
        title,
        status,
        of: other.slug === of.slug ? null : other.title,
      })),
    around: {
      courses: whole.courses,
      categories: [...new Set(tests.map(({ category }) => category))],
      achievements: stats.filter(({ pack, status }) => pack === 'custom' && status === 'live').map(({ slug }) => slug),
      gates: gates.map(toNode),
      inReach: reach.map(({ id }) => id),
    } satisfies AroundData,
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

interface Whole {
  title: string
  status: 'draft' | 'live' | 'retired'
  courses: [string, CourseCounts][]
}

async function wholeOf(accessToken: string, community: string, { scope, slug }: GateCurriculum): Promise<Whole> {
  if (scope === 'program') {
    const { data } = await coursesApi(accessToken).program(community, slug)
    const holds = ({ title, status, kinds }: (typeof data.courses)[number]): CourseCounts =>
      // What a draft will have when it goes live is not known here.
      status === 'draft'
        ? { title, lesson: Infinity, wod: Infinity, scenario: Infinity }
        : { title, lesson: kinds.lesson, wod: kinds.wod, scenario: kinds.scenario }
    return { ...data, courses: data.courses.map((course) => [course.slug, holds(course)]) }
  }
  const { data } = await coursesApi(accessToken).course(community, slug)
  // A draft takes what is in it along when it goes live.
  const counts = data.contents.filter(
    ({ status }) => status === 'live' || (data.status === 'draft' && status === 'draft'),
  )
  const of = (kind: string) => counts.filter((content) => content.kind === kind).length
  return {
    ...data,
    courses: [[slug, { title: data.title, lesson: of('lesson'), wod: of('wod'), scenario: of('scenario') }]],
  }
}

/** The question that the address asks first; of publishing, with what it would do at once. */
export async function askedOfGate(accessToken: string, { params, url }: { params: { gate: string }; url: URL }) {
  const asks = url.searchParams.get('ask')
  const tried = asks === 'publish' ? (await milestonesApi(accessToken).dryRunGate(params.gate)).data : null
  return { asks, tried }
}
