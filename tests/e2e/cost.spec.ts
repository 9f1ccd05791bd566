import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { countRequests, onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, openAwake, signInAs, test } from './pages.ts'

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

/** The gzipped size of every script that the page loads from now on, in bytes. */
function watchScripts(page: Page): Promise<number>[] {
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    const isScript = response.request().resourceType() === 'script' && !response.fromServiceWorker()
    if (isScript && !response.url().includes('service-worker'))
      scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  return scripts
}

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)

test('the page of a test loads no more than 78 kB of JavaScript', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const scripts = watchScripts(page)
  await onBox(page).open(attempt)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts)
  const total = sum(sizes)
  console.log(`JavaScript of the test box: ${(total / 1024).toFixed(1)} kB in ${sizes.length} files, gzipped`)
  expect(total).toBeLessThanOrEqual(78 * 1024)
})

test.describe('without a service worker, which fetches everything', () => {
  test.use({ serviceWorkers: 'block' })

  for (const { path, kilobytes, files } of [
    { path: '/c/harbor', kilobytes: 71, files: 15 },
    { path: '/c/harbor/progress', kilobytes: 81.5, files: 19 },
    { path: '/c/harbor/achievements', kilobytes: 73.2, files: 15 },
    { path: '/c/harbor/board', kilobytes: 68.6, files: 14 },
    { path: '/c/harbor/courses', kilobytes: 67.6, files: 14 },
    { path: '/c/harbor/resources', kilobytes: 72, files: 15 },
  ])
    test(`${path} loads no more than ${kilobytes} kB of JavaScript in ${files} files, and two of styles`, async ({
      page,
    }) => {
      await signInAs(page, 'Student')
      const scripts = watchScripts(page)
      const styles = new Set<string>()
      page.on('request', (request) => request.resourceType() === 'stylesheet' && styles.add(request.url()))
      // The last thing that a page does by itself.
      const settled = page.waitForResponse(/\/live\/visit/)
      await openAwake(page, path)
      await settled
      const sizes = await Promise.all(scripts)
      console.log(`JavaScript of ${path}: ${(sum(sizes) / 1024).toFixed(1)} kB in ${sizes.length} files, gzipped`)
      expect(sum(sizes)).toBeLessThanOrEqual(kilobytes * 1024)
      expect(sizes.length).toBeLessThanOrEqual(files)
      expect(styles.size).toBe(2)
    })
})
