import { hc, parseResponse } from 'hono/client'
import type { AssignmentBody, ChangeAssignmentBody, ExtensionBody } from '#contracts/assignments/assignments.ts'
import type { GradeBody } from '#contracts/assignments/gradebook.ts'
import type { AssignedKind } from '#domain/assignments/kinds.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type { GradebookShown } from '#lib/assignment-paths.ts'
import { asFile, asUser, base, toPageError } from './call.server.ts'
import { idParam, slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const ASSIGNMENT = 'assignment_not_found'
const MEMBER = 'member_not_found'

const refused = toFormRefusal(ASSIGNMENT)

/** Assignments and grades of one community, called for a signed-in user. */
export function assignmentsApi(token: string, community: string) {
  const all = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const one = all.assignments[':assignment']
  const grades = one.grades[':user']
  const member = all.members[':user']
  const slug = async () => ({ slug: await slugParam(community, COMMUNITY) })
  const of = async (assignment: string) => ({
    ...(await slug()),
    assignment: (await idParam(assignment, ASSIGNMENT)).id,
  })
  const about = async (user: string) => ({ ...(await slug()), user: (await idParam(user, MEMBER)).id })
  const gradeOf = async (assignment: string, user: string) => ({ ...(await of(assignment)), ...(await about(user)) })
  return {
    list: async (status?: 'draft' | 'published' | 'archived') =>
      parseResponse(all.assignments.$get({ param: await slug(), query: { status } })).catch(toPageError(COMMUNITY)),
    mine: async () => parseResponse(all['my-assignments'].$get({ param: await slug() })).catch(toPageError(COMMUNITY)),
    assignable: async (kind: Exclude<AssignedKind, 'mix'>) =>
      parseResponse(all.assignable.$get({ param: await slug(), query: { kind } })).catch(toPageError(COMMUNITY)),
    create: async (json: AssignmentBody) =>
      parseResponse(all.assignments.$post({ param: await slug(), json })).catch(toFormRefusal(COMMUNITY)),
    read: async (id: string) => parseResponse(one.$get({ param: await of(id) })).catch(toPageError(ASSIGNMENT)),
    change: async (id: string, json: ChangeAssignmentBody) =>
      parseResponse(one.$put({ param: await of(id), json })).catch(refused),
    setStatus: async (id: string, json: { revision: number; status: 'published' | 'archived' }) =>
      parseResponse(one.status.$post({ param: await of(id), json })).catch(refused),
    extend: async (id: string, user: string, json: ExtensionBody) =>
      parseResponse(one.extensions[':user'].$put({ param: await gradeOf(id, user), json })).catch(refused),
    endExtension: async (id: string, user: string) =>
      parseResponse(one.extensions[':user'].$delete({ param: await gradeOf(id, user) })).catch(refused),
    ofLearner: async (user: string) =>
      parseResponse(member.assignments.$get({ param: await about(user) })).catch(toPageError(MEMBER)),
    notes: async (user: string) =>
      parseResponse(member.notes.$get({ param: await about(user) })).catch(toPageError(MEMBER)),
    writeNote: async (user: string, words: string) =>
      parseResponse(member.notes.$post({ param: await about(user), json: { words } })).catch(toFormRefusal(MEMBER)),
    deleteNote: async (user: string, note: string) =>
      parseResponse(
        member.notes[':note'].$delete({
          param: { ...(await about(user)), note: (await idParam(note, 'not_found')).id },
        }),
      ).catch(toPageError('not_found')),
    gradebook: async (shown: GradebookShown) =>
      parseResponse(all.gradebook.$get({ param: await slug(), query: { ...shown } })).catch(toPageError(ASSIGNMENT)),
    gradebookFile: async ({ group, search }: GradebookShown): Promise<Response> => {
      const request = all.gradebook.export.$get({ param: await slug(), query: { group, search } }, asFile)
      const response = await request.catch(toPageError(COMMUNITY))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(COMMUNITY))
      return response
    },
    importGrades: async (csv: string, apply: boolean) =>
      parseResponse(all.gradebook.import.$post({ param: await slug(), json: { csv, apply } })).catch(
        toFormRefusal(COMMUNITY),
      ),
    weigh: async (name: string, weight: number) =>
      parseResponse(all.gradebook.categories.$put({ param: await slug(), json: { name, weight } })).catch(
        toFormRefusal(COMMUNITY),
      ),
    grade: async (id: string, user: string) =>
      parseResponse(grades.$get({ param: await gradeOf(id, user) })).catch(toPageError(ASSIGNMENT)),
    setGrade: async (id: string, user: string, json: GradeBody) =>
      parseResponse(grades.$put({ param: await gradeOf(id, user), json })).catch(refused),
    withdrawGrade: async (id: string, user: string, revision: number) =>
      parseResponse(grades.$delete({ param: await gradeOf(id, user), query: { revision: String(revision) } })).catch(
        refused,
      ),
  }
}
