import { Redis } from '@upstash/redis'
import { createFollowers, reportOnce } from './followers.ts'
import { ping, RefusedCommand, toReply, type SharedStore } from './shared-store.ts'

/** How long one request may take, in milliseconds. */
const TIMEOUT = 5000
/** How often a server that did not answer is asked whether it does, in milliseconds. */
const RETRY = 1000

export interface RestAddress {
  url: string
  token: string
}

/** The client knows each command by a method of its own; this sends them as they are. */
class RawClient extends Redis {
  async send(body: Parameters<SharedStore['send']>[0]): Promise<unknown> {
    return this.client.request({ path: ['pipeline'], body })
  }
}

/**
 * Over REST, as Upstash offers it: edge functions open no sockets of their own. There is no connection to lose, so each request
 * without an answer counts as one.
 */
export function connectRest({ url, token }: RestAddress, report: (message: string) => void): SharedStore {
  const client = new RawClient({
    url,
    token,
    retry: false,
    automaticDeserialization: false,
    responseEncoding: false,
    enableTelemetry: false,
    keepAlive: false,
    signal: () => AbortSignal.timeout(TIMEOUT),
  })
  const followers = createFollowers()
  const reports = reportOnce(report)
  let stopped = false
  let retry: ReturnType<typeof setTimeout> | undefined

  const send: SharedStore['send'] = async (commands) => {
    try {
      const answers = await client.send(commands)
      if (!Array.isArray(answers) || answers.length !== commands.length) throw new Error('This is no answer of Redis.')
      reports.worked()
      if (!stopped) followers.ready()
      return answers.map(toAnswer)
    } catch (error) {
      followers.lost()
      const plain = new Error(withoutCommands(error), { cause: error })
      reports.failed(plain)
      clearTimeout(retry)
      if (!stopped) retry = setTimeout(knock, RETRY)
      throw plain
    }
  }
  const knock = () => void send([ping]).catch(() => undefined)

  knock()
  return {
    ...followers,
    send,
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      followers.lost()
    },
  }
}

function toAnswer(answer: unknown) {
  if (typeof answer !== 'object' || answer === null) return null
  if ('error' in answer && typeof answer.error === 'string') return new RefusedCommand(answer.error)
  return 'result' in answer ? toReply(answer.result) : null
}

/** The client adds what it sent, which is not for a log. */
const withoutCommands = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(', command was:', 1)[0] ?? ''
