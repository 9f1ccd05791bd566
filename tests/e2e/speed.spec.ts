import { gzipSync } from 'node:zlib'
import { countRequests, onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

const SECURITY = 'Security fundamentals'
const aResult = /\/attempts\/[\da-f-]+\/result$/

test.use({ serviceWorkers: 'allow' })

test('a hundred questions take fewer than 25 requests, and the next one is there within 50 ms', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 100, answered: 0 })
  const asked = countRequests(page)
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  const times: number[] = []
  for (let number = 1; number < 100; number++) {
    await box.answer()
    const took = await page.evaluate(async () => {
      const next = [...document.querySelectorAll<HTMLElement>('footer button')].at(-1)
      const start = performance.now()
      next?.click()
      // The first frame after it is drawn with the next question; the task after that frame has seen it painted.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - start
    })
    await box.at(number + 1, 100)
    times.push(took)
  }
  await box.answer()
  await box.finish()
  await expect(page).toHaveURL(aResult)
  const ofAttempt = asked.filter((it) => it.includes(`/attempts/${attempt}`) && !it.includes('result'))
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
  console.log(
    `requests: ${ofAttempt.length}; next question: median ${median?.toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`,
  )
  expect(ofAttempt.length).toBeLessThan(25)
  expect(median).toBeLessThan(50)
})

test('the page of a test loads no more than 80 kB of JavaScript', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    const isScript = response.request().resourceType() === 'script' && !response.fromServiceWorker()
    if (isScript && !response.url().includes('service-worker'))
      scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  await onBox(page).open(attempt)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`JavaScript of the test box: ${(total / 1024).toFixed(1)} kB in ${sizes.length} files, gzipped`)
  expect(total).toBeLessThanOrEqual(80 * 1024)
})
