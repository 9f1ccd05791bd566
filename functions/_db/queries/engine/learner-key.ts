/** A learner in one community: whose state it is. */
export interface LearnerKey {
  user_id: string
  community_id: string
}
