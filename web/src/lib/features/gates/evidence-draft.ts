/** A learner's evidence as their form holds it, after it was posted. */
export interface EvidenceDraft {
  id: string
  /** Why it was refused. */
  problem?: string
  text: string
  links: string
}
