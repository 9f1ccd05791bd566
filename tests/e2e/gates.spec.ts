import type { Page } from '@playwright/test'
import { onBox } from './box.ts'
import { comesToTheDrawing } from './handing-in.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const COURSE = '/c/harbor/courses/networking-essentials'

const gateOn = (page: Page) => (title: string) => page.getByRole('article', { name: title, exact: true })

test('a locked gate says what it requires, and finishing lessons or an exam passes gates at once', async ({ page }) => {
  const learner = await newLearner(page, `Gaia Gates ${Date.now()}`)
  const gate = gateOn(page)
  await page.goto(COURSE)
  await expect(gate('Networking exam')).toContainText('Locked')
  await expect(gate('Networking exam')).toContainText('Pass Know the road')
  await expectAccessible(page)
  await page.goto(`${COURSE}/how-a-packet-travels`)
  await page.getByRole('button', { name: 'Mark as done' }).click()
  await expect(page.getByText('Done.', { exact: true })).toBeVisible()
  await page.goto(COURSE)
  await expect(gate('Know the road')).toContainText('1 of 2')
  await learner.reads('subnets-without-fear')
  await page.reload()
  await expect(gate('Know the road')).toContainText('Passed')

  // An exam in the test box passes the gate in the same moment.
  const attempt = await learner.starts('Networking fundamentals', {
    mode: 'exam',
    length: 25,
    answered: 24,
    minutes: 20,
  })
  const box = onBox(page)
  await box.open(attempt)
  await box.finish()
  await expect(page.getByRole('region', { name: 'Gate', exact: true })).toContainText('Networking exam passed')
})

test('submitted evidence is sent back with a reason, submitted again, and its approval completes the course', async ({
  page,
  browser,
}) => {
  const name = `Gaia Gates ${Date.now()}`
  await comesToTheDrawing(await newLearner(page, name))
  const drawing = gateOn(page)('Draw a network you know')
  await page.goto(COURSE)
  await drawing.getByLabel('Links').fill('javascript:alert(1)')
  await drawing.getByRole('button', { name: 'Hand in' }).click()
  await expect(drawing.getByRole('alert')).toContainText('http://')
  await drawing.getByLabel('What you did').fill('A router, <b>two</b> switches and a cat.')
  await drawing.getByLabel('Links').fill('https://example.com/drawing.png')
  await drawing.getByRole('button', { name: 'Hand in' }).click()
  await expect(drawing).toContainText('Waiting for an instructor')
  await expectAccessible(page)

  const teacher = await (await browser.newContext()).newPage()
  await signInAs(teacher, 'Instructor')
  const review = async () => {
    await teacher.goto(`/c/harbor/manage/reviews?search=${encodeURIComponent(name)}`)
    await teacher
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    await expect(teacher.getByRole('heading', { name: 'Your decision' })).toBeVisible()
  }
  await review()
  await expect(teacher.getByText('A router, <b>two</b> switches and a cat.').first()).toBeVisible()
  await teacher.getByLabel('Reason').fill('The prefixes are missing.')
  await teacher.getByRole('button', { name: 'Send back' }).click()
  await expect(teacher.getByRole('link', { name: new RegExp(name) })).toHaveCount(0)
  await page.reload()
  await expect(drawing).toContainText('The prefixes are missing.')
  await expect(drawing).toContainText('2 attempts left of 3.')
  await drawing.getByLabel('What you did').fill('Now with prefixes.')
  await drawing.getByRole('button', { name: 'Hand in again' }).click()
  await expect(drawing).toContainText('Waiting for an instructor')
  await review()
  await teacher.getByRole('button', { name: 'Approve' }).click()
  await expect(teacher.getByRole('link', { name: new RegExp(name) })).toHaveCount(0)

  await page.reload()
  await expect(page.getByText('All gates passed.')).toBeVisible()
  await expect(page.getByText(/You completed this course/)).toBeVisible()
  await page.goto('/c/harbor/achievements/course_finisher')
  await expect(page.getByRole('heading', { name: 'Course Finisher' }).first()).toBeVisible()
  await expect(page.getByText(/Earned|You have this/).first()).toBeVisible()
  await page.goto(COURSE)
  await page.getByRole('link', { name: 'See your certificate' }).click()
  await page.waitForURL('**/certificates/*')
  await teacher.context().close()
})

test('a visitor verifies the certificate of a course and sees that an instructor revoked it, with the reason', async ({
  page,
  browser,
}) => {
  const name = `Gaia Gates ${Date.now()}`
  const learner = await newLearner(page, name)
  await comesToTheDrawing(learner)
  await learner.passes('networking-drawn')
  await page.goto(COURSE)
  await page.getByRole('link', { name: 'See your certificate' }).click()
  await page.waitForURL('**/certificates/*')
  const address = page.url()

  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(address)
  await expect(visitor.getByText('This certificate is valid')).toBeVisible()
  await expect(visitor.getByRole('article', { name: 'Certificate of completion' })).toContainText(name)
  const teacher = await (await browser.newContext()).newPage()
  await signInAs(teacher, 'Instructor')
  await teacher.goto(address)
  await teacher.getByRole('link', { name: 'Revoke' }).click()
  // A dialog once the scripts have loaded, before that a section of the page.
  const named = { name: 'Revoke this certificate?' }
  const question = teacher.getByRole('dialog', named).or(teacher.getByRole('region', named))
  await question.getByLabel('Reason').fill('The drawing was copied.')
  await question.getByRole('button', { name: 'Revoke certificate' }).click()
  await expect(teacher.getByRole('region', { name: 'Status' })).toContainText('The drawing was copied.')
  await visitor.reload()
  await expect(visitor.getByRole('region', { name: 'Status' })).toContainText('The drawing was copied.')
  await visitor.context().close()
  await teacher.context().close()
})
