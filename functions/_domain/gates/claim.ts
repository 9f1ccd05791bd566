/** How long an instructor holds a submission before the lease runs out. Claiming again renews it. */
export const LEASE_MS = 15 * 60_000

export interface Claim {
  claimed_by: string | null
  claimed_until: Date | null
}

/** Whether another instructor holds it now. A lease that has run out does not count. */
export const isClaimedByOther = ({ claimed_by, claimed_until }: Claim, reviewer: string, now: number): boolean =>
  claimed_by !== null && claimed_by !== reviewer && (claimed_until?.getTime() ?? 0) > now
