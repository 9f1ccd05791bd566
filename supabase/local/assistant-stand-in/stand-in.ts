import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerMessage } from './answer-message.ts'
import { createBehaviors, ruleSchema, type BehaviorRule } from './behavior.ts'
import { readJson, sendJson } from './json.ts'
import { countBody, messageBody } from './message-body.ts'
import { MODELS, requireModel } from './models.ts'
import { createPromptCache } from './prompt-cache.ts'
import { ProviderError, sendError } from './provider-error.ts'
import { createRecords, type RequestRecord } from './records.ts'
import { createTokenizer, promptTokens } from './tokens.ts'

export interface StandInOptions {
  /** Any free one, unless told. */
  port?: number
  /** What clients show as their key. */
  key?: string
  /** Between two words, in milliseconds. */
  paceMs?: number
  /** About four in ordinary text; no text has more tokens than bytes. */
  bytesPerToken?: number
  /** The shortest beginning of a prompt that is cached, in tokens. */
  shortestCached?: number
  now?: () => number
}

export interface StandIn {
  url: string
  key: string
  /** The requests for messages whose body has this text, oldest first. */
  requests: (contains?: string) => RequestRecord[]
  behave: (rule: BehaviorRule) => void
  close: () => Promise<void>
}

/**
 * A server that speaks the Messages API as the SDK meets it. What it says is made of the request: it quotes, and knows
 * nothing. Tests and demos tell it how to behave, over HTTP or by words in the request, and read what it was asked.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { port = 0, key = 'stand-in', paceMs = 0, bytesPerToken = 4, shortestCached = 512, now = Date.now } = options
  const tokenizer = createTokenizer(bytesPerToken)
  const readPrompt = createPromptCache({ tokenizer, shortest: shortestCached, now })
  const behaviors = createBehaviors()
  const records = createRecords()

  const provider: Record<string, Handler> = {
    'POST /v1/messages': async (request, response) => {
      const body = await readJson(request, messageBody)
      requireModel(body.model)
      await answerMessage({ behaviors, records, tokenizer, readPrompt, paceMs }, body, response)
    },
    'POST /v1/messages/count_tokens': async (request, response) => {
      const body = await readJson(request, countBody)
      requireModel(body.model)
      sendJson(response, { input_tokens: promptTokens(body, tokenizer) })
    },
    'GET /v1/models': (_, response) =>
      sendJson(response, { data: MODELS, has_more: false, first_id: MODELS[0]?.id, last_id: MODELS.at(-1)?.id }),
  }
  const control: Record<string, Handler> = {
    'GET /health': (_, response) => sendJson(response, { status: 'ok' }),
    'GET /requests': (_, response, url) => sendJson(response, records.find(url.searchParams.get('contains') ?? '')),
    'DELETE /requests': (_, response) => sendJson(response, records.clear()),
    'POST /behaviors': async (request, response) =>
      sendJson(response, behaviors.add(await readJson(request, ruleSchema))),
    'DELETE /behaviors': (_, response) => sendJson(response, behaviors.clear()),
  }

  const handle: Handler = async (request, response, url) => {
    const route = `${request.method} ${url.pathname}`
    const handler = provider[route] ?? control[route]
    if (route in provider && keyOf(request) !== key) throw new ProviderError('authentication_error', 'invalid key')
    if (!handler) throw new ProviderError('not_found_error', `there is no ${route}`)
    await handler(request, response, url)
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    void Promise.resolve(handle(request, response, url)).catch((error: unknown) => {
      const known = error instanceof ProviderError ? error : new ProviderError('api_error', String(error))
      if (response.headersSent) response.destroy()
      else sendError(response, known)
    })
  })
  // It answers whoever has a shell here; it is not for the network.
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    key,
    requests: records.find,
    behave: behaviors.add,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Recent SDKs show the key as a bearer, older ones in a header of its own. */
const keyOf = ({ headers }: IncomingMessage) => headers.authorization?.replace(/^Bearer /, '') ?? headers['x-api-key']

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>
