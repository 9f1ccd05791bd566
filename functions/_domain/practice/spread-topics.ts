import { shuffle, type Random } from '../attempts/shuffle.ts'

/** Shuffles questions so that no topic comes twice running; where one topic has too many for that, as seldom as can be. */
export function spreadTopics<Of extends { topic: string }>(questions: readonly Of[], random: Random): Of[] {
  const left = Map.groupBy(shuffle(questions, random), ({ topic }) => topic)
  const spread: Of[] = []
  for (let open = questions.length; open > 0; open--) {
    const others = [...left].filter(([topic]) => topic !== spread.at(-1)?.topic)
    // A topic with more than half of what is left comes now, or it would come twice running later.
    const urgent = others.find(([, queue]) => 2 * queue.length > open)
    const [, queue] = urgent ?? drawn(others, random) ?? [...left][0] ?? []
    const next = queue?.shift()
    if (!next) break
    if (queue?.length === 0) left.delete(next.topic)
    spread.push(next)
  }
  return spread
}

/** One of the topics, each with the chance of its questions. */
function drawn<Topic extends [string, readonly unknown[]]>(
  topics: readonly Topic[],
  random: Random,
): Topic | undefined {
  let place = random() * topics.reduce((sum, [, queue]) => sum + queue.length, 0)
  for (const topic of topics) {
    place -= topic[1].length
    if (place < 0) return topic
  }
  return topics.at(-1)
}
