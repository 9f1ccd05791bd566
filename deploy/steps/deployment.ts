/** One run of npm run deploy, as the tags of the repository tell of it. */
export interface Deployment {
  number: number
  commit: string
  by: string
  /** When it began, in ISO 8601. */
  at: string
  /** Whether it went back to an earlier release. */
  back: boolean
  /** Unknown: it is under way, or its process was killed. */
  outcome: 'live' | 'failed' | 'unknown'
}

/** How long a deployment without an outcome counts as under way, in milliseconds. */
export const UNDER_WAY = 30 * 60_000

/**
 * The releases that went live and were not taken back, the newest last. Going back removes all that came after the release
 * it goes to, so that a second time leads further back and never forward.
 */
export function liveReleases(deployments: readonly Deployment[]): Deployment[] {
  const live: Deployment[] = []
  for (const deployment of deployments) {
    if (deployment.outcome !== 'live') continue
    const earlier = live.findLastIndex(({ commit }) => commit === deployment.commit)
    if (deployment.back && earlier >= 0) live.splice(earlier + 1)
    else if (earlier !== live.length - 1 || earlier < 0) live.push(deployment)
  }
  return live
}

/** What going back leads to: the release before, or the one that a failed deployment wanted to replace. */
export function backTarget(deployments: readonly Deployment[]): Deployment | undefined {
  const live = liveReleases(deployments)
  const failed = deployments.at(-1)?.outcome !== 'live'
  return live.at(failed ? -1 : -2)
}
