import type { ServerResponse } from 'node:http'
import type { createBehaviors } from './behavior.ts'
import { draft, toMessage } from './draft.ts'
import { sendJson } from './json.ts'
import type { MessageBody } from './message-body.ts'
import type { PromptUsage } from './prompt-cache.ts'
import { refusalOf } from './provider-error.ts'
import type { RequestRecords } from './records.ts'
import { streamAnswer } from './stream-answer.ts'
import type { Tokenizer } from './tokens.ts'

export interface Answering {
  behaviors: ReturnType<typeof createBehaviors>
  records: RequestRecords
  tokenizer: Tokenizer
  readPrompt: (body: MessageBody) => PromptUsage
  paceMs: number
}

/** One request for a message, from its record to its end. */
export async function answerMessage(answering: Answering, body: MessageBody, response: ServerResponse): Promise<void> {
  const { behaviors, records, tokenizer, readPrompt, paceMs } = answering
  const behavior = behaviors.of(body)
  const record = records.add({
    body,
    behavior: behavior.behavior,
    status: 200,
    usage: { input_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 0, output_tokens: 0 },
    end: 'open',
  })
  response.once('close', () => {
    if (record.end === 'open') record.end = 'left'
  })
  const refusal = refusalOf(behavior)
  if (refusal) {
    Object.assign(record, { status: refusal.status, end: 'refused' })
    throw refusal
  }
  if (behavior.behavior === 'disconnect') {
    record.end = 'broken'
    response.destroy()
    return
  }
  const prompt = readPrompt(body)
  record.usage = { ...prompt, output_tokens: 0 }
  // The client waits in vain, and pays for what was read.
  if (behavior.behavior === 'silent') return
  const whole = draft(body, behavior, prompt, tokenizer)
  record.usage.output_tokens = 1
  if (body.stream) {
    await streamAnswer(response, { draft: whole, behavior: behavior.behavior, record, tokenizer, paceMs })
    return
  }
  record.usage.output_tokens = whole.outputTokens
  record.end = 'whole'
  sendJson(response, toMessage(whole))
}
