import { costOf } from '../../functions/_domain/assistant/prices.ts'
import type { Prices } from '../../functions/_domain/assistant/list-prices.ts'
import type { ModelClient, ModelEnd } from '../../functions/_services/assistant/model/model-client.ts'
import type { EvalCase, EvalScore } from './cases.ts'

export interface EvalAnswer {
  name: string
  rung: EvalCase['rung']
  answer: string
  end: ModelEnd
  scores: EvalScore[]
  /** In millionths of a dollar. */
  cost: number
}

const AT_A_TIME = 4

/** Asks for all of them, a few at a time. An answer that did not come has no scores. */
export async function askAll(client: ModelClient, cases: readonly EvalCase[], prices: Prices): Promise<EvalAnswer[]> {
  const left = cases.entries()
  const answers: EvalAnswer[] = []
  const worker = async () => {
    for (const [index, each] of left) answers[index] = await askOne(client, each, prices)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return answers
}

async function askOne(client: ModelClient, { name, rung, request, score }: EvalCase, prices: Prices) {
  let answer = ''
  const cited: number[] = []
  for await (const event of client.ask(request)) {
    if (event.type === 'text') answer += event.text
    if (event.type === 'citation') cited.push(event.document)
    if (event.type !== 'end') continue
    const { end, usage, model } = event
    const came = end.type === 'done' || end.type === 'cut' || end.type === 'refused'
    // A refusal of the provider gives nothing away, and says nothing.
    const scores = came ? score(answer, cited) : []
    return { name, rung, answer, end, scores, cost: costOf(model, usage, prices) }
  }
  throw new Error('an answer had no end')
}
