import type { Browser, Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { testWriter } from './test-writer.ts'

/** A community with a test of five questions, its instructor, and four learners in browsers of their own. */
async function classroom(page: Page, browser: Browser, baseURL: string | undefined) {
  const teacher = await newLearner(page, 'Tess Teacher')
  const community = await teacher.administers('Live class')
  const { id } = await testWriter(teacher.ask, community.slug).writes('Ports by heart', { publish: true })
  const join = async (name: string, options: { javaScriptEnabled?: boolean } = {}) => {
    const context = await browser.newContext({ baseURL, ...options })
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

test('an instructor sees how far two learners are at their own pace', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const { id, at, join } = await classroom(page, browser, baseURL)
  await page.goto(at(`live/new?test=${id}`))
  await page.getByRole('radio', { name: 'Own pace' }).check()
  await page.getByRole('button', { name: 'Open the lobby' }).click()
  const code = await page.locator('.code').first().innerText()
  const [ann, bea] = [await join('Ann'), await join('Bea')]
  for (const { desk } of [ann, bea]) await typeCode(desk, code)
  await expect(page.getByRole('heading', { name: '2 learners here' })).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('0 of 2 learners finished')).toBeVisible()

  const attemptOf = async ({ desk }: typeof ann) => {
    await expect(desk).toHaveURL(/\/attempts\/[\da-f-]+$/)
    await desk.getByRole('radio').first().waitFor()
    return desk.url().split('/').at(-1) ?? ''
  }
  await attemptOf(ann)
  const theirs = await attemptOf(bea)
  // One answers in the test box, the other is already further.
  await ann.desk.keyboard.press('a')
  await bea.learner.takes.save(theirs, { responses: (await bea.learner.takes.answers(theirs, () => true)).slice(0, 3) })
  const questions = page.getByRole('region', { name: 'Answered, by question' }).getByRole('listitem')
  await expect(questions).toContainText([2, 1, 1, 0, 0].map((times) => `${times} of 2 answered`))
  const learners = page.getByRole('region', { name: 'Answered, by learner' }).getByRole('listitem')
  await expect(learners).toHaveText([/Ann\s*1 of 5/, /Bea\s*3 of 5/])

  await bea.learner.takes.finish(theirs)
  await expect(page.getByText('1 of 2 learners finished')).toBeVisible()
  await expect(learners.nth(1)).toHaveText(/Bea\s*Finished/)
  await expectAccessible(page)
  await page.getByText('End the session').click()
  await page.getByRole('button', { name: 'End now' }).click()
  await expect(page.getByRole('heading', { name: 'Ports by heart, live' })).toBeVisible()
  await expect(page.getByText('2 answered')).toHaveCount(1)
})

test('a learner takes part without a script', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const { id, at, join } = await classroom(page, browser, baseURL)
  await page.goto(at(`live/new?test=${id}`))
  await page.getByRole('button', { name: 'Open the lobby' }).click()
  const code = await page.locator('.code').first().innerText()
  const { desk } = await join('Nia', { javaScriptEnabled: false })
  await typeCode(desk, code)
  await expect(page.getByRole('heading', { name: '1 learner here' })).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('0 of 1 answered')).toBeVisible()

  // The page of the lobby loads by itself until there is something to answer.
  const answers = desk.getByRole('radio')
  await expect(answers).toHaveCount(2)
  await answers.nth(0).check()
  await desk.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(desk.getByText('Your answer is in.')).toBeVisible()
  await expect(page.getByText('1 of 1 answered')).toBeVisible()
  await desk.getByRole('link', { name: 'Change my answer' }).click()
  await expect(answers.nth(0)).toBeChecked()
  await answers.nth(0).check()

  // What is sent after the reveal is not taken, and the page says so.
  await page.getByRole('button', { name: 'Reveal the answer' }).click()
  await expect(page.getByText('Correct', { exact: true })).toBeVisible()
  await desk.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(desk.getByText('That came too late')).toBeVisible()
  const rows = desk.getByRole('listitem')
  await expect(rows.nth(0)).toContainText('Your answer')
  await expect(rows.filter({ hasText: 'Correct' })).toHaveCount(1)

  await page.getByText('End the session').click()
  await page.getByRole('button', { name: 'End now' }).click()
  await expect(page.getByRole('heading', { name: 'Ports by heart, live' })).toBeVisible()
  await desk.getByRole('link', { name: 'See where the session is' }).click()
  await expect(desk).toHaveURL(/\/result$/)
})
