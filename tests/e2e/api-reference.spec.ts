import process from 'node:process'
import { z } from 'zod'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { expect, expectAccessible, test } from './pages.ts'

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.object({ summary: z.string() }))) })

test('a visitor finds every operation of every function in the API reference, and no page violates its content security policy', async ({
  page,
  request,
}) => {
  await page.goto('/api')
  await expect(page.getByRole('heading', { name: 'API reference', level: 1 })).toBeVisible()
  await expectAccessible(page)
  const whole = await page.getByRole('link', { name: 'one OpenAPI 3.1 document' }).getAttribute('href')
  const merged = document.parse(await (await request.get(whole ?? '')).json())
  for (const name of API_FUNCTIONS) {
    const described = await request.get(`http://localhost:${process.env.API_PORT}/functions/v1/${name}/openapi.json`)
    const { paths } = document.parse(await described.json())
    expect(Object.keys(merged.paths)).toEqual(expect.arrayContaining(Object.keys(paths)))
    const summaries = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ summary }) => summary))
    const href = await page.getByRole('main').getByRole('link', { name, exact: true }).last().getAttribute('href')
    // Read as a browser reads it, but not drawn: some of these pages are long.
    const shown = await page.evaluate(async (address) => {
      const response = await fetch(address)
      const read = new DOMParser().parseFromString(await response.text(), 'text/html')
      const texts = (selector: string) =>
        [...read.querySelectorAll(selector)].map(({ textContent }) => textContent.trim())
      return { heading: texts('h1'), titles: texts('article h3'), requests: texts('article figure code') }
    }, href ?? '')
    expect(shown.heading).toEqual([name])
    expect(shown.titles.toSorted()).toEqual(summaries.toSorted())
    expect(shown.requests.filter((text) => text.startsWith('curl '))).toHaveLength(summaries.length)
  }
  await page.getByRole('main').getByRole('link', { name: 'media-api', exact: true }).last().click()
  await expect(page.getByRole('heading', { name: 'media-api', level: 1 })).toBeVisible()
})

test('an operation in the API reference shows its request and its responses down to the last field', async ({
  page,
}) => {
  await page.goto('/api/attempts-api#patch-attempts-id')
  const save = page.getByRole('article', { name: /^Save answers.* an attempt/ })
  await expect(save).toBeInViewport()
  await expect(save).toContainText('PATCH /attempts-api/attempts/{id}')
  await expect(save).toContainText('Access token')
  await expect(save.getByText('at most 200 items').first()).toBeVisible()
  await save.getByText('5 fields of responses').click()
  await save.getByText('shapes of answer').first().click()
  await expect(save.getByText('kind: multiple_choice').first()).toBeVisible()
  await save.getByText('The attempt is finished or abandoned').click()
  await expect(save.getByText('attempt_finished', { exact: true })).toBeVisible()
  await expect(save).toContainText('urn:laude:problem:attempt_finished')

  await save.getByRole('link', { name: 'problem', exact: true }).click()
  await expect(page.getByRole('row', { name: /^attempt_finished 409/ })).toBeVisible()
})

test('operations in the API reference are accessible with all fields unfolded', async ({ page }) => {
  await page.goto('/api/milestone-validation-api')
  await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) details.open = true
  })
  await expectAccessible(page)
})

test('the curl request of an operation is copied exactly as shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/api/gamification-api')
  const award = page.getByRole('article', { name: 'Give XP by hand' })
  const request = award.getByRole('figure', { name: 'Request' })
  await request.getByRole('button', { name: 'Copy' }).click()
  await expect(request.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await request.locator('code').innerText())
  expect(copied).toContain('curl -X POST "$API/functions/v1/gamification-api/xp/award"')
})

test('the search of the API reference narrows the contents while a visitor types, and its results have a link', async ({
  page,
}) => {
  await page.goto('/api/courses-api')
  const search = page.getByRole('searchbox', { name: 'Search operations' })
  const contents = page.getByRole('navigation', { name: 'API reference' })
  await search.fill('streak freeze')
  await expect(page.getByRole('status').first()).toHaveText('1 operation found')
  await expect(contents.getByRole('link', { name: /Protect today/ })).toBeVisible()
  await expect(contents.getByRole('link', { name: /Enroll/ })).toHaveCount(0)
  await search.press('Enter')
  await expect(page).toHaveURL(/\/api\?search=streak\+freeze$/)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Protect today with a freeze', exact: true }).click()
  await expect(page).toHaveURL(/\/api\/gamification-api#post-streaks-freeze$/)
  await expect(page.getByRole('article', { name: 'Protect today with a freeze' })).toBeInViewport()

  await page.goto('/api?search=xylophone')
  await expect(page.getByRole('heading', { name: 'Nothing has all of these words' })).toBeVisible()
})

test('on a phone the contents of the API reference are folded, and fold again after a link in them is followed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/api/events-worker')
  const contents = page.getByRole('navigation', { name: 'API reference' })
  await expect(contents.getByRole('link')).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search operations' }).fill('certificate')
  await contents.getByText(/^\d+ operations found$/).click()
  await contents.getByRole('link', { name: /Revoke a certificate/ }).click()
  await expect(page).toHaveURL(/\/api\/gamification-api#post-certificates-number-revoke$/)
  await expect(contents.getByRole('link')).toHaveCount(0)
  await expect(page.getByRole('article', { name: 'Revoke a certificate for good' })).toBeInViewport()
  // Of a small page: that of many operations is looked at unfolded.
  await page.goto('/api/batch-api')
  await expectAccessible(page)
})

test('the API reference has no page for a function that does not exist', async ({ page }) => {
  expect((await page.goto('/api/nothing-api'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('without JavaScript a visitor searches the API reference and reads all of it', async ({ page }) => {
    await page.goto('/api')
    await page.getByRole('searchbox', { name: 'Search operations' }).fill('verify certificate')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Verify a certificate by its number', exact: true }).click()
    const verify = page.getByRole('article', { name: 'Verify a certificate by its number' })
    await expect(verify).toContainText('curl "$API/functions/v1/gamification-api/certificates/2222-2222-2222"')
    await verify.getByText('What the certificate proves').click()
    await verify.getByText('fields of data').click()
    await expect(verify.getByText('three groups of four').first()).toBeVisible()
  })
})

test('every page of the API reference is reached and used by keyboard alone', async ({ page }) => {
  await page.goto('/api')
  const focused = page.locator(':focus')
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if ((await focused.textContent())?.trim() === name) return
    }
    throw new Error(`Tab does not come to ${name}`)
  }
  await tabTo('events-worker')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'events-worker', level: 1 })).toBeVisible()
  await tabTo('Give parked events another five tries POST')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Give parked events another five tries' })).toBeInViewport()
  await tabTo('200 How many events went back into the queue.')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 field of data')).toBeVisible()
})
