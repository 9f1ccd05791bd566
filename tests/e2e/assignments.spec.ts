import { readFile } from 'node:fs/promises'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const ASSIGNMENTS = '/c/harbor/manage/assignments'

/** As a field for date and time takes it, in UTC. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)

test('an instructor assigns a test to a group, extends it for one learner, and sets a grade that came late', async ({
  page,
  browser,
  baseURL,
}) => {
  const nth = crypto.randomUUID().slice(0, 8)
  const student = await browser.newContext({ baseURL })
  const theirs = await student.newPage()
  const learner = await newLearner(theirs, `Mara ${nth}`)
  const other = await browser.newContext({ baseURL })
  await newLearner(await other.newPage(), `Nils ${nth}`)

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/groups')
  await page.getByLabel('Name', { exact: true }).fill(`Class ${nth}`)
  await page.getByRole('button', { name: 'Make group' }).click()
  await page.getByLabel('Find members to add').fill(nth)
  await page.keyboard.press('Enter')
  for (const name of ['Mara', 'Nils']) await page.getByRole('checkbox', { name: `${name} ${nth}` }).check()
  await page.getByRole('button', { name: 'Add chosen to group' }).click()
  await expect(page.getByText('2 members added')).toBeVisible()

  await page.goto(ASSIGNMENTS)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'New assignment' }).click()
  await page.getByLabel('What', { exact: true }).selectOption(NETWORK)
  await page.getByLabel('Title').fill(`Homework ${nth}`)
  await page.getByRole('checkbox', { name: `Class ${nth}` }).check()
  await page.getByLabel('Opens').fill(inHours(-72))
  await page.getByLabel('Due (optional)').fill(inHours(-96))
  await page.getByRole('button', { name: 'Make draft' }).click()
  await expect(page.getByText('It has to be due after it opens.')).toBeVisible()
  await page.getByLabel('Due (optional)').fill(inHours(-24))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make draft' }).click()
  await expect(page.getByRole('heading', { name: `Homework ${nth}`, level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible()
  await page.getByLabel('Find a learner').fill(`Nils ${nth}`)
  await page.keyboard.press('Enter')
  await page.getByLabel('Due later for them').fill(inHours(48))
  await page.getByLabel('Reason, which they read').fill('Was ill.')
  await page.getByRole('button', { name: `Extend for Nils ${nth}` }).click()
  await expect(page.getByRole('listitem').filter({ hasText: `Nils ${nth}` })).toContainText('Was ill.')
  await expectAccessible(page)

  await theirs.goto('/c/harbor/progress')
  await expect(theirs.getByText('You can still hand it in.')).toBeVisible()
  await theirs.getByRole('link', { name: 'Assignments' }).click()
  await expect(theirs.getByRole('listitem').filter({ hasText: `Homework ${nth}` })).toContainText('It was due')
  await expectAccessible(theirs)
  await learner.finishes(NETWORK, { mode: 'exam', length: 25 })
  await theirs.reload()
  await expect(theirs.getByRole('listitem').filter({ hasText: `Homework ${nth}` })).toContainText('It came in late.')

  await page.goto(`/c/harbor/manage/gradebook?search=${nth}`)
  const grades = page.getByRole('region', { name: 'Grades' })
  const cell = grades.getByRole('link', { name: new RegExp(`^Mara ${nth}, Homework ${nth}: .*, late$`) })
  await expect(cell).toBeVisible()
  await expect(grades.getByRole('link', { name: `Nils ${nth}, Homework ${nth}: Not started` })).toBeVisible()
  await expectAccessible(page)
  await cell.focus()
  await page.keyboard.press('ArrowDown')
  await expect(grades.getByRole('link', { name: `Nils ${nth}, Homework ${nth}: Not started` })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Mara ${nth}`, level: 1 })).toBeVisible()
  await page.getByLabel('Score in percent').fill('88')
  await page.getByRole('button', { name: 'Set grade' }).click()
  await expect(page.getByRole('alert')).toContainText('Say why.')
  await page.getByLabel('Reason').fill('Orally, it was all there.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set grade' }).click()
  await expect(page.getByText('Orally, it was all there.')).toBeVisible()

  await page.goto(`/c/harbor/manage/gradebook?search=${nth}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv).toContain(`"Homework ${nth}"`)
  expect(csv.split('\r\n').find((line) => line.startsWith(`"Mara ${nth}"`))).toContain('"88 (late)"')
  await theirs.reload()
  await expect(theirs.getByText('Orally, it was all there.')).toBeVisible()

  // Nobody else finds it in their way: the archive keeps the grades.
  await page.goto(ASSIGNMENTS)
  await page.getByRole('link', { name: `Homework ${nth}` }).click()
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByRole('button', { name: 'Publish again' })).toBeVisible()
  await Promise.all([student.close(), other.close()])
})

test('grades are set from pasted lines, without a script, after the page has said what would change', async ({
  browser,
  baseURL,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await plain.newPage()
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/gradebook/import')
  await page.getByLabel('Or paste its lines').fill('username,assignment,percent\nnobody-at-all,Nothing,90')
  await page.getByRole('button', { name: 'See what would change' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'refused' })).toContainText('0 grades to set')
  await expect(page.getByRole('listitem').filter({ hasText: 'Line 2' })).toContainText('nobody-at-all')
  await plain.close()
})
