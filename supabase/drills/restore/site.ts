import { join } from 'node:path'
import { z } from 'zod'
import type { SitterApi } from '../../../tests/support/sitter.ts'
import { FUNCTIONS_PASSWORD, functionsUrl } from '../../local/functions-login.ts'
import { keptSecret } from '../../local/kept-secret.ts'
import { freePort } from '../../local/ports.ts'
import { answers, startService, stopService } from '../../local/process.ts'
import { apiService } from '../../local/services.ts'
import { ownUrl, readSettings } from '../../local/settings.ts'

const root = join(import.meta.dirname, '../../..')

const session = z.object({ access_token: z.string(), user: z.object({ id: z.uuid() }) })

export interface DrillAccount {
  email: string
  password: string
  id: string
  token: string
}

/** The functions and Auth on a database, as npm start runs them, without the site. */
export async function startSite(home: string, databaseUrl: string) {
  const env = { LAUDE_HOME: home, API_PORT: String(await freePort()) }
  const settings = readSettings([], env, root)
  const functions = functionsUrl(databaseUrl, keptSecret(home, FUNCTIONS_PASSWORD))
  const api = apiService(settings, root, { owner: databaseUrl, functions })
  const service = startService({ ...api, env: { ...api.env, RATE_LIMITS: 'off' } })
  const url = ownUrl(settings)
  await answers(service, `${url}/functions/v1/attempts-api/health`)

  const authenticate = async (
    path: string,
    { email, password }: Pick<DrillAccount, 'email' | 'password'>,
  ): Promise<DrillAccount> => {
    const response = await fetch(`${url}/auth/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (!response.ok) throw new Error(`Auth answered ${response.status} for ${email}: ${await response.text()}`)
    const { access_token: token, user } = session.parse(await response.json())
    return { email, password, id: user.id, token }
  }
  /** Asks as the account with this id. */
  const askAs =
    (account: DrillAccount): SitterApi['ask'] =>
    (path, _person, init = {}) => {
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${account.token}`)
      return fetch(`${url}/functions/v1${path}`, { ...init, headers })
    }
  return {
    signUp: (account: Pick<DrillAccount, 'email' | 'password'>) => authenticate('signup', account),
    signIn: (account: Pick<DrillAccount, 'email' | 'password'>) => authenticate('token?grant_type=password', account),
    askAs,
    stop: () => stopService(service),
  }
}

export type DrillSite = Awaited<ReturnType<typeof startSite>>
