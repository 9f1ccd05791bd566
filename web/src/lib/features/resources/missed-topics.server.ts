import { optional } from '#lib/api/optional.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'

/** What helps with the topics that a finished attempt missed, as much of it as a page shows; nothing if that failed. */
export async function loadMissedTopics(accessToken: string, attemptId: string) {
  const found = await optional(resourcesApi(accessToken).listForAttempt(attemptId))
  return (found?.data ?? []).map(({ topic, correct, asked, resources }) => ({
    topic,
    missed: asked - correct,
    resources: resources.map(({ id, title, url, publisher, kind, level, language, cost, minutes, mine }) => ({
      ...{ id, title, url, publisher, kind, level, language, cost, minutes },
      done: mine.done,
    })),
  }))
}

export type HelpfulTopic = Awaited<ReturnType<typeof loadMissedTopics>>[number]
