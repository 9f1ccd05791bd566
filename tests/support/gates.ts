import { expect } from 'vitest'
import type { Api } from './api.ts'

const FUNCTION = '/milestone-validation-api'

/** Submits, reviews and waives at the seeded gates, over the API. */
export function gatekeeper(api: () => Api) {
  const get = (person: string, path: string) => api().ask(`${FUNCTION}${path}`, person)
  const post = (person: string, path: string, body: object) =>
    api().ask(`${FUNCTION}${path}`, person, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const idOf = async (table: 'course_milestones' | 'contents', slug: string): Promise<string> => {
    const sql = api().database.sql
    const [row] = await sql<{ id: string }[]>`select id from ${sql(table)} where slug = ${slug}`
    if (!row) throw new Error(`There is no ${slug}.`)
    return row.id
  }
  const gate = (slug: string) => idOf('course_milestones', slug)

  return {
    get,
    post,
    gate,
    does: async (person: string, action_type: string, content: string) =>
      post(person, '/', { user_id: person, action_type, content_id: await idOf('contents', content) }),
    submit: async (person: string, slug: string, text: string) =>
      post(person, `/milestones/${await gate(slug)}/submit`, { text, links: ['https://example.com/drawing'] }),
    waive: async (by: string, person: string, slug: string, reason = 'Has done this at work') =>
      post(by, `/milestones/${await gate(slug)}/waive`, { user_id: person, reason }),
    decide: (by: string, submission: string, decision: 'approve' | 'reject', reason = '') =>
      post(by, `/reviews/${submission}`, { decision, reason }),
    claim: (by: string, submission: string, release = false) => post(by, `/reviews/${submission}/claim`, { release }),
    /** The id of the learner's submission that waits for a decision. */
    openOf: async (person: string): Promise<string> => {
      const [row] = await api().database.sql<{ id: string }[]>`
        select id from milestone_submissions where user_id = ${person} and decision is null
      `
      if (!row) throw new Error('Nothing waits.')
      return row.id
    },
  }
}

/** The data of a response that must be 200. */
export async function dataOf(response: Response) {
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()).data
}
