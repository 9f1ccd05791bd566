/** A community whose only admin leaves for good. */
export interface OrphanedCommunity {
  id: string
  slug: string
  name: string
  /** Members besides the admin. */
  others: number
}

export interface SuccessionChoice {
  community: string
  /** The member who becomes an admin; null: the community is closed. */
  successor: string | null
}

export interface Succession {
  promotions: { community: OrphanedCommunity; successor: string }[]
  closings: OrphanedCommunity[]
  /** Communities with other members that nothing was chosen for. */
  undecided: OrphanedCommunity[]
}

/** What becomes of the communities. One without other members is closed; choices for others than these change nothing. */
export function decideSuccession(
  communities: readonly OrphanedCommunity[],
  choices: readonly SuccessionChoice[],
): Succession {
  const chosen = new Map(choices.map(({ community, successor }) => [community, successor]))
  const succession: Succession = { promotions: [], closings: [], undecided: [] }
  for (const community of communities) {
    const successor = community.others === 0 ? null : chosen.get(community.slug)
    if (successor === undefined) succession.undecided.push(community)
    else if (successor === null) succession.closings.push(community)
    else succession.promotions.push({ community, successor })
  }
  return succession
}
