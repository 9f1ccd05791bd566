import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import { onBox } from '../tests/e2e/box.ts'
import { findChromium } from '../tests/e2e/chromium.ts'
import { ownPlace, spawnStack } from '../tests/support/start-stack.ts'
import { median, quantile, rounded } from './statistics.ts'

export interface Sizes {
  /** Starts on the data of the one before; without any, the first start is all there is. */
  restarts: number
  /** Of the exam whose questions are answered one after the other. */
  length: 25 | 100
  reloads: number
}

export const SIZES: Sizes = { restarts: 3, length: 100, reloads: 9 }
export const SMOKE: Sizes = { restarts: 0, length: 25, reloads: 1 }

/** How long `npm start` takes with its data there, and a learner waits for the next question and for a reloaded test. */
export async function benchSite({ restarts, length, reloads }: Sizes, say: (line: string) => void) {
  const place = await ownPlace()
  const start = async () => {
    const stack = await spawnStack({ ...place.env, RATE_LIMITS: 'off' }).started
    if (stack.state !== 'running') throw new Error(`The stack did not start:\n${stack.output()}`)
    say(`Started in ${stack.seconds.toFixed(1)} s.`)
    return stack
  }
  let stack = await start().catch(async (error: unknown) => {
    await place.remove()
    throw error
  })
  try {
    const first_start_s = rounded(stack.seconds, 1)
    const starts: number[] = []
    for (let again = 0; again < restarts; again++) {
      await stack.signal('SIGTERM')
      stack = await start()
      starts.push(stack.seconds)
    }
    const { nextQuestion, ready } = await takeTest(place, { length, reloads }, say)
    return {
      bench: 'site',
      first_start_s,
      start_s: rounded(median(starts.length > 0 ? starts : [first_start_s]), 1),
      start_goal: 15,
      next_question_ms: rounded(median(nextQuestion), 1),
      next_question_goal: 50,
      next_question_p95_ms: quantile(nextQuestion, 0.95),
      ready_ms: rounded(median(ready)),
      ready_goal: 500,
      questions: length,
      reloads,
      cores: availableParallelism(),
    }
  } finally {
    await stack.signal('SIGTERM')
    await place.remove()
  }
}

type Place = Awaited<ReturnType<typeof ownPlace>>

/** An exam in Chromium, as a learner takes it who came just now. */
async function takeTest(place: Place, { length, reloads }: Omit<Sizes, 'restarts'>, say: (line: string) => void) {
  const account = { email: `${randomUUID()}@example.test`, password: 'long enough by far' }
  const attempt = await startAttempt(place.api, account, length)
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ baseURL: place.site, viewport: { width: 1440, height: 900 } })
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill(account.email)
    await page.getByLabel('Password').fill(account.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/c\//)

    const box = onBox(page)
    await box.open(attempt)
    const nextQuestion: number[] = []
    for (let number = 1; number < length; number++) {
      await box.answer()
      nextQuestion.push(await timeNext(page))
      await box.at(number + 1, length)
    }
    say(`Went through ${length} questions.`)
    const ready: number[] = []
    for (let done = 0; done < reloads; done++) {
      await box.open(attempt)
      const at = await page.evaluate(() => performance.getEntriesByName('box-ready')[0]?.startTime)
      if (at === undefined) throw new Error('The test box does not say when it is ready.')
      ready.push(at)
    }
    return { nextQuestion, ready }
  } finally {
    await browser.close()
  }
}

/** From the click to the frame that shows the next question. */
const timeNext = (page: Page) =>
  page.evaluate(async () => {
    const next = [...document.querySelectorAll<HTMLElement>('footer button')].at(-1)
    const start = performance.now()
    next?.click()
    // The first frame after it is drawn with the next question; the task after that frame has seen it painted.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - start
  })

async function startAttempt(api: string, account: { email: string; password: string }, length: number) {
  const send = async (path: string, body: object, token?: string) => {
    const response = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const { access_token: token } = await send('/auth/v1/signup', account)
  await send('/functions/v1/communities-api/harbor/join', {}, token)
  const tests = await fetch(`${api}/functions/v1/attempts-api/tests?community=harbor`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const [{ id: test_id }] = (await tests.json()).data
  const { data } = await send('/functions/v1/attempts-api/attempts', { test_id, mode: 'exam', length }, token)
  return String(data.id)
}
