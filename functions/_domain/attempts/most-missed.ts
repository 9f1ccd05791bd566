interface TopicScore {
  asked: number
  correct: number
}

export const missedIn = ({ asked, correct }: TopicScore): number => asked - correct
export const shareIn = ({ asked, correct }: TopicScore): number => correct / asked

/** The topics with most to gain first: most questions missed, then the lowest share. */
export const byMissed = <Topic extends TopicScore>(topics: readonly Topic[]): Topic[] =>
  topics.toSorted((a, b) => missedIn(b) - missedIn(a) || shareIn(a) - shareIn(b))
