import type { Page } from '@playwright/test'
import { demoInstructor } from './instructor.ts'
import { testId } from './learner.ts'
import { expect, expectAccessible, openAwake, signInAs, signInByHand, test } from './pages.ts'

const MANAGE = '/c/harbor/manage/courses'

const titles = (page: Page) =>
  page.getByRole('list', { name: 'In the order of the course' }).getByRole('listitem').getByRole('link')

async function write(page: Page, kind: 'Lesson' | 'Drill', title: string, text: string) {
  await page.getByLabel('Kind').selectOption(kind)
  await page.getByLabel('Title').first().fill(title)
  await page.getByRole('button', { name: 'Add and edit' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await page.getByLabel('Text, in Markdown').fill(text)
}

/** A draft with a drill, a lesson and a test, in this order. */
async function writtenCourse(name: string) {
  const { course, content } = await demoInstructor()
  const written = await course(name)
  await content(written, 'Crimp ten plugs', { kind: 'wod', body: 'Ten plugs, *all* of them tested.' })
  const body = '# Copper\n\nA *pair* of wires.\n\n<script>alert(1)</script>'
  await content(written, `What ${name} are`, { kind: 'lesson', body, minutes: 12, difficulty: 'easy' })
  await content(written, 'Networking fundamentals', { kind: 'test', test_id: await testId('Networking fundamentals') })
  return `${MANAGE}/${written.slug}`
}

test('an instructor writes a course and orders its lessons by keyboard and by dragging', async ({ page }) => {
  const name = `Cables and light ${Date.now()}`
  const main = page.getByRole('main')
  await signInAs(page, 'Instructor')
  await page.goto(MANAGE)
  await expectAccessible(page)
  await page.getByLabel('Title of a new course').fill(name)
  await page.getByRole('button', { name: 'New course' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  await write(page, 'Lesson', `What ${name} are`, '# Copper\n\nA *pair* of wires.\n\n<script>alert(1)</script>')
  await expect(page.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Copper' })).toBeVisible()
  await page.getByLabel('Minutes').fill('12')
  await page.getByLabel('Difficulty').selectOption('Easy')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main.getByText('Saved')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name, exact: true }).click()
  await write(page, 'Drill', 'Crimp ten plugs', 'Ten plugs, *all* of them tested.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main.getByText('Saved')).toBeVisible()
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByLabel('Test').selectOption('Networking fundamentals')
  await page.getByRole('button', { name: 'Add test' }).click()
  await expect(titles(page)).toHaveText([`What ${name} are`, 'Crimp ten plugs', 'Networking fundamentals'])

  // By keyboard, faster than it is saved: the focus stays, and what happened is said.
  const up = page.getByRole('button', { name: 'Move Networking fundamentals up' })
  await up.press('Enter')
  await up.press('Enter')
  await expect(main.getByRole('status').filter({ hasText: 'is now 1 of 3' })).toHaveCount(1)
  await expect(up).toBeFocused()
  await up.press('Enter')
  await expect(main.getByRole('status').filter({ hasText: 'is first already' })).toHaveCount(1)
  await expect(main.getByText('Order saved')).toBeVisible()
  await page.reload()
  await expect(titles(page)).toHaveText(['Networking fundamentals', `What ${name} are`, 'Crimp ten plugs'])

  // By hand: the first below the last, and saved.
  const row = (index: number) => page.getByRole('list', { name: 'In the order of the course' }).locator('li').nth(index)
  const [from, to] = [await row(0).locator('.grip').boundingBox(), await row(2).boundingBox()]
  if (!from || !to) throw new Error('There are three rows.')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, to.y + to.height / 2, { steps: 6 })
  await page.mouse.move(from.x + 8, to.y + to.height - 4, { steps: 3 })
  await page.mouse.up()
  await expect(main.getByText('Order saved')).toBeVisible()
  await expect(titles(page)).toHaveText([`What ${name} are`, 'Crimp ten plugs', 'Networking fundamentals'])
})

test('when two windows edit one course, one of them without JavaScript, neither loses what its author typed', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Cables and light ${Date.now()}`
  const main = page.getByRole('main')
  const builder = await writtenCourse(name)
  await signInAs(page, 'Instructor')
  await openAwake(page, builder)
  await page.getByRole('textbox', { name: 'Description' }).fill('Mine.')
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const other = await plain.newPage()
  await signInAs(other, 'Instructor')
  await other.goto(builder)
  await other.getByRole('button', { name: `Move What ${name} are up` }).click()
  await expect(titles(other)).toHaveText([`What ${name} are`, 'Crimp ten plugs', 'Networking fundamentals'])
  await other.getByRole('textbox', { name: 'Description' }).fill('Theirs.')
  await other.getByRole('button', { name: 'Save title and description' }).click()
  await expect(other.getByText('Saved')).toBeVisible()
  await other.getByRole('link', { name: 'Crimp ten plugs' }).click()
  await expect(other.getByLabel('Text, in Markdown')).toHaveValue('Ten plugs, *all* of them tested.')
  await other.getByLabel('Text, in Markdown').fill('## Drawn')
  await other.getByRole('button', { name: 'Preview' }).click()
  await expect(other.getByRole('heading', { name: 'Drawn' })).toBeVisible()
  await expect(other.getByLabel('Text, in Markdown')).toHaveValue('## Drawn')

  await page.getByRole('button', { name: `Move What ${name} are down` }).click()
  await expect(page.getByRole('alert')).toContainText('changed the list')
  await expect(titles(page)).toHaveText([`What ${name} are`, 'Crimp ten plugs', 'Networking fundamentals'])
  const save = page.getByRole('button', { name: 'Save title and description' })
  await save.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Another author saved a version' })).toHaveCount(1)
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Mine.')
  // Once it has heard of theirs.
  await expect(save).toHaveAttribute('aria-busy', 'false')
  await save.click()
  await expect(main.getByText('Saved', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await plain.close()
})

test('an instructor publishes a course, a student enrolls and reads it, and the instructor retires it', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Cables and light ${Date.now()}`
  const builder = await writtenCourse(name)
  await signInAs(page, 'Instructor')
  await page.goto(builder)
  await page.getByRole('link', { name: 'Publish …' }).click()
  await expect(page.getByRole('region', { name: 'Publish this course?' })).toContainText('all 3 items')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeVisible()

  const context = await browser.newContext({ baseURL })
  const learner = await context.newPage()
  await signInByHand(learner, 'Student')
  await learner.getByRole('link', { name: 'Courses' }).click()
  await expectAccessible(learner)
  await learner.getByRole('link', { name, exact: true }).click()
  // They have finished its test before.
  await learner.getByRole('button', { name: 'Continue this course' }).click()
  await expect(learner.getByRole('status').filter({ hasText: 'You are enrolled' })).toBeVisible()
  await expectAccessible(learner)
  await learner.getByRole('link', { name: /^(Start|Continue): Crimp ten plugs/ }).click()
  await expect(learner.getByText('Drill, 1 of 3')).toBeVisible()
  await learner.getByRole('link', { name: /Next What/ }).click()
  await expect(learner.getByRole('heading', { name: 'Copper', level: 2 })).toBeVisible()
  await expect(learner.getByRole('article')).toContainText('<script>alert(1)</script>')
  await expect(learner.getByRole('button', { name: 'Mark as done' })).toBeVisible()
  await expectAccessible(learner)
  await learner.getByRole('link', { name: /Next Networking fundamentals/ }).click()
  await expect(learner.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
  await learner.goto('/c/harbor/programs/associate-technician')
  await expect(learner.getByRole('heading', { name: 'Networking essentials' })).toBeVisible()
  await expectAccessible(learner)
  for (const path of [MANAGE, builder]) {
    await learner.goto(path)
    await expect(learner.getByRole('heading', { level: 1 })).toHaveText('You can’t open this page')
  }
  await context.close()

  await page.getByRole('link', { name: 'Retire …' }).click()
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeHidden()
  await page.goto('/c/harbor/courses')
  await expect(page.getByRole('link', { name: 'Networking essentials', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
})
