import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { media } from '../../functions/_contracts/media/media.ts'
import { bankImport } from '../../functions/_contracts/tests/banks.ts'
import { bankOfEveryKind } from './every-kind.ts'
import { newLearner } from './learner.ts'

/** A test with a question of every kind in a community of its own, whose admin takes it on the page. */
export async function publishEveryKind(page: Page) {
  const learner = await newLearner(page)
  const { slug } = await learner.administers('All kinds')
  const drawing = await readFile(
    new URL('../../web/src/lib/features/ui-gallery/examples/mainboard.svg', import.meta.url),
  )
  const brought = await learner.ask(`/media-api/media?community=${slug}&alt=A+mainboard`, undefined, {
    method: 'POST',
    body: drawing,
  })
  const picture = media.parse((await brought.json()).data)
  const query = new URLSearchParams({
    community: slug,
    format: 'json',
    publish: 'true',
    slug: 'every-kind',
    title: 'Every kind of question',
    category: 'network',
    difficulty: 'medium',
  })
  const response = await learner.ask(`/attempts-api/tests/import?${query.toString()}`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ questions: bankOfEveryKind(picture.id) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  const { test } = bankImport.parse(JSON.parse(text).data)
  const numbers = new Map<string, number>()

  return {
    learner,
    at: (path: string) => `/c/${slug}/${path}`,
    /** Begins it; what is asked comes in an order of its own. */
    start: async (mode: 'practice' | 'exam') => {
      const { id, questions } = await learner.takes.start({ test_id: test?.id, mode, length: 25 })
      for (const { kind, number } of questions) numbers.set(kind, number)
      await learner.takes.sinceMinutes(id, 10)
      return id
    },
    open: async (attempt: string) => {
      await page.goto(`/c/${slug}/attempts/${attempt}`)
      await expect(page.locator('main')).not.toHaveAttribute('inert')
    },
    finish: () => page.getByRole('button', { name: 'Finish now' }).click(),
    result: (attempt: string) => page.waitForURL(`**/attempts/${attempt}/result`),
    review: (attempt: string, show: string) => page.goto(`/c/${slug}/attempts/${attempt}/review?show=${show}`),
    /** The last question of a kind. */
    numberOf: (kind: string) => numbers.get(kind) ?? 0,
    /** What the server has. */
    answerTo: async (attempt: string, kind: string) => {
      const { responses } = await learner.takes.read(attempt)
      return responses.find(({ number }) => number === numbers.get(kind))?.answer
    },
  }
}
