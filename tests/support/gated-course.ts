import { beforeAll } from 'vitest'
import { recorded } from '../../functions/_contracts/gates/actions.ts'
import { gate, type Gate } from '../../functions/_contracts/gates/gates.ts'
import { verifyLearner } from '../../functions/_services/engine/verify-ledger.ts'
import type { ApiOptions } from './api.ts'
import { dataOf, gatekeeper } from './gates.ts'
import { addMember, createPerson } from './people.ts'
import { takeTest, useSchool } from './school.ts'

/** The seeded courses with their gates, two instructors, and what a learner does up to the gate where work is handed in. */
export function useGatedCourse(options?: ApiOptions) {
  const school = useSchool(options)
  const at = gatekeeper(school.api)
  const found = { ines: '', otto: '' }
  const ids: Record<string, string> = {}
  const instructor = async (name: string) => {
    const person = await createPerson(school.sql(), name)
    await addMember(school.sql(), school.harbor(), person, 'instructor')
    return person
  }
  beforeAll(async () => {
    found.ines = await instructor('Ines')
    found.otto = await instructor('Otto')
    for (const { slug, id } of await school.sql()`select slug, id from course_milestones`) ids[slug] = id
  })
  const gates = async (person: string, of = 'course=networking-essentials', user = ''): Promise<Gate[]> => {
    const list = await dataOf(await at.get(person, `/milestones?community=harbor&${of}${user}`))
    return list.map((one: unknown) => gate.parse(one))
  }
  const read = async (person: string, lesson: string) =>
    recorded.parse(await dataOf(await at.does(person, 'lesson_completed', lesson)))

  return {
    school,
    at,
    ines: () => found.ines,
    otto: () => found.otto,
    instructor,
    /** The id of a gate by its slug. */
    idOf: (slug: string) => ids[slug] ?? '',
    gates,
    states: async (person: string) =>
      (await gates(person)).map(({ slug, standing: { state } }) => `${slug.slice('networking-'.length)} ${state}`),
    read,
    /** What the stored progress of a learner has that their log does not give. */
    differences: (user_id: string) => {
      const { db, rulesets } = school.api().deps
      return verifyLearner(db, rulesets, { user_id, community_id: school.harbor() })
    },
    /** A learner at the gate where a drawing is handed in. */
    atTheDrawing: async () => {
      const me = await school.newcomer()
      await read(me.person, 'how-a-packet-travels')
      await read(me.person, 'subnets-without-fear')
      await takeTest(me, school.test(), { correct: 25 })
      return me.person
    },
  }
}
