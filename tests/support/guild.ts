import { beforeAll } from 'vitest'
import { catalogueEntry, type CatalogueEntry } from '../../functions/_contracts/achievements/catalogue.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { sweepNewRules } from '../../functions/_services/rules/sweep.ts'
import { activity } from './activities.ts'
import { useApi } from './api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from './people.ts'
import { publish, type Published } from './publish.ts'

/** A community with rules of its own alone, for a file; what is said by `post_created` is that somebody posted. */
export function useGuild() {
  const api = useApi()
  const found = { id: '', slug: '' }
  const sql = () => api().database.sql
  beforeAll(async () => {
    found.id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${found.id}`
    found.slug = row?.slug ?? ''
  })
  const member = async (role: PersonRole, name: string = role) => {
    const person = await createPerson(sql(), name)
    await addMember(sql(), found.id, person, role)
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
    id: () => found.id,
    slug: () => found.slug,
    member,
    ask,
    /** The catalogue as this person sees it, asked with these words. */
    catalogue: async (person: string, query: Record<string, string> = {}): Promise<CatalogueEntry[]> => {
      const words = new URLSearchParams({ community: found.slug, ...query })
      const { data } = await (await ask('GET', `?${words}`, person)).json()
      return data.map((entry: unknown) => catalogueEntry.parse(entry))
    },
    publish: (...rules: Published[]) => publish(sql(), found.id, rules),
    /** Somebody posts so many times, each on a day of its own. */
    post: async (person: string, times: number, from = 0) => {
      const who = { user_id: person, community_id: found.id }
      const posts = Array.from({ length: times }, (_, day) => activity('post_created', { ...who, day: from + day }))
      return applyEvents(api().deps, posts)
    },
    /** What the background does after a rule has changed. */
    sweep: () => sweepNewRules(api().deps),
  }
}
