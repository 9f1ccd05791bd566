import { gzipSync } from 'node:zlib'
import { countRequests, onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

const SECURITY = 'Security fundamentals'
const aResult = /\/attempts\/[\da-f-]+\/result$/

test.use({ serviceWorkers: 'allow' })

test('an exam of a hundred questions takes fewer than 25 requests', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 100, answered: 0 })
  const asked = countRequests(page)
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  for (let number = 1; number < 100; number++) {
    await box.answer()
    await box.next()
    await box.at(number + 1, 100)
  }
  await box.answer()
  await box.finish()
  await expect(page).toHaveURL(aResult)
  const ofAttempt = asked.filter((it) => it.includes(`/attempts/${attempt}`) && !it.includes('result'))
  console.log(`requests: ${ofAttempt.length}`)
  expect(ofAttempt.length).toBeLessThan(25)
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
