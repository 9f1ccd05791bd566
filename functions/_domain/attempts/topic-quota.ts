/** How many questions of a topic an attempt asks, in proportion to the quotas of the other topics. */
export interface TopicQuota {
  topic: string
  questions: number
}
