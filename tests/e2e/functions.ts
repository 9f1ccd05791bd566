import { origin } from './session.ts'

/** The stack's functions, asked with a token. */
export const askWith =
  (token: string) =>
  (path: string, _person?: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', `Bearer ${token}`)
    return fetch(`${origin}/functions/v1${path}`, { ...init, headers })
  }
export type Ask = ReturnType<typeof askWith>

/** Sends JSON, and gives the data of an answer that must be good. */
export async function send(ask: Ask, method: string, path: string, body: object, key?: string): Promise<unknown> {
  const response = await ask(path, undefined, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key !== undefined && { 'Idempotency-Key': key }) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  return JSON.parse(text).data
}
