import { beforeAll } from 'vitest'
import { catalogueEntry, type CatalogueEntry } from '../../functions/_contracts/achievements/catalogue.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { sweepNewRules } from '../../functions/_services/rules/sweep.ts'
import { activity } from './activities.ts'
import { useApi, type ApiOptions } from './api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from './people.ts'
import { publish, type Published } from './publish.ts'

/** A community without packs for one test file; its rules usually count `post_created`. */
export function useGuild(options?: ApiOptions) {
  const api = useApi(options)
  const created = { id: '', slug: '' }
  const sql = () => api().database.sql
  beforeAll(async () => {
    created.id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${created.id}`
    created.slug = row?.slug ?? ''
  })
  const member = async (role: PersonRole, name: string = role) => {
    const person = await createPerson(sql(), name)
    await addMember(sql(), created.id, person, role)
    return person
  }
  const ask = async (method: string, path: string, person: string, json?: unknown) =>
    api().ask(`/achievements-api${path}`, person, {
      method,
      ...(json === undefined ? {} : { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } }),
    })
  return {
    api,
    sql,
    id: () => created.id,
    slug: () => created.slug,
    member,
    ask,
    /** The catalogue as this person sees it, with this query. */
    catalogue: async (person: string, query: Record<string, string> = {}): Promise<CatalogueEntry[]> => {
      const search = new URLSearchParams({ community: created.slug, ...query })
      const { data } = await (await ask('GET', `?${search}`, person)).json()
      return data.map((entry: unknown) => catalogueEntry.parse(entry))
    },
    publish: (...rules: Published[]) => publish(sql(), created.id, rules),
    /** The person posts this many times, each on another day. */
    post: async (person: string, times: number, from = 0) => {
      const learner = { user_id: person, community_id: created.id }
      const posts = Array.from({ length: times }, (_, day) => activity('post_created', { ...learner, day: from + day }))
      return applyEvents(api().deps, posts)
    },
    /** The background's sweep after a rule has changed. */
    sweep: () => sweepNewRules(api().deps),
  }
}
