import { expect } from 'vitest'
import {
  myProfile,
  publicProfile,
  type MyProfile,
  type PublicProfile,
} from '../../functions/_contracts/profiles/profiles.ts'
import type { Api } from './api.ts'

interface SignInOptions {
  minutesAgo?: number
  method?: string
  providers?: string[]
}

interface DeleteOptions extends SignInOptions {
  /** What becomes of each community that would have no admin. */
  communities?: { community: string; successor: string | null }[]
}

/** Requests to the profile routes. */
export function profiles(api: () => Api) {
  const send = (method: string, person: string | undefined, body: object) =>
    api().ask('/gamification-api/profile', person, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    mine: async (person: string): Promise<MyProfile> =>
      myProfile.parse((await (await api().ask('/gamification-api/profile', person)).json()).data),
    try: (person: string, body: object) => send('PATCH', person, body),
    change: async (person: string, body: object): Promise<MyProfile> => {
      const response = await send('PATCH', person, body)
      expect(response.status).toBe(200)
      return myProfile.parse((await response.json()).data)
    },
    ask: (username: string, reader?: string) => api().ask(`/gamification-api/profile/${username}`, reader),
    see: async (username: string, reader?: string): Promise<PublicProfile> => {
      const response = await api().ask(`/gamification-api/profile/${username}`, reader)
      expect(response.status).toBe(200)
      return publicProfile.parse((await response.json()).data)
    },
    export: (person: string) => api().ask('/gamification-api/profile/export', person),
    /** With a token of a sign-in this many minutes ago, of an account with these ways to sign in. */
    delete: async (
      person: string,
      username: string,
      { minutesAgo = 0, method = 'password', providers = [], communities }: DeleteOptions = {},
    ) => {
      const { deps, issuer } = api()
      const timestamp = Math.floor(deps.now() / 1000) - minutesAgo * 60
      const token = await issuer.sign({ sub: person, amr: [{ method, timestamp }], app_metadata: { providers } })
      return api().ask('/gamification-api/profile', undefined, {
        method: 'DELETE',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ username, communities }),
      })
    },
  }
}
