import { setTimeout as rest } from 'node:timers/promises'
import { outgoingHeaders } from '../../_domain/mail/headers.ts'
import { bareAddress } from '../../_domain/mail/loops.ts'
import { failoverNews } from '../../_domain/mail/templates.ts'
import { createRecentMap } from '../../_domain/recent-map.ts'
import type { MailProvider } from '../mail/provider.ts'

export interface TellOptions {
  /** Where news are posted as JSON. */
  webhook?: string
  /** Whom news are mailed to. Without a webhook and without this they are in the log alone. */
  mail?: NewsMail
  log: (entry: Record<string, unknown>) => void
  pause?: number
  tries?: number
  timeout?: number
}

export interface NewsMail {
  provider: MailProvider
  from: string
  to: readonly string[]
  siteUrl: string
}

export interface FailoverNews {
  /** The same for a repeat: whoever gets it twice can tell. */
  key: string
  level: 'info' | 'error'
  text: string
}

/** One way to tell people. */
interface Way {
  name: string
  /** Whether there is nothing left to try: it took the news, or never will. */
  send: (news: FailoverNews, signal: AbortSignal) => Promise<boolean>
}

/**
 * Tells people: in the log, by a webhook and by mail, each of which is tried again. False where one of them took nothing; those
 * that did are not told the same news again.
 */
export function createTell({ webhook, mail, log, pause = 1000, tries = 5, timeout = 5000 }: TellOptions) {
  const ways = [...(webhook === undefined ? [] : [byWebhook(webhook)]), ...(mail ? byMail(mail, log) : [])]
  const told = createRecentMap<Set<Way>>(100)

  const tryAgainAndAgain = async (way: Way, news: FailoverNews): Promise<boolean> => {
    for (let tried = 1; tried <= tries; tried++) {
      try {
        if (await way.send(news, AbortSignal.timeout(timeout))) return true
      } catch {
        // It is tried again, like an answer that is no success.
      }
      if (tried < tries) await rest(pause * 2 ** (tried - 1))
    }
    log({ level: 'error', failover: `${way.name} did not take: ${news.text}` })
    return false
  }

  return async (news: FailoverNews): Promise<boolean> => {
    log({ level: news.level, failover: news.text })
    const before = told.get(news.key) ?? new Set<Way>()
    told.set(news.key, before)
    const left = ways.filter((way) => !before.has(way))
    const taken = await Promise.all(left.map((way) => tryAgainAndAgain(way, news)))
    for (const [index, way] of left.entries()) if (taken[index]) before.add(way)
    const isDone = before.size === ways.length
    if (isDone) told.delete(news.key)
    return isDone
  }
}

export type Tell = ReturnType<typeof createTell>

const byWebhook = (url: string): Way => ({
  name: 'The webhook',
  send: async ({ key, level, text }, signal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      // `text` is what Slack, Mattermost and their like show.
      body: JSON.stringify({ text, level, key }),
      signal,
    })
    await response.body?.cancel()
    return response.ok
  },
})

const byMail = ({ provider, from, to, siteUrl }: NewsMail, log: TellOptions['log']): Way[] =>
  to.map((address) => ({
    name: `The mail to ${address}`,
    send: async ({ key, level, text }, signal) => {
      const id = `${key}-${address}`
      const headers = outgoingHeaders({
        id: key,
        domain: bareAddress(from).replace(/^.*@/, ''),
        unsubscribeUrl: undefined,
      })
      const content = failoverNews({ text, isError: level === 'error', link: `${siteUrl}/ops` })
      const outcome = await provider.send({ id, from, to: address, ...content, headers }, signal)
      if (outcome.is === 'failed') return false
      // Tried again, it would be refused again.
      if (outcome.is !== 'sent') log({ level: 'error', failover: `No mail goes to ${address}: ${outcome.reason}` })
      return true
    },
  }))
