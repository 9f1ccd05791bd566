import type { Page } from '@playwright/test'
import { onBox, untilKept } from './box.ts'
import { publishEveryKind } from './publish-every-kind.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

test.use({ serviceWorkers: 'allow' })

const verdict = (page: Page) => page.getByRole('heading', { name: /^(Correct|Partly correct|Incorrect)/ })

test('every kind of question is answered and checked in practice by keyboard alone', async ({ page }) => {
  const { start, open, numberOf } = await publishEveryKind(page)
  const attempt = await start('practice')
  const box = onBox(page)
  await open(attempt)
  const { keyboard } = page
  const go = async (kind: string) => {
    await box.jump(numberOf(kind))
    await expect(page.getByRole('heading', { name: `Question ${numberOf(kind)} of 25`, exact: true })).toBeFocused()
  }
  const settle = async (expected: string) => {
    await tabTo(page, /^Check$/)
    await keyboard.press('Enter')
    await expect(verdict(page)).toHaveText(expected)
    await expectAccessible(page)
  }

  // One pair is left open: a first press says so, a second checks what is there.
  await go('matching')
  for (const [stem, option] of [
    ['ARP', 'finds'],
    ['DHCP', 'gives'],
    ['DNS', 'translates'],
  ] as const) {
    const list = page.getByRole('combobox', { name: stem, exact: true })
    const text = await list.getByRole('option', { name: option }).innerText()
    await list.focus()
    // As every other row, an option has a letter.
    await keyboard.press(text.charAt(0))
    await expect(list.locator('option:checked')).toContainText(option)
  }
  await expectAccessible(page)
  await tabTo(page, /^Check$/)
  await keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Check again to leave the rest open.' })).toBeVisible()
  await keyboard.press('Enter')
  await expect(verdict(page)).toHaveText('Partly correct, 3 of 4 parts')
  await expectAccessible(page)

  await go('ordering')
  const items = page.getByRole('article').getByRole('listitem')
  await expect(items).toHaveCount(4)
  for (const [place, item] of ['Discover', 'Offer', 'Request', 'Acknowledge'].entries())
    for (;;) {
      const at = (await items.allInnerTexts()).findIndex((text) => text.includes(item))
      if (at <= place) break
      await page.getByRole('button', { name: `Move up ${item}` }).focus()
      await keyboard.press('Alt+ArrowUp')
      await expect(items.nth(at - 1)).toContainText(item)
    }
  await settle('Correct')

  await go('categorizing')
  for (const [item, downs] of [
    ['Switch', 1],
    ['Router', 2],
    ['Hub', 0],
    ['Bridge', 0],
  ] as const) {
    await page.getByRole('group', { name: item }).getByRole('radio').first().focus()
    await keyboard.press('Space')
    for (let down = 0; down < downs; down++) await keyboard.press('ArrowDown')
  }
  await settle('Partly correct, 3 of 4 parts')
  await expect(page.getByText('A switch with two ports.')).toBeVisible()

  await go('cloze')
  await page.getByRole('textbox', { name: 'Gap 1 of 3' }).focus()
  await keyboard.type('80')
  await keyboard.press('Tab')
  await keyboard.type('Port 443')
  await keyboard.press('Tab')
  await keyboard.type('DNS')
  await settle('Correct')

  await go('hotspot')
  await keyboard.press('B')
  await settle('Correct')

  await go('essay')
  await page.getByRole('textbox', { name: /Your answer/ }).focus()
  await keyboard.type('Broadcasts stay small.')
  await keyboard.press('Enter')
  await keyboard.type('A fault stays in its part.')
  await tabTo(page, /^Check$/)
  await keyboard.press('Enter')
  await expect(page.getByText('It mentions')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'I had it' }).focus()
  await keyboard.press('ArrowDown')
  await expect(verdict(page)).toHaveText('Partly correct')

  await go('case')
  await page.getByRole('textbox').focus()
  await keyboard.type('ARP')
  await expect(page.getByText('can’t be read as a number')).toBeVisible()
  await keyboard.press('Control+a')
  await keyboard.type('40')
  await page.getByRole('radio', { name: '/26' }).focus()
  await keyboard.press('Space')
  await expect(page.getByText('2 of 4 answered')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'A phone' }).focus()
  await keyboard.press('B')
  await page.getByRole('combobox', { name: 'A computer' }).focus()
  await keyboard.press('A')
  await page.getByRole('radio', { name: 'False' }).focus()
  await keyboard.press('Space')
  await settle('Correct')

  // Notes say of every option why it tempts.
  await go('single_choice')
  await keyboard.press('A')
  await expect(page.getByText('Two of these are no hosts.')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('button', { name: `Question ${numberOf('matching')}, partly correct` })).toBeVisible()
})

