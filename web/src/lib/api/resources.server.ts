import { hc, parseResponse } from 'hono/client'
import type { ResourcesApi } from '#functions/resources-api/app.ts'
import type { ResourceFilter, ResourceMark } from '#contracts/resources/listing.ts'
import type { ChangeResourceBody, SuggestBody, SuggestionsQuery } from '#contracts/resources/suggestions.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const RESOURCE = 'resource_not_found'
const ATTEMPT = 'attempt_not_found'

const refused = toFormRefusal(RESOURCE)

/** The function resources-api, called for a signed-in user. */
export function resourcesApi(token: string) {
  const { attempts, reports, resources, suggestions, topics } = hc<ResourcesApi>(base, asUser(token))['resources-api']
  return {
    list: (community: string, { cursor, ...filter }: ResourceFilter & { cursor?: string }) =>
      parseResponse(resources.$get({ query: { community, cursor, ...filter } })).catch(toPageError(COMMUNITY)),
    read: async (id: string) =>
      parseResponse(resources[':id'].$get({ param: await idParam(id, RESOURCE) })).catch(toPageError(RESOURCE)),
    listTopics: (community: string) =>
      parseResponse(topics.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    /** What helps with the topics that a finished attempt missed. */
    listForAttempt: (id: string) => parseResponse(attempts[':id'].$get({ param: { id } })).catch(toPageError(ATTEMPT)),
    /** What the user suggested; with a state, for instructors and admins, what anyone did. */
    listSuggestions: (community: string, state?: SuggestionsQuery['state']) =>
      parseResponse(suggestions.$get({ query: { community, state } })).catch(toPageError(COMMUNITY)),
    listDeadLinks: (community: string) =>
      parseResponse(reports.$get({ query: { community } })).catch(toPageError(COMMUNITY)),

    mark: async (id: string, mark: ResourceMark, isSet: boolean) => {
      const marks = resources[':id'].marks[':mark']
      const param = { ...(await idParam(id, RESOURCE)), mark }
      return parseResponse(isSet ? marks.$put({ param }) : marks.$delete({ param })).catch(refused)
    },
    report: async (id: string, note: string) =>
      parseResponse(resources[':id'].reports.$post({ param: await idParam(id, RESOURCE), json: { note } })).catch(
        refused,
      ),
    /** Whether it is new is in the status alone. */
    suggest: async (json: SuggestBody) => {
      const response = await resources.$post({ json }).catch(refused)
      if ('refused' in response) return response
      const isNew = response.status === 201
      const answer = await parseResponse(Promise.resolve(response)).catch(refused)
      return 'refused' in answer ? answer : { ...answer, isNew }
    },
    change: async (id: string, json: ChangeResourceBody) =>
      parseResponse(resources[':id'].$patch({ param: await idParam(id, RESOURCE), json })).catch(refused),
    settleReports: async (id: string) =>
      parseResponse(resources[':id'].reports.$delete({ param: await idParam(id, RESOURCE) })).catch(
        toPageError(RESOURCE),
      ),
  }
}
