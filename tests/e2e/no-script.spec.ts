import { localDay } from '../../functions/_domain/time/local-time.ts'
import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'
import { publishEveryKind } from './publish-every-kind.ts'
import { siteClient } from './session.ts'
import { dayText } from '../../functions/_domain/locale/dates.ts'

const NETWORK = 'Networking fundamentals'
const anAttempt = /\/c\/[\w-]+\/attempts\/[\da-f-]+$/

test.use({ javaScriptEnabled: false })

test('a demo student signs in without JavaScript', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('student@laude.test')
  await page.getByLabel('Password').fill('laude-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/c\/harbor$/)
  await expect(page.getByText('Networking fundamentals')).toBeVisible()
})

test('without JavaScript a learner starts a test, and starts it over from a page that asks to confirm', async ({
  page,
}) => {
  await newLearner(page)
  await page.goto('/c/harbor')
  await page.getByRole('button', { name: 'Exam', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Exam', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const card = page.getByRole('article', { name: NETWORK })
  await card.getByRole('button', { name: /^Start/ }).click()
  await expect(page).toHaveURL(anAttempt)
  const first = page.url()

  await page.goto('/c/harbor')
  await card.getByRole('link', { name: /^Start over/ }).click()
  await expect(page.getByRole('heading', { name: 'Start over?' })).toBeVisible()
  await page.getByRole('button', { name: 'Practice', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Start over?' })).toBeVisible()
  await page.getByRole('button', { name: /^Start over/ }).click()
  await expect(page).toHaveURL(anAttempt)
  expect(page.url()).not.toBe(first)
})

test('without JavaScript a learner sees where they are signed in, and signs out elsewhere', async ({ page }) => {
  const learner = await newLearner(page)
  const signIn = () =>
    siteClient().client.auth.signInWithPassword({ email: learner.email, password: 'long enough by far' })
  for (let i = 0; i < 3; i++) expect((await signIn()).error).toBeNull()
  await page.goto('/me')
  const section = page.getByRole('region', { name: 'Where you are signed in' })
  const devices = section.locator('tbody').getByRole('row')
  await expect(devices).toHaveCount(4)
  await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1)

  await section
    .getByRole('button', { name: /^Sign out .* last used/ })
    .first()
    .click()
  await expect(section.getByRole('status')).toHaveText('That device is signed out.')
  await expect(devices).toHaveCount(3)
  await section.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(section.getByRole('status')).toHaveText('All other devices are signed out.')
  await expect(devices).toHaveCount(1)
  await expect(section.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
})

test('without JavaScript the newest sessions are shown, and all of them by a link', async ({ page }) => {
  const learner = await newLearner(page)
  for (let i = 0; i < 5; i++)
    await siteClient().client.auth.signInWithPassword({ email: learner.email, password: 'long enough by far' })
  await page.goto('/me')
  const devices = page.getByRole('region', { name: 'Where you are signed in' }).locator('tbody').getByRole('row')
  await expect(devices).toHaveCount(4)
  await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Show all 6' }).click()
  await expect(devices).toHaveCount(6)
})

test('without JavaScript a newcomer chooses their time zone, and starts a warm-up from the welcome', async ({
  page,
}) => {
  const password = page.getByLabel('Password')
  const signUp = async () => {
    await password.fill('long enough by far')
    await page.getByRole('button', { name: 'Create account' }).click()
  }
  await page.goto('/sign-up')
  await expect(page.getByRole('button', { name: /^Show/ })).toHaveCount(0)
  await page.getByLabel('Display name').fill('Nia Newcomer')
  await page.getByLabel('Email').fill(`nia-${crypto.randomUUID()}@example.test`)
  await signUp()
  await expect(page.getByText('Choose your time zone.')).toBeVisible()
  await page.getByLabel('Time zone').selectOption('America/New_York')
  await password.fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York')
  await signUp()

  await expect(page).toHaveURL(/\/communities$/)
  await page.getByRole('button', { name: 'Join Harbor Tech Academy' }).click()
  await expect(page.getByText('For streaks, your day ends at midnight New York time.')).toBeVisible()
  await page.getByRole('link', { name: /^Change/ }).click()
  await expect(page.getByRole('region', { name: 'Time zone' }).getByLabel('Time zone')).toHaveValue('America/New_York')
  await page.goBack()
  await page.getByRole('button', { name: 'Start the warm-up' }).click()
  await expect(page).toHaveURL(/\/c\/harbor\/practice\/[\da-f-]+$/)
})

test('without JavaScript a learner reads the pages of a review', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.finishes(NETWORK, { length: 50, right: (number) => number > 3 })
  await page.goto(`/c/harbor/attempts/${attempt}/review`)
  const cards = page.getByRole('article')
  await expect(cards).toHaveCount(25)
  await page.getByRole('link', { name: 'Next: 26–50' }).click()
  await expect(cards.first()).toHaveAccessibleName('Question 26')
  await expect(cards.first()).toBeInViewport()
  await page.getByRole('link', { name: 'On one page' }).click()
  await expect(cards).toHaveCount(50)
  await page.getByRole('link', { name: /^Incorrect/ }).click()
  await expect(cards).toHaveCount(3)
})

test('without JavaScript every page writes a moment as its date in the learner’s time zone', async ({ page }) => {
  const isAnother = (zone: string) => localDay(new Date(), zone) !== localDay(new Date(), 'UTC')
  // At any moment one of the two has another date than UTC.
  const zone = isAnother('Pacific/Kiritimati') ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago'
  const learner = await newLearner(page, 'Lea Learner', zone)
  await learner.profile({ visibility: 'public', username: `noa-${learner.id.slice(0, 8)}` })
  const attempt = await learner.finishes(NETWORK)
  const number = await learner.certified('dates-in-practice', 'Dates in practice')
  const today = localDay(new Date(), zone)
  for (const path of [
    '/c/harbor',
    `/c/harbor/attempts/${attempt}/result`,
    `/c/harbor/attempts/${attempt}/review`,
    '/c/harbor/achievements/test_rookie',
    '/notifications',
    `/u/noa-${learner.id.slice(0, 8)}`,
    `/certificates/${number}`,
  ]) {
    await page.goto(path)
    const dates = await page.getByRole('main').locator('time').allInnerTexts()
    expect(dates.length, path).toBeGreaterThan(0)
    for (const text of dates)
      expect([dayText(today, 'date'), dayText(today, 'full')], path).toContain(text.replace(/, \d+:.*/, ''))
  }
})

test('without JavaScript a page in an ended session leads to the sign-in, and the front page knows no account', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await page.goto('/me')
  await learner.signOutEverywhere()
  await expect.poll(async () => (await page.goto('/me'), page.url())).toMatch(/\/sign-in/)
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
})

test('without JavaScript a learner deletes their account with their password', async ({ page }) => {
  const learner = await newLearner(page)
  const username = `nora-${learner.id.slice(0, 8)}`
  await learner.profile({ username })
  await page.goto('/me/delete')
  const deleteWith = async (password: string) => {
    await page.getByLabel('Type your username').fill(username)
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Delete my account' }).click()
  }
  await deleteWith('not it at all')
  await expect(page.getByText('This is not your password')).toBeVisible()
  await deleteWith('long enough by far')
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
})

test('without JavaScript a learner reads what every kind of question asks', async ({ page }) => {
  const { start, at } = await publishEveryKind(page)
  const attempt = await start('exam')
  await page.goto(at(`attempts/${attempt}`))
  await expect(page.getByRole('heading', { name: 'Every kind of question' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Read what this test asks' }).click()
  const asked = (prompt: string) => page.getByRole('article').filter({ hasText: prompt })
  await expect(page.getByRole('article')).toHaveCount(25)
  await expect(asked('How many hosts fit').getByRole('listitem')).toHaveCount(4)
  await expect(asked('private ranges')).toContainText('Each right choice counts, and every wrong one takes one away.')
  await expect(asked('copper cable')).toContainText('A number, such as 12 or -3.5. In m.')
  await expect(asked('Match each protocol')).toContainText('NTP')
  await expect(asked('Match each protocol')).toContainText('carries mail')
  await expect(asked('messages of DHCP')).toContainText('Acknowledge')
  await expect(asked('On which layer')).toContainText('Data link')
  await expect(asked('A browser asks')).toContainText('One of: ARP, DHCP, DNS')
  await expect(asked('memory module')).toContainText('the long slots')
  await expect(asked('memory module').locator('image')).toHaveCount(1)
  await expect(asked('large network')).toContainText('about 60 words')
  await expect(asked('branch office')).toContainText('Which mask suits the part for phones?')
  await expect(asked('branch office')).toContainText('10.20.0.64/26')
  await page.getByRole('link', { name: 'the test', exact: true }).click()
  await expect(page).toHaveURL(anAttempt)
})
