import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from '@playwright/test'
import { comesToTheDrawing, FLAT, handsIn } from './handing-in.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const REVIEWS = '/c/harbor/manage/reviews'

/** Somebody new who has handed in a drawing. */
async function drawer(browser: Browser, name: string) {
  const context = await browser.newContext()
  const learner = await newLearner(await context.newPage(), name)
  await context.close()
  await comesToTheDrawing(learner)
  await handsIn(learner, FLAT)
  return learner
}

test('an instructor reviews submitted evidence by keyboard, waives a gate and downloads the table', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 8)
  const first = await drawer(browser, `Abe ${mark}`)
  await drawer(browser, `Bea ${mark}`)
  const heading = (name: string) => page.getByRole('heading', { name: `${name} ${mark}: Draw a network you know` })

  await signInAs(page, 'Instructor')
  await page.goto(`${REVIEWS}?search=${mark}`)
  const queue = page.getByRole('navigation', { name: 'Submissions' })
  await expect(queue.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page)
  // The page listens to keys once it is awake: its list of them says so.
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  // The page hears that the dialog has closed a moment after it is hidden, and listens to keys from then on.
  await expect(page.locator('dialog h2', { hasText: 'Keyboard shortcuts' })).toHaveCount(0)

  await page.keyboard.press('j')
  await expect(heading('Abe')).toBeFocused()
  const main = page.getByRole('main')
  await expect(main).toContainText('Claimed by you until')
  await expect(main).toContainText('<script>alert(1)</script>')
  await expect(page.getByRole('link', { name: FLAT.links[0] })).toHaveAttribute('rel', /nofollow noopener/)
  await expectAccessible(page)

  const others = await browser.newContext({ baseURL })
  const admin = await others.newPage()
  await signInAs(admin, 'Admin')
  await admin.goto(page.url())
  await expect(admin.getByRole('main')).toContainText('Claimed by Ines Marchetti until')
  await expect(admin.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0)
  await others.close()

  await page.keyboard.press('r')
  const reason = page.getByLabel('Reason')
  await expect(reason).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Write what is missing')
  await expect(reason).toBeFocused()
  await page.keyboard.type('Just add a crc, jack?')
  await page.keyboard.press('Control+Enter')
  await expect(heading('Bea')).toBeVisible()
  const done = page.getByRole('status').filter({ hasText: 'was sent back' })
  await expect(done).toHaveText(`Abe ${mark}: “Draw a network you know” was sent back.`)
  await expect(main).toContainText('Claimed by you until')
  await expect(queue.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('c')
  await expect(main).toContainText('Not claimed yet.')
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: 'No submissions match' })).toBeVisible()
  await page.goto(`${REVIEWS}?state=decided&search=${mark}`)
  await expect(queue.getByRole('listitem')).toHaveText([/Bea .*Approved/, /Abe .*Sent back/])

  const { data } = await (await first.ask('/gamification-api/notifications')).json()
  expect(data).toContainEqual(expect.objectContaining({ kind: 'milestone', because: 'Just add a crc, jack?' }))

  await page.goto(`/c/harbor/manage/learners?course=networking-essentials&search=${mark}`)
  await expectAccessible(page)
  await page.getByRole('row', { name: /Abe/ }).getByRole('link', { name: 'Sent back' }).click()
  await expect(main).toContainText('“Just add a crc, jack?”')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Waive …' }).click()
  const waiver = page.getByRole('region', { name: /^Waive this gate for Abe/ })
  await expect(waiver.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(waiver).toHaveCount(0)
  await page.getByRole('link', { name: 'Waive …' }).click()
  await waiver.getByLabel('Reason').fill('Showed it to me in the lab')
  await waiver.getByRole('button', { name: 'Waive', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '“Draw a network you know” was waived.' })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Waive this gate' })).toHaveCount(0)
  await expect(main).toContainText('“Showed it to me in the lab”')
  await page.getByRole('link', { name: 'Learners in Networking essentials' }).click()
  await page.getByLabel('Learner', { exact: true }).fill(mark)
  await page.getByRole('button', { name: 'Show' }).click()
  // They stood in the whole table, too.
  await expect(page).toHaveURL(new RegExp(`search=${mark}`))
  await expect(page.getByRole('row', { name: /Abe/ }).getByRole('link', { name: 'Waived' })).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('networking-essentials-learners.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines.slice(1, -1)).toEqual([
    expect.stringMatching(new RegExp(`^"Abe ${mark}",.*,"validated","validated","waived","validated","20`)),
    expect.stringMatching(new RegExp(`^"Bea ${mark}",.*,"validated","validated","validated","validated","20`)),
  ])
})

test('an instructor decides several submissions at once without a script, also where another was faster with one', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 8)
  await drawer(browser, `Eva ${mark}`)
  await drawer(browser, `Fay ${mark}`)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const stale = await context.newPage()
  await signInAs(stale, 'Instructor')
  await stale.goto(`${REVIEWS}?search=${mark}`)
  await stale.getByRole('button', { name: 'Approve the chosen' }).click()
  await expect(stale.getByRole('alert')).toHaveText('Choose a submission first.')
  await stale.goto(`${REVIEWS}?search=${mark}`)

  await signInAs(page, 'Admin')
  await page.goto(`${REVIEWS}?search=${mark}`)
  await page.getByRole('checkbox', { name: new RegExp(`^Choose Eva ${mark}: `) }).press('Space')
  await page.getByRole('button', { name: 'Send the chosen back' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('Write what is missing.')
  await expectAccessible(page)
  await page.getByLabel('What is missing').fill('Where are the prefixes?')
  await page.getByRole('button', { name: 'Send the chosen back' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '1 submission sent back.' })).toHaveCount(1)

  for (const box of await stale.getByRole('checkbox').all()) await box.check()
  await stale.getByRole('button', { name: 'Approve the chosen' }).click()
  await expect(stale.getByRole('status').filter({ hasText: '1 submission approved.' })).toContainText(
    /1 submission not approved: .+ decided already\./,
  )
  await context.close()
})

test('without JavaScript an instructor claims evidence, sends it back and waives a gate, and a student cannot open the page', async ({
  browser,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 8)
  await drawer(browser, `Cyd ${mark}`)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await signInAs(page, 'Instructor')
  await page.goto(REVIEWS)
  await page.getByLabel('Learner', { exact: true }).fill(mark)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: `Cyd ${mark}` }).click()
  await page.getByRole('button', { name: 'Claim', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Claimed by you until')
  await page.getByRole('button', { name: 'Send back' }).click()
  await expect(page.getByRole('alert')).toContainText('Write what is missing')
  await page.getByLabel('Reason').fill('Where are the prefixes?')
  await page.getByRole('button', { name: 'Send back' }).click()
  await expect(page.getByRole('heading', { name: 'No submissions match' })).toBeVisible()
  await page.goto(
    `/c/harbor/manage/learners?course=networking-essentials&search=${mark}&gate=networking-drawn&state=rejected`,
  )
  await page.getByRole('link', { name: 'Sent back' }).click()
  await page.getByRole('link', { name: 'Waive …' }).click()
  await page.getByLabel('Reason').fill('Showed it to me')
  await page.getByRole('button', { name: 'Waive', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'was waived' })).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: /^Waived$/ })).toHaveCount(1)

  await context.clearCookies()
  await signInAs(page, 'Student')
  for (const path of [REVIEWS, '/c/harbor/manage/learners', `${REVIEWS}/42`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/can’t open this page|Nothing to review here/)
  }
  await context.close()
})
