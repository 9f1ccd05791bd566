import { expect, type Locator, type Page } from '@playwright/test'
import { localDay, localHour } from '../../functions/_domain/time/local-time.ts'
import { zoneTime } from '../../web/src/lib/features/profiles/zones.ts'
import { answerByKeyboard, answerByThumb } from './answer-question.ts'
import { onBox } from './box.ts'
import { demoInstructor } from './instructor.ts'
import { startedAttempt } from './learner.ts'
import { expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'
import { dayText } from '../../functions/_domain/locale/dates.ts'

/** A late evening in New York; while it is another time there, the evening of a place where it is after ten now. */
const isEvening = (zone: string) => localHour(new Date(), zone) === 22
const zone =
  // Whether stations in the Antarctic keep summer time changes too often for two releases to agree.
  ['America/New_York', ...Intl.supportedValuesOf('timeZone').filter((name) => !name.startsWith('Antarctica/'))].find(
    (candidate) => isEvening(candidate),
  ) ?? 'UTC'
const today = () => localDay(new Date(), zone)

test.use({ timezoneId: zone })

const anAttempt = /\/c\/harbor\/attempts\/([\da-f-]+)$/

/** Every date that a page shows is today's, there. */
async function expectToday(page: Page, path: string) {
  await page.goto(path)
  const dates = page.getByRole('main').locator('time')
  await expect(dates.first()).toContainText(dayText(today(), 'date'))
  for (const text of await dates.allInnerTexts()) expect(text, path).toContain(dayText(today(), 'date'))
}

/** What the first test brought is there, and everything says that it happened today. */
async function expectFirstDay(page: Page) {
  const streak = page.getByRole('region', { name: /streak/i }).first()
  await expect(streak).toContainText('1')
  await expect(page.getByText(`Today, ${dayText(today(), 'day')}: `)).toBeAttached()
  for (const path of ['/c/harbor', '/notifications', '/c/harbor/achievements/test_rookie'])
    await expectToday(page, path)
}

async function attemptOn(page: Page) {
  await expect(page).toHaveURL(anAttempt)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const attempt = startedAttempt(anAttempt.exec(page.url())?.[1] ?? '')
  // Nobody answers 25 questions in the seconds that this test takes.
  await attempt.sinceMinutes(8)
  return attempt.answers()
}

const newcomer = () => ({ name: 'Noa Newcomer', email: `noa-${crypto.randomUUID()}@example.test` })

test('a new student signs up in the evening, joins by a code and finishes a first test, by thumb', async ({ page }, {
  project,
}) => {
  test.skip(project.name !== 'phone', 'A desk has no thumb.')
  const tap = (what: Locator) => what.tap()
  const code = await (await demoInstructor()).invites()
  const { name, email } = newcomer()

  await page.goto('/')
  await tap(page.getByRole('link', { name: 'Create an account' }))
  await page.getByLabel('Display name').fill(name)
  await page.getByLabel('Email').fill(email)
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('long enough by far')
  await tap(page.getByRole('button', { name: /^Show\s+password$/ }))
  await expect(password).toHaveAttribute('type', 'text')
  await expect(page.getByText(`For streaks, your day ends at midnight ${zoneTime(zone)}.`)).toBeVisible()
  await expectAccessible(page)
  await tap(page.getByRole('button', { name: 'Create account' }))
  await expect(page).toHaveURL(/\/communities$/)

  await page.goto(`/join/${code}`)
  await tap(page.getByRole('button', { name: 'Join' }))
  await expect(page).toHaveURL(/\/c\/harbor\/welcome$/)
  await expect(page.getByText(`For streaks, your day ends at midnight ${zoneTime(zone)}.`)).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('button', { name: 'Start the warm-up' })).toBeVisible()
  await tap(page.getByRole('button', { name: /^Or practice .+, 25 questions$/ }))

  const box = onBox(page)
  for (const { number, answer } of await attemptOn(page)) {
    await box.at(number, 25)
    if (answer) await answerByThumb(page, answer)
    if (number < 25) await tap(page.getByRole('button', { name: 'Next', exact: true }))
  }
  await tap(page.getByRole('button', { name: /All questions/ }))
  await tap(page.getByRole('button', { name: 'Finish the test' }))
  await tap(page.getByRole('button', { name: 'Finish now' }))
  await expect(page).toHaveURL(/\/result$/)
  await expect(page.getByRole('main').locator('time').first()).toHaveText(dayText(today(), 'date'))
  await page.keyboard.press('Escape')
  await tap(page.getByRole('link', { name: 'Progress', exact: true }))
  await expectFirstDay(page)

  // The welcome was for the first visit.
  await page.goto('/c/harbor/welcome')
  await expect(page).toHaveURL(/\/c\/harbor$/)
})

test('a new student signs up in the evening, joins by a code and finishes a first test, by keyboard alone', async ({
  page,
}, { project }) => {
  test.skip(project.name !== 'desktop', 'A phone has no keyboard.')
  const press = async (name: RegExp) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  const code = await (await demoInstructor()).invites()
  const { name, email } = newcomer()

  await page.goto('/')
  await press(/^Create an account$/)
  await expect(page.getByText(`For streaks, your day ends at midnight ${zoneTime(zone)}.`)).toBeVisible()
  for (const [label, text] of [
    [/^Display name$/, name],
    [/^Email$/, email],
    [/^Password$/, 'long enough by far'],
  ] as const) {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
  await press(/^Show\s+password$/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('long enough by far')
  await press(/^Create account$/)
  await expect(page).toHaveURL(/\/communities$/)

  await page.goto(`/join/${code}`)
  await press(/^Join$/)
  await expect(page).toHaveURL(/\/c\/harbor\/welcome$/)
  await press(/^Or practice .+, 25 questions$/)

  const box = onBox(page)
  for (const { number, answer } of await attemptOn(page)) {
    await box.at(number, 25)
    if (answer) await answerByKeyboard(page, answer)
    if (number < 25) await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Finish the test?' })).toBeVisible()
  await press(/^Finish now$/)
  await expect(page).toHaveURL(/\/result$/)
  await page.keyboard.press('Escape')
  await press(/^Progress$/)
  await expect(page).toHaveURL(/\/progress$/)
  await expectFirstDay(page)
})
