import type { MessageBody } from './message-body.ts'
import type { PromptUsage } from './prompt-cache.ts'

export interface RequestRecord {
  body: MessageBody
  behavior: string
  status: number
  /** What this request is billed at, so far. */
  usage: PromptUsage & { output_tokens: number }
  /** `left`: the client went away before the end. `broken`: the stand-in broke it off. */
  end: 'open' | 'whole' | 'left' | 'broken' | 'refused'
}

/** Old ones are forgotten: a demo may run for weeks. */
const MOST = 5000

export function createRecords() {
  let records: RequestRecord[] = []
  return {
    add: (record: RequestRecord) => {
      records.push(record)
      if (records.length > MOST) records = records.slice(-MOST)
      return record
    },
    clear: () => void (records = []),
    /** Those whose body has this text, oldest first. */
    find: (contains = '') => {
      const text = JSON.stringify(contains).slice(1, -1)
      return records.filter(({ body }) => JSON.stringify(body).includes(text))
    },
  }
}
export type RequestRecords = ReturnType<typeof createRecords>
