/** How long somebody has what they claimed to themselves, unless they claim it again. */
export const LEASE_MS = 15 * 60_000

export interface Claim {
  claimed_by: string | null
  claimed_until: Date | null
}

/** Whether it is somebody else's to read at this moment. A claim that has run out counts for nothing. */
export const isClaimedByOther = ({ claimed_by, claimed_until }: Claim, by: string, now: number): boolean =>
  claimed_by !== null && claimed_by !== by && (claimed_until?.getTime() ?? 0) > now
