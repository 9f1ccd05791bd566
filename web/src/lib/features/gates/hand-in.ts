/** What became of something that a learner handed in, as their form goes on. */
export interface HandedIn {
  id: string
  /** Why it was not taken. */
  problem?: string
  text: string
  links: string
}
