import { expect, test } from './pages.ts'

test('everything on the way to a test works by keyboard alone', async ({ page }) => {
  const focused = () => page.locator(':focus')
  const tabTo = async (name: string | RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      const text = await focused().evaluate(
        (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
      )
      if (text.trim().match(name)) {
        // A focus ring must be there to see.
        const ring = await focused().evaluate((element) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        })
        expect(ring, `a ring around ${String(name)}`).toBe(true)
        return
      }
    }
    throw new Error(`Tab never reaches ${String(name)}.`)
  }

  await page.goto('/sign-in')
  await tabTo(/^Student$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/c\/harbor$/)

  await page.reload()
  await page.keyboard.press('Tab')
  await expect(focused()).toHaveText('Skip to content')
  await page.keyboard.press('Enter')
  await tabTo(/Networking fundamentals/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
})

test('signs in without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('student@laude.test')
  await page.getByLabel('Password').fill('laude-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/c\/harbor$/)
  await expect(page.getByText('Networking fundamentals')).toBeVisible()
  await context.close()
})
