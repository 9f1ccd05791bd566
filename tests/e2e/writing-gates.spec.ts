import type { Page } from '@playwright/test'
import { lessonsRead } from '../support/gate-author.ts'
import { demoInstructor } from './instructor.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, signInAs, test } from './pages.ts'

const gates = (page: Page) => page.getByRole('list', { name: 'In the order of the gates' }).getByRole('listitem')
const titleOf = (page: Page) => page.getByRole('region', { name: 'What it is' }).getByLabel('Title')

/** A draft with a lesson, at the page that its instructor writes it on. */
async function writtenCourse() {
  const { course, content } = await demoInstructor()
  const written = await course(`Gatekeeping ${Date.now()}`)
  await content(written, 'Doors', { kind: 'lesson', body: 'A door is either open or shut.' })
  return { ...written, builder: `/c/harbor/manage/courses/${written.slug}` }
}

/** Its first gate: who has read the lesson passes it. */
const aboutDoors = ({ slug }: { slug: string }) => ({
  validation: 'auto',
  validation_criteria: lessonsRead(slug),
  status: 'live',
})

test('a gate that requires more lessons than exist shows a warning while it is edited, and goes live once corrected', async ({
  page,
}) => {
  const main = page.getByRole('main')
  const course = await writtenCourse()
  await signInAs(page, 'Instructor')
  await openAwake(page, course.builder)
  await page.getByRole('link', { name: 'New gate' }).click()
  await titleOf(page).fill('Read about doors')
  const byRule = page.getByRole('radio', { name: /^Automatic, then an instructor/ })
  await page.getByLabel('Kind', { exact: true }).selectOption('Your own work')
  await expect(byRule).toBeDisabled()
  await expect(main.getByText('the instructor would have nothing to read')).toBeVisible()
  await page.getByLabel('Kind', { exact: true }).selectOption('Completion')
  await expect(byRule).toBeEnabled()
  const atLeast = page.getByRole('region', { name: 'How it is passed' }).getByLabel('At least')
  await atLeast.fill('2')
  await expect(main.getByText(`${course.title} has 1 of them, and each counts once`)).toBeVisible()
  await expectAccessible(page)
  await atLeast.fill('1')
  await expect(main.getByText('each counts once')).toBeHidden()
  await page.getByRole('button', { name: 'Save and publish …' }).click()
  await expect(page.getByRole('region', { name: 'Publish this gate?' })).toContainText(
    'No learner meets its conditions yet.',
  )
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeVisible()
})

test('an instructor writes gates with and without JavaScript, and a cycle is refused with the names of its gates', async ({
  page,
  browser,
  baseURL,
}) => {
  const main = page.getByRole('main')
  const course = await writtenCourse()
  const { gate } = await demoInstructor()
  await gate(course, 'Read about doors', aboutDoors(course))
  await signInAs(page, 'Instructor')
  await openAwake(page, course.builder)
  await page.getByRole('link', { name: 'New gate' }).click()
  await titleOf(page).fill('Exam')
  await page.getByLabel('Kind', { exact: true }).selectOption('Knowledge check')
  await page.getByLabel('Percent to pass').fill('80')
  await page.getByLabel('An exam in').selectOption('Networking')
  await page.getByRole('button', { name: 'Use as the rule' }).click()
  await expect(main.getByText('Score 80% or more in a Networking exam')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Read about doors' }).check()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { name: 'Exam', level: 1 })).toBeVisible()

  // The third without a script: its rule goes as JSON where there is one.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const other = await plain.newPage()
  await signInAs(other, 'Instructor')
  await other.goto(`${course.builder}/gates/new`)
  await other.getByLabel('Title', { exact: true }).fill('Build a door')
  await other.getByRole('radio', { name: /^An instructor/ }).check()
  await other.getByRole('checkbox', { name: /^Exam/ }).check()
  await other.getByLabel('Maximum attempts').fill('3')
  await other.getByRole('button', { name: 'Save draft' }).click()
  await expect(other.getByRole('heading', { name: 'Build a door', level: 1 })).toBeVisible()
  await expect(other.getByText('“Exam” is still a draft, so learners cannot pass it')).toBeVisible()
  await plain.close()

  // A circle is refused by name, also of what somebody else wrote meanwhile.
  await page.reload()
  await page.getByRole('checkbox', { name: /^Build a door/ }).check()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(main.getByText('Exam → Build a door → Exam')).toBeVisible()
  await page.getByRole('checkbox', { name: /^Build a door/ }).uncheck()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(main.getByText('Saved', { exact: true })).toBeVisible()
})

test('an instructor orders gates and publishes their course, and a student passes the first gate', async ({
  page,
  browser,
  baseURL,
}) => {
  const main = page.getByRole('main')
  const course = await writtenCourse()
  const { gate } = await demoInstructor()
  const read = await gate(course, 'Read about doors', aboutDoors(course))
  const exam = await gate(course, 'Exam', { validation: 'manual', needs: [read.id] })
  await gate(course, 'Build a door', { validation: 'manual', needs: [exam.id] })
  await signInAs(page, 'Instructor')
  await openAwake(page, course.builder)
  await expect(gates(page).getByRole('link')).toHaveText(['Read about doors', 'Exam', 'Build a door'])
  await expect(page.getByRole('img', { name: 'What needs what' })).toBeVisible()
  await page.getByRole('button', { name: 'Move Build a door up' }).press('Enter')
  await expect(main.getByText('Order saved')).toBeVisible()
  await expect(gates(page).getByRole('link')).toHaveText(['Read about doors', 'Build a door', 'Exam'])
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Publish …' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeVisible()

  const context = await browser.newContext({ baseURL })
  const learner = await context.newPage()
  await newLearner(learner)
  await learner.goto(course.builder.replace('/manage', ''))
  await learner.getByRole('button', { name: 'Take this course' }).click()
  await learner.getByRole('link', { name: /Start: Doors/ }).click()
  await learner.getByRole('button', { name: 'Mark as done' }).click()
  await expect(learner.getByText('Done.', { exact: true })).toBeVisible()
  await context.close()
  await page.getByRole('link', { name: 'Read about doors' }).click()
  await expect(main.getByText('1 learner has passed it.')).toBeVisible()

  await page.getByRole('link', { name: 'Retire …' }).click()
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(main.getByText('This gate is retired.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bring back …' }).press('Enter')
  await page.getByRole('button', { name: 'Bring back', exact: true }).click()
  await expect(main.getByText('“Read about doors” is live.')).toBeVisible()

  // Nothing stays in the way of others.
  await page.goto(`${course.builder}?ask=retire`)
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Retire', exact: true })).toBeHidden()
})
