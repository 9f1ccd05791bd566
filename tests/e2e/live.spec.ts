import type { Browser, Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { testWriter } from './test-writer.ts'

/** A community with a test of five questions, its instructor, and four learners in browsers of their own. */
async function classroom(page: Page, browser: Browser, baseURL: string | undefined) {
  const teacher = await newLearner(page, 'Tess Teacher')
  const community = await teacher.administers('Live class')
  const { id } = await testWriter(teacher.ask, community.slug).writes('Ports by heart', { publish: true })
  const join = async (name: string) => {
    const context = await browser.newContext({ baseURL })
    const desk = await context.newPage()
    const learner = await newLearner(desk, name)
    await learner.belongsTo(community, 'student')
    return { desk, learner, context }
  }
  return { id, slug: community.slug, at: (path: string) => `/c/${community.slug}/${path}`, join }
}

const typeCode = async (desk: Page, code: string) => {
  await desk.goto('/live')
  await desk.getByLabel('Code').fill(code)
  await desk.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(desk.getByRole('heading', { name: 'You are in' })).toBeVisible()
}

test('an instructor runs a test with four learners, question by question', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const { id, slug, at, join } = await classroom(page, browser, baseURL)
  await page.goto(at(`tests/${id}`))
  await page.getByRole('link', { name: 'Run it live' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Open the lobby' }).click()
  const shown = await page.locator('.code').first().innerText()
  const code = shown.replace(/\s/g, '')
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)

  const desks = []
  for (const name of ['Ann', 'Bea', 'Cem', 'Dov']) desks.push(await join(name))
  for (const { desk } of desks) await typeCode(desk, code.toLowerCase())
  await expect(page.getByRole('heading', { name: '4 learners here' })).toBeVisible()
  for (const name of ['Ann', 'Bea', 'Cem', 'Dov']) await expect(page.getByText(name, { exact: true })).toBeVisible()
  await expectAccessible(page)
  const [ann, bea, cem, dov] = desks.map(({ desk }) => desk)
  if (!ann || !bea || !cem || !dov) throw new Error('There are four.')
  await expectAccessible(ann)

  await page.getByRole('button', { name: 'Start' }).click()
  for (const { desk } of desks) await expect(desk.getByText('1 of 5', { exact: true })).toBeVisible()
  for (const [place, { desk }] of desks.entries()) {
    await desk.getByRole('radio').first().waitFor()
    await desk.keyboard.press(place < 2 ? 'a' : '2')
    await expect(desk.getByText('Your answer is in.')).toBeVisible()
  }
  await expect(page.getByText('4 of 4 answered')).toBeVisible()
  await expectAccessible(page)
  await expectAccessible(bea)
  await expect(page.getByText('Correct', { exact: true })).toHaveCount(0)

  // The instructor's page survives a reload.
  await page.reload()
  await expect(page.getByText('4 of 4 answered')).toBeVisible()

  // One is away while the instructor reveals and goes on.
  const { context } = desks[3] ?? {}
  await context?.setOffline(true)
  await page.getByRole('button', { name: 'Reveal the answer' }).click()
  await expect(page.getByText('Correct', { exact: true })).toBeVisible()
  await expect(ann.getByRole('heading', { name: /^(Correct|Incorrect)$/ })).toBeVisible()
  await expectAccessible(ann)
  await page.getByRole('button', { name: 'Next question' }).click()
  await expect(cem.getByText('2 of 5', { exact: true })).toBeVisible()
  await context?.setOffline(false)
  await expect(dov.getByText('2 of 5', { exact: true })).toBeVisible({ timeout: 30_000 })

  // Who takes it in a session finds the session, not the test box.
  const sessions = await (await desks[0]?.learner.ask(`/attempts-api/live?community=${slug}`))?.json()
  await ann.goto(at(`attempts/${sessions.data[0].attempt_id}`))
  await expect(ann).toHaveURL(/\/live\//)

  await page.getByText('End the session').click()
  await page.getByRole('button', { name: 'End now' }).click()
  await expect(page.getByRole('heading', { name: 'Ports by heart, live' })).toBeVisible()
  await expect(page.getByText('4 answered').first()).toBeVisible()
  await expectAccessible(page)
  for (const { desk } of desks) await expect(desk).toHaveURL(/\/result$/)
  await page.goto(at('live'))
  await expect(page.getByText('4 learners')).toBeVisible()
  await expectAccessible(page)
})
