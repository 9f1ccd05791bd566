import { error } from '@sveltejs/kit'
import { parseResponse } from 'hono/client'
import type { ChangeGateBody, CreateGateBody, OrderGatesBody } from '#contracts/gates/authoring.ts'
import { gatePath } from '#contracts/gates/gates.ts'
import { toPageError } from '#lib/api/call.server.ts'
import { toFormRefusal } from '#lib/api/refusals.server.ts'
import { validationApi } from '#lib/features/gates/validation-api.server.ts'

const MISSING = 'gate_not_found'
const refused = toFormRefusal(MISSING)

/** Gates, as who teaches works on them. */
export const gatesAuthorApi = (token: string) => {
  const { milestones } = validationApi(token)
  // Refuses as a promise does, so that what was asked beside it is waited for.
  const at = async (id: string) => {
    if (!gatePath.safeParse({ id }).success) error(404, 'No such gate.', { code: MISSING })
    return { param: { id } }
  }
  return {
    written: (community: string) =>
      parseResponse(milestones.written.$get({ query: { community } })).catch(toPageError('community_not_found')),
    tried: async (id: string) => {
      const address = await at(id)
      return parseResponse(milestones[':id']['dry-run'].$get(address)).catch(toPageError(MISSING))
    },
    create: (json: CreateGateBody) => parseResponse(milestones.$post({ json })).catch(refused),
    change: async (id: string, json: ChangeGateBody) => {
      const address = await at(id)
      return parseResponse(milestones[':id'].$patch({ ...address, json })).catch(refused)
    },
    remove: async (id: string) => {
      const address = await at(id)
      return parseResponse(milestones[':id'].$delete(address)).catch(refused)
    },
    order: (json: OrderGatesBody) => parseResponse(milestones.order.$put({ json })).catch(refused),
  }
}
