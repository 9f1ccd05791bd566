import type { Page } from '@playwright/test'
import { media, type Media } from '../../functions/_contracts/media/media.ts'
import { bankImport } from '../../functions/_contracts/tests/banks.ts'
import { jsonFile, plainBank } from '../support/bank-files.ts'
import { png } from '../support/media-files.ts'
import { onBox, untilKept } from './box.ts'
import { askWith } from './functions.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { demoSession } from './session.ts'

test.describe('in the test box', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a picture of a question shows where its place was, and offline as well', async ({ page, context }, {
    project,
  }) => {
    const slug = `shown-${project.name}-${Date.now()}`
    const pictures = await Promise.all([bring(png(600, 400, 200)), bring(png(500, 300, 90))])
    const bank = plainBank(25).map((question, index) => ({
      ...question,
      prompt: `Which of these?\n\n![A drawing of question ${index + 1}](media:${pictures[index % 2]?.id})`,
    }))
    const learner = await newLearner(page)
    const test_id = await publish(jsonFile(bank, { slug, title: slug, category: 'network', difficulty: 'easy' }))
    const { id, questions } = await learner.takes.start({ test_id, mode: 'practice', length: 25 })
    const box = onBox(page)
    await page.goto('/c/harbor')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await box.open(id)
    const picture = page.getByRole('article').getByRole('img', { name: /A drawing of question/ })
    const isDrawn = () =>
      expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    await isDrawn()
    expect(await shiftOf(page)).toBeLessThan(0.01)
    await expectAccessible(page)

    await untilKept(page)
    const shown = new Set(questions.flatMap(({ media }) => media.map(({ id }) => `/c/harbor/media/${id}`)))
    expect(shown.size).toBe(2)
    await expect
      .poll(() =>
        page.evaluate(
          async (paths) => (await Promise.all(paths.map((path) => caches.match(path)))).filter(Boolean).length,
          [...shown],
        ),
      )
      .toBe(2)
    await context.setOffline(true)
    await page.reload()
    await isDrawn()
    await box.next()
    await isDrawn()
    await context.setOffline(false)
  })
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('an instructor brings a picture, describes it anew and deletes it', async ({ page }, { project }) => {
    const name = `switch-${project.name}-${Date.now()}.png`
    await signInAs(page, 'Instructor')
    await page.goto('/c/harbor/manage/media')
    const add = page.getByRole('form', { name: 'Add a picture or sound' })
    const file = { name, mimeType: 'image/png', buffer: Buffer.from(png(40, 30, Date.now() % 251)) }
    await add.getByLabel('Picture or sound').setInputFiles(file)
    await add.getByRole('button', { name: 'Add' }).click()
    await expect(add.getByRole('alert')).toContainText('Say what the picture shows')

    await add.getByLabel('Picture or sound').setInputFiles(file)
    await add.getByLabel('What it shows or says').fill('A switch from behind')
    await add.getByRole('button', { name: 'Add' }).click()
    const item = page.getByRole('article', { name })
    await expect(item.getByRole('img', { name: 'A switch from behind' })).toBeVisible()
    await item.getByLabel('What it shows or says').fill('A router')
    await item.getByRole('button', { name: 'Save' }).click()
    await expect(item.getByText('![A router](media:')).toBeVisible()
    await item.getByRole('button', { name: 'Delete' }).click()
    await expect(item).toHaveCount(0)
  })
})

test('an instructor meets an accessible page of pictures', async ({ page }) => {
  await bring(png(30, 20, 7))
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/media')
  await expect(page.getByRole('article').first()).toBeVisible()
  await expectAccessible(page)
})

const instructor = async () => askWith((await demoSession('Instructor')).token)

async function bring(bytes: Uint8Array<ArrayBuffer>): Promise<Media> {
  const ask = await instructor()
  const response = await ask('/media-api/media?community=harbor&alt=A+drawing', undefined, {
    method: 'POST',
    body: bytes,
  })
  return media.parse((await response.json()).data)
}

async function publish(file: string): Promise<string> {
  const ask = await instructor()
  const path = '/attempts-api/tests/import?community=harbor&format=json&publish=true'
  const response = await ask(path, undefined, { method: 'POST', body: file })
  return bankImport.parse((await response.json()).data).test?.id ?? ''
}

/** How far things moved on their own since the page began, as browsers measure it. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0))
        }).observe({ type: 'layout-shift', buffered: true })
        // Nothing is reported where nothing moved.
        requestAnimationFrame(() => setTimeout(() => resolve(0)))
      }),
  )
