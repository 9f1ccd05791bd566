import { z } from 'zod'
import { Failure } from '../../supabase/local/failure.ts'
import type { Environment } from '../environments/environment.ts'
import type { FunctionHealth } from './plan-deploy.ts'

const health = z.object({ status: z.enum(['ok', 'unavailable']), release: z.string().default('') })

/** What each function says of itself. */
export function readHealth(functionsUrl: string, names: readonly string[]): Promise<FunctionHealth[]> {
  return Promise.all(
    names.map(async (name) => {
      try {
        const response = await fetch(`${functionsUrl}/${name}/health`, { signal: AbortSignal.timeout(10_000) })
        return { name, ...health.parse(await response.json()) }
      } catch {
        // No answer, or none of ours: either way it does not say that it is well.
        return { name, status: 'silent', release: '' }
      }
    }),
  )
}

async function siteAnswers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    // A site that is starting refuses connections.
    return false
  }
}

/** Waits until every function runs this release and is well, and the site answers. */
export async function waitUntilHealthy(
  { functionsUrl, site, siteUrl, patience }: Environment,
  names: readonly string[],
  release: string,
): Promise<void> {
  const deadline = Date.now() + patience * 1000
  for (;;) {
    const [functions, isSiteUp] = await Promise.all([
      readHealth(functionsUrl, names),
      site ? siteAnswers(siteUrl) : Promise.resolve(true),
    ])
    const behind = functions.filter(({ status, release: runs }) => status !== 'ok' || runs !== release)
    if (behind.length === 0 && isSiteUp) return
    if (Date.now() >= deadline) {
      const said = behind.map(
        ({ name, status, release: runs }) => `${name} is ${status}${runs ? ` and runs ${runs.slice(0, 8)}` : ''}`,
      )
      throw new Failure(
        `After ${patience} s not everything runs ${release.slice(0, 8)}: ${[...said, ...(isSiteUp ? [] : [`${siteUrl} does not answer`])].join(', ')}.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
