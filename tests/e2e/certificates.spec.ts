import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

/** How a page comes out of a printer. */
async function printed(page: Page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  return {
    pages: pdf.match(/\/Type \/Page\b(?!s)/g)?.length,
    size: [width, height].map((it) => Math.round(Number(it))),
  }
}

test('a visitor verifies a certificate and prints it on one sheet, its holder corrects the name, and an instructor revokes it with a reason', async ({
  page,
  browser,
}) => {
  const learner = await newLearner(page)
  const number = await learner.certified('subnets-in-practice', 'Subnets in practice')
  const visitor = await (await browser.newContext()).newPage()

  await visitor.goto('/certificates')
  const verify = async (typed: string) => {
    await visitor.getByLabel('Number').fill(typed)
    await visitor.keyboard.press('Enter')
  }
  await verify(number.slice(0, -1))
  await expect(visitor.getByText('A certificate number has 12 letters')).toBeVisible()
  await expectAccessible(visitor)
  await verify('2222-2222-2222')
  await expect(visitor.getByText('No certificate has this number')).toBeVisible()
  await verify(number.toLowerCase().replaceAll('-', ' '))
  await expect(visitor).toHaveURL(new RegExp(`/certificates/${number}$`))
  await expect(visitor.getByText('This certificate is valid')).toBeVisible()
  const sheet = visitor.getByRole('article', { name: 'Certificate of completion' })
  await expect(sheet).toContainText('Lea Learner')
  await expect(sheet).toContainText('Subnets in practice')
  await expect(visitor.getByRole('link', { name: 'Revoke' })).toHaveCount(0)
  const a4 = { pages: 1, size: [842, 595] }
  expect(await printed(visitor)).toEqual(a4)
  // In dark, paper is light all the same.
  await visitor.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect(sheet).toHaveCSS('background-color', 'oklch(1 0 0)')
  await visitor.emulateMedia({ media: null })

  const alternate = await visitor.locator('link[rel=alternate]').getAttribute('href')
  const told = await visitor.request.get(alternate ?? '')
  expect(told.headers()).toMatchObject({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' })
  expect(await told.json()).toMatchObject({ identifier: number, status: 'valid', recipient: { name: 'Lea Learner' } })
  expect((await visitor.request.get('/certificates/2222-2222-2222.json')).status()).toBe(404)
  expect((await visitor.request.get('/certificates/2222-2222-2222')).status()).toBe(404)

  await page.goto('/me')
  await page.getByRole('link', { name: 'Subnets in practice' }).click()
  await page.getByText('Correct the name').click()
  await page.getByLabel('Name on the certificate').fill('Léa <b>Learner</b>')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByRole('article')).toContainText('Léa <b>Learner</b>')
  await page.getByRole('button', { name: 'Hide my name' }).click()
  await expect(page.getByRole('button', { name: 'Show my name' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page)
  await visitor.reload()
  await expect(sheet).toContainText('Name kept private')
  await expect(visitor.getByText('This certificate is valid')).toBeVisible()
  await page.getByRole('button', { name: 'Show my name' }).click()
  await expect(page.getByRole('button', { name: 'Hide my name' })).toBeVisible()

  const teaching = await (await browser.newContext()).newPage()
  await signInAs(teaching, 'Instructor')
  await teaching.goto(`/certificates/${number}`)
  // Before hydration the link leads to the form in the page; the print button is there from then on.
  await expect(teaching.getByRole('button', { name: 'Print' })).toBeVisible()
  await teaching.getByRole('link', { name: 'Revoke' }).click()
  const question = teaching.getByRole('dialog', { name: 'Revoke this certificate?' })
  await expect(question).toBeVisible()
  await teaching.keyboard.press('Escape')
  await expect(question).toBeHidden()
  // The browser says that it is closed a moment after it is, and only then can it be opened again.
  await expect(teaching.getByLabel('Reason')).toHaveCount(0)
  await teaching.getByRole('link', { name: 'Revoke' }).press('Enter')
  await question.getByLabel('Reason').fill('Somebody else sat the exam.')
  await expectAccessible(teaching)
  await question.getByRole('button', { name: 'Revoke certificate' }).click()
  await expect(teaching.getByRole('region', { name: 'Status' })).toContainText('Somebody else sat the exam.')

  await visitor.reload()
  await expect(visitor.getByRole('region', { name: 'Status' })).toContainText('It is no longer valid')
  await expect(sheet).toContainText('Somebody else sat the exam.')
  await expectAccessible(visitor)
  expect(await printed(visitor)).toEqual(a4)
  await page.goto('/notifications')
  await expect(page.getByRole('link', { name: 'Your certificate for Subnets in practice was revoked' })).toBeVisible()
})

test('the name form of a certificate that its holder opens before the scripts have loaded stays open', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const number = await learner.certified('subnets-in-practice', 'Subnets in practice')
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  await page.route('**/_app/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`/certificates/${number}`, { waitUntil: 'commit' })
  await page.getByText('Correct the name').click()
  const name = page.getByLabel('Name on the certificate')
  await expect(name).toBeVisible()
  release(undefined)
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  await expect(name).toBeVisible()
})
