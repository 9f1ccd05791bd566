import type { BankFinding, SeededBank } from './read-banks.ts'

/** How far an exam may move the weight of a topic: by so much of all questions. */
const SHIFT = 0.03

/** Topics are those that have resources to learn from, and the exam pool asks of each as much as practice does. */
export function checkTopics({ file, questions }: SeededBank, known: ReadonlySet<string>): BankFinding[] {
  const strangers = questions.flatMap(({ topic }, index) =>
    known.has(topic) ? [] : [{ bank: file, question: index + 1, what: `has a topic without resources: ${topic}` }],
  )
  const pools = Map.groupBy(questions, ({ pool }) => pool)
  const share = (pool: 'all' | 'exam', topic: string) => {
    const asked = pools.get(pool) ?? []
    return asked.filter((question) => question.topic === topic).length / asked.length
  }
  const shifted =
    pools.size < 2
      ? []
      : [...new Set(questions.map(({ topic }) => topic))].filter(
          (topic) => Math.abs(share('exam', topic) - share('all', topic)) > SHIFT,
        )
  return [
    ...strangers,
    ...shifted.map((topic) => ({
      bank: file,
      question: null,
      what: `${topic} is ${(100 * share('exam', topic)).toFixed(0)}% of the exam pool and ${(100 * share('all', topic)).toFixed(0)}% of practice`,
    })),
  ]
}
