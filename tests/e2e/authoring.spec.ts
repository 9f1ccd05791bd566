import type { Page } from '@playwright/test'
import { demoInstructor } from './instructor.ts'
import { comesToTheDrawing } from './handing-in.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, signInAs, test } from './pages.ts'

const MANAGE = '/c/harbor/manage'
const warning = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' })
const done = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })

async function draftCourse() {
  const { course, content } = await demoInstructor()
  const title = `Leaving ${crypto.randomUUID().slice(0, 8)}`
  const draft = await course(title)
  await content(draft, 'Doors', { kind: 'lesson', body: 'A door is open or shut.' })
  return { title, builder: `${MANAGE}/courses/${draft.slug}`, slug: draft.slug }
}

test('a form with unsaved changes warns before a link, the back button and a reload, and no longer once it is saved', async ({
  page,
}) => {
  const { builder } = await draftCourse()
  await signInAs(page, 'Instructor')
  await openAwake(page, `${MANAGE}/courses`)
  await page.getByLabel('Title of a new course').fill('Doors')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Overview' }).click()
  await warning(page).getByRole('button', { name: 'Stay on this page' }).click()
  await page.getByLabel('Title of a new course').fill('')
  await page.locator(`a[href='${builder}']`).click()
  const description = page.getByRole('textbox', { name: 'Description' })
  await description.fill('All about doors.')

  // A question on the same page keeps what is typed.
  await page.getByRole('link', { name: 'Publish …' }).click()
  await expect(page.getByRole('region', { name: 'Publish this course?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Publish this course?' })).toHaveCount(0)
  await expect(description).toHaveValue('All about doors.')

  await page.getByRole('link', { name: 'Doors' }).click()
  await expect(warning(page)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(warning(page)).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`${builder}$`))
  await expect(description).toHaveValue('All about doors.')

  await page.goBack()
  await expect(page.getByRole('region', { name: 'Publish this course?' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Publish this course?' })).toHaveCount(0)
  await page.goBack()
  await expect(warning(page)).toBeVisible()
  await warning(page).getByRole('button', { name: 'Stay on this page' }).click()
  await expect(description).toHaveValue('All about doors.')

  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(description).toHaveValue('All about doors.')

  await page.getByRole('button', { name: 'Save title and description' }).click()
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Doors' }).click()
  await expect(page.getByRole('heading', { name: 'Doors', level: 1 })).toBeVisible()

  await page.getByLabel('Text, in Markdown').fill('A door is never ajar.')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Learners' }).click()
  await warning(page).getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page.getByRole('heading', { name: 'Learners', level: 1 })).toBeVisible()

  // A search is no work that could be lost.
  await page.getByLabel('Learner', { exact: true }).fill('Abe')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Tests' }).click()
  await expect(page.getByRole('heading', { name: 'Tests', level: 1 })).toBeVisible()
})

test('the editors of achievements and gates warn, also of a rule that was changed by its buttons, and a dry run saves nothing', async ({
  page,
}) => {
  const { builder } = await draftCourse()
  await signInAs(page, 'Instructor')
  for (const path of [`${MANAGE}/achievements/new`, `${builder}/gates/new`]) {
    await openAwake(page, path)
    // Only how it is shown.
    const json = page.getByRole('radio', { name: 'JSON', exact: true }).last()
    if (await json.isVisible()) await json.check()
    await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByRole('heading', { name: 'Manage', level: 1 })).toBeVisible()

    await openAwake(page, path)
    await page.getByRole('button', { name: 'Add a condition' }).last().click()
    await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Overview' }).click()
    await expect(warning(page)).toBeVisible()
    await warning(page).getByRole('button', { name: 'Close' }).click()
  }

  await openAwake(page, `${MANAGE}/achievements/new`)
  await page.getByLabel('Name', { exact: true }).fill('Half written')
  await page.getByLabel('Description').fill('Come by.')
  await page.getByLabel('Category').fill('arriving')
  await page.getByRole('button', { name: 'Publish …' }).click()
  await page.getByRole('dialog', { name: 'Publish it?' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('link', { name: 'Manage achievements' }).click()
  await expect(warning(page)).toBeVisible()
  await warning(page).getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page.getByRole('heading', { name: 'Manage achievements' })).toBeVisible()
})

test('deleting and retiring ask in red, can be canceled, and say that they are done', async ({ page }) => {
  const { title, builder, slug } = await draftCourse()
  const { gate } = await demoInstructor()
  const written = await gate({ slug }, 'Read about doors', { validation: 'manual' })
  await signInAs(page, 'Instructor')
  await openAwake(page, `${builder}/gates/${written.id}`)
  const remove = page.getByRole('link', { name: 'Delete …' })
  await expect(remove).toHaveClass(/danger/)
  await remove.click()
  const question = page.getByRole('region', { name: 'Delete this draft?' })
  await expect(question).toContainText('This permanently deletes the gate.')
  await expect(question.getByRole('button', { name: 'Delete' })).toHaveClass(/danger/)
  await expectAccessible(page)
  await question.getByRole('link', { name: 'Cancel' }).click()
  await expect(question).toHaveCount(0)
  await remove.click()
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(done(page, 'The gate was deleted.')).toBeFocused()
  await expectAccessible(page)

  // It is said once.
  await page.getByRole('link', { name: 'Doors' }).click()
  await expect(page.getByRole('heading', { name: 'Doors', level: 1 })).toBeVisible()
  await expect(done(page, 'was deleted')).toHaveCount(0)
  await page.goto(builder)
  await page.getByRole('link', { name: 'Delete …' }).click()
  await expect(question).toContainText('This permanently deletes the course and the 1 draft in it.')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(done(page, 'The course was deleted.')).toBeFocused()
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
})

test('the overview says what awaits an instructor: reviews, drafts and learners', async ({ page, browser }) => {
  const name = `Ova ${crypto.randomUUID().slice(0, 8)}`
  const context = await browser.newContext()
  const learner = await newLearner(await context.newPage(), name)
  await context.close()
  await comesToTheDrawing(learner)
  const { title } = await draftCourse()

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Manage' }).click()
  await expect(page.getByRole('heading', { name: 'Manage', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText(title)
  await expect(page.getByRole('region', { name: 'Your community' })).toContainText(
    /[1-9]\d* learners and their progress/,
  )
  await expect(page.getByRole('region', { name: 'Reviews' })).toContainText(
    /See all [1-9]|See the queue: 1|Nothing is waiting for review/,
  )
  await expectAccessible(page)

  // On a phone the tabs scroll: that of the page is in view, also when a link in the page led to it.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('region', { name: 'Your community' }).getByRole('link', { name: 'Learners' }).click()
  await expect(page.getByRole('heading', { name: 'Learners', level: 1 })).toBeVisible()
  const tabs = page.getByRole('navigation', { name: 'Manage' })
  await expect(tabs.getByRole('link', { name: 'Learners' })).toBeInViewport({ ratio: 1 })

  await page.context().clearCookies()
  await signInAs(page, 'Student')
  await page.goto(MANAGE)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You can’t open this page')
})

test('handing in nothing that can be read is refused, in words that say what is expected', async ({ page }) => {
  const learner = await newLearner(page, 'Nil Nothing')
  await comesToTheDrawing(learner)
  await page.goto('/c/harbor/courses/networking-essentials')
  const drawing = page.getByRole('article', { name: 'Draw a network you know' })
  await drawing.getByLabel('What you did').fill(' \u200B\n\u3164 ')
  await drawing.getByRole('button', { name: 'Hand in' }).click()
  await expect(drawing.getByRole('alert')).toContainText('This gate asks for your work.')
  await expect(drawing).not.toContainText('Waiting for an instructor')
})
