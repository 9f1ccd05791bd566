import { madeInvitation } from '../../functions/_contracts/communities/invitations.ts'
import { askWith, send, type Ask } from './functions.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { demoSession } from './session.ts'

// Not in the academy: other tests count who is in it.
const MEMBERS = '/c/lumen/manage/members'

async function joinAsInstructor({ ask }: { ask: Ask }) {
  const admin = askWith((await demoSession('Admin')).token)
  const invitation = { role: 'instructor', expires_in_days: 1, max_uses: 1 }
  const { code } = madeInvitation.parse(await send(admin, 'POST', '/communities-api/lumen/invitations', invitation))
  await send(ask, 'POST', `/communities-api/invitations/${code}/accept`, {})
}

const aNote = () => `Evening class ${crypto.randomUUID().slice(0, 8)}`

test('the only admin of a community cannot change to another role', async ({ page }) => {
  await signInAs(page, 'Admin')
  await page.goto('/c/lumen/manage/achievements')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Members' }).click()
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()

  await page.getByRole('link', { name: 'Change role of Ada Lindqvist …' }).click()
  const question = page.getByRole('region', { name: 'Change the role of Ada Lindqvist?' })
  await expect(question.getByRole('heading')).toBeFocused()
  await expectAccessible(page)
  await question.getByRole('radio', { name: /^Student/ }).check()
  await question.getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByRole('alert')).toContainText('A community needs an admin')
  await question.getByRole('link', { name: 'Cancel' }).click()
  await expect(question).toHaveCount(0)
})

test('an admin creates an invitation link, and a new user without JavaScript joins with it until it has no uses left', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, 'Admin')
  await page.goto(MEMBERS)
  const note = aNote()
  await page.getByLabel('Invite as').selectOption('instructor')
  await page.getByLabel('For how many').fill('1')
  await page.getByLabel('Note for the list').fill(note)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const made = page.getByLabel('Your link')
  await expect(made).toBeFocused()
  const link = await made.inputValue()
  const listed = page.getByRole('region', { name: 'Invitations' }).getByRole('listitem').filter({ hasText: note })
  await expect(listed).toContainText('Instructor, 0 of 1 use')
  await expectAccessible(page)

  // Signed out, without a script: in, back, and accepted.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const newcomer = await plain.newPage()
  await newcomer.goto(link)
  await expect(newcomer.getByRole('main')).toContainText('Ada Lindqvist invites you to be an instructor')
  await newcomer.getByRole('link', { name: 'Create an account' }).click()
  const name = `Noor ${note.slice(-8)}`
  await newcomer.getByLabel('Display name').fill(name)
  await newcomer.getByLabel('Email').fill(`${crypto.randomUUID()}@example.test`)
  await newcomer.getByLabel('Password').fill('long enough by far')
  await newcomer.getByRole('button', { name: 'Create account' }).click()
  await expect(newcomer).toHaveURL(link)
  await newcomer.getByRole('button', { name: 'Join' }).click()
  await expect(newcomer).toHaveURL(/\/c\/lumen$/)
  await newcomer.goto(link)
  await expect(newcomer.getByRole('heading', { level: 1 })).toContainText('You belong to')
  await newcomer.goto(MEMBERS)
  await expect(newcomer.getByRole('row').filter({ hasText: name })).toContainText('Instructor')
  await expect(newcomer.getByRole('link', { name: /^(Remove|Change role)/ })).toHaveCount(0)
  await expect(newcomer.getByLabel('Invite as').getByRole('option')).toHaveText(['Student'])

  // Whoever comes too late is told so, kindly.
  const visitor = await (await browser.newContext({ baseURL })).newPage()
  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: 'This invitation is used up' })).toBeVisible()
  await expectAccessible(visitor)
  await visitor.goto('/join/never-was')
  await expect(visitor.getByRole('heading', { name: 'No such invitation' })).toBeVisible()
  await visitor.context().close()
  await plain.close()
})

test('an admin turns an instructor into a student and removes them', async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL })
  const newcomer = await context.newPage()
  const name = `Noor ${crypto.randomUUID().slice(0, 8)}`
  await joinAsInstructor(await newLearner(newcomer, name))
  await newcomer.goto(MEMBERS)
  await expect(newcomer.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()

  await signInAs(page, 'Admin')
  await page.goto(MEMBERS)
  await page.getByLabel('Search by name').fill(name)
  await page.getByRole('button', { name: 'Search' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText('1 match')
  await row.getByRole('link', { name: 'Change role' }).click()
  await page.getByRole('radio', { name: /^Student/ }).check()
  await page.getByLabel('Why, if it is to be kept').fill('Helps out no more')
  await page.getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText('Student')
  expect((await newcomer.goto(MEMBERS))?.status()).toBe(403)

  await row.getByRole('link', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nobody fits' })).toBeVisible()
  await newcomer.goto('/c/lumen')
  await expect(newcomer.getByRole('heading', { name: 'No such community here' })).toBeVisible()
  await context.close()
})

test('an invitation link without a limit is revoked', async ({ page, browser, baseURL }) => {
  const note = aNote()
  await signInAs(page, 'Admin')
  await page.goto(MEMBERS)
  await page.getByLabel('Note for the list').fill(note)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByLabel('Your link').inputValue()
  const visitor = await (await browser.newContext({ baseURL })).newPage()
  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: /^Join / })).toBeVisible()
  await expectAccessible(visitor)
  await page.getByRole('link', { name: `Revoke ${note} …` }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: note })).toContainText('Revoked')
  await visitor.reload()
  await expect(visitor.getByRole('heading', { name: 'This invitation was taken back' })).toBeVisible()
  await visitor.context().close()
})