test('every kind is answered in an exam by pointer, and the result and the review tell what is right in part', async ({
  page,
}) => {
  const { start, open, at, numberOf, review } = await publishEveryKind(page)
  const attempt = await start('exam')
  const box = onBox(page)
  // What learners without a script read.
  await page.goto(at(`attempts/${attempt}/questions`))
  await expect(page.getByRole('article')).toHaveCount(25)
  await expectAccessible(page)
  await open(attempt)
  const go = (kind: string) => box.jump(numberOf(kind))

  await go('matching')
  const arp = page.getByRole('combobox', { name: 'ARP', exact: true })
  await arp.selectOption(await arp.getByRole('option', { name: 'finds' }).getAttribute('value'))
  await expect(page.getByText('1 of 4 answered')).toBeVisible()
  await go('ordering')
  await page.getByRole('button', { name: 'This order is right' }).click()
  await expect(page.getByRole('button', { name: 'Your order is your answer' })).toBeDisabled()
  await go('categorizing')
  await page.getByRole('group', { name: 'Router' }).getByText('Network').click()
  await expect(page.getByText('1 of 4 answered')).toBeVisible()
  await go('cloze')
  await page.getByRole('combobox', { name: 'Gap 3 of 3' }).selectOption('DNS')
  await go('multiple_choice')
  await expect(page.getByText('Each right choice counts, and every wrong one takes one away.')).toBeVisible()
  await go('hotspot')
  await page.locator('[data-area="1"] text').click()
  await expect(box.option(1)).toHaveAttribute('aria-checked', 'true')
  await go('essay')
  await page.getByRole('textbox', { name: /Your answer/ }).fill('It is easier to look after.')
  await go('case')
  await page.getByText('/26', { exact: true }).first().click()

  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(
    page.getByRole('button', { name: `Question ${numberOf('case')}, incomplete, partly answered, 1 of 4 parts` }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Finish the test' }).click()
  const finish = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(finish).toContainText('partly answered, 1 of 4 parts')
  await expectAccessible(page)
  await finish.getByRole('button', { name: 'Finish now' }).click()

  await expect(page.getByText(/[\d.]+ points of 24/)).toBeVisible()
  await expect(page.getByText('1 answer will be read by a person')).toBeVisible()
  await expectAccessible(page)
  await review(attempt, 'partly')
  await expect(page.getByText('Partly correct, 1 of 4 parts').first()).toBeVisible()
  await expectAccessible(page)
})

test('answers to parts are kept without a connection and after a reload', async ({ page, context }) => {
  const { start, open, numberOf, answerTo } = await publishEveryKind(page)
  const attempt = await start('exam')
  const box = onBox(page)
  await open(attempt)
  await untilKept(page)
  await context.setOffline(true)
  await page.reload()
  await box.jump(numberOf('cloze'))
  await page.getByRole('textbox', { name: 'Gap 2 of 3' }).fill('443')
  await box.jump(numberOf('case'))
  await page.getByRole('textbox').fill('ARP')
  await page.getByText('/26', { exact: true }).first().click()
  await page.reload()
  await expect(page.getByRole('textbox')).toHaveValue('ARP')
  await box.jump(numberOf('cloze'))
  await expect(page.getByRole('textbox', { name: 'Gap 2 of 3' })).toHaveValue('443')
  await context.setOffline(false)
  await box.saved('all')
  expect(await answerTo(attempt, 'cloze')).toEqual({ kind: 'cloze', gaps: [null, '443', null] })
})
