import { z } from 'zod'
import type { Facts } from './plan-deploy.ts'

const runs = z.object({
  workflow_runs: z.array(z.object({ status: z.string(), conclusion: z.string().nullable() })),
})

/** Whether CI passed for a commit, where origin is on GitHub and says so. */
export async function readChecks(
  commit: string,
  origin: string,
  variables: NodeJS.ProcessEnv,
): Promise<Facts['checks']> {
  const repository = variables.GITHUB_REPOSITORY ?? /github\.com[:/](.+?)(?:\.git)?$/.exec(origin)?.[1]
  if (repository === undefined) return 'unknown'
  const api = variables.GITHUB_API_URL ?? 'https://api.github.com'
  const token = variables.GITHUB_TOKEN
  try {
    const response = await fetch(
      `${api}/repos/${repository}/actions/workflows/ci.yml/runs?head_sha=${commit}&per_page=1`,
      {
        headers: { Accept: 'application/vnd.github+json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        signal: AbortSignal.timeout(10_000),
      },
    )
    const [newest] = runs.parse(await response.json()).workflow_runs
    if (!newest) return 'unknown'
    if (newest.status !== 'completed') return 'running'
    return newest.conclusion === 'success' ? 'green' : 'failed'
  } catch {
    // Whatever went wrong, nobody said that they passed.
    return 'unknown'
  }
}
