import { isDueOn, recallOn, type MemoryCard } from './card.ts'

/** A question that a learner has answered and that is still asked. */
export interface SeenQuestion extends Pick<MemoryCard, 'stability' | 'due_on' | 'reviewed_at'> {
  topic: string
}

export interface MemoryFigures {
  /** Questions that were answered. */
  seen: number
  /** Those that are due. */
  due: number
  /** How much of what was seen should be recalled on the day that was asked for, in whole percent; null where nothing was seen. */
  lasting: number | null
}

export interface MemorySummary extends MemoryFigures {
  /** The topics that were seen, by name. */
  topics: (MemoryFigures & { topic: string })[]
}

interface MemoryDays {
  today: string
  /** The day for which recall is predicted. */
  on: string
}

export function summarize(seen: readonly SeenQuestion[], days: MemoryDays): MemorySummary {
  const byTopic = Map.groupBy(seen, ({ topic }) => topic)
  return {
    ...figuresOf(seen, days),
    topics: [...byTopic]
      .map(([topic, questions]) => ({ topic, ...figuresOf(questions, days) }))
      .toSorted((a, b) => (a.topic < b.topic ? -1 : 1)),
  }
}

function figuresOf(seen: readonly SeenQuestion[], { today, on }: MemoryDays): MemoryFigures {
  const recalled = seen.reduce((sum, question) => sum + recallOn(question, on), 0)
  return {
    seen: seen.length,
    due: seen.filter((question) => isDueOn(question, today)).length,
    lasting: seen.length === 0 ? null : Math.round((100 * recalled) / seen.length),
  }
}
