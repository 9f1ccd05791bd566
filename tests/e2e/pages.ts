import { expect, test as base, type Page } from '@playwright/test'
import axe from 'axe-core'
import { demoSession, giveCookies, type DemoAccount } from './session.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** What the browser says of a 404 or 503 page it was meant to get, and of a trace's script in the frame that shows a mail. */
const MEANT = ['Failed to load resource', 'Blocked script execution in']

/** A test whose page may not complain: a script error or a refused policy fails it. */
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !MEANT.some((words) => message.text().startsWith(words)))
          complaints.push(message.text())
      })
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Signed in as a demo account, on whatever page comes next. */
export const signInAs = async (page: Page, account: DemoAccount) =>
  giveCookies(page, (await demoSession(account)).cookies)

/** The same by the page for it, up to the page that it leads to. */
export async function signInByHand(page: Page, account: DemoAccount) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: account }).click()
  await expect(page).toHaveURL(/\/c\//)
}

/** Opens a page of somebody signed in, up to where it listens for news: what it does by script it does from then on. */
export async function openAwake(page: Page, path: string) {
  const listening = page.waitForRequest(/\/live/)
  await page.goto(path)
  await listening
}

/** What axe looks at that differs between light and dark: its rules of color that are on. The others see the same page. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, in lines. It is asked in the page itself: a page of ours has no frames, and to put axe into a page and to carry its
 * whole report out takes longer than all of its rules.
 */
async function violationsOf(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run({ ...options, resultTypes: ['violations'], preload: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, options)
}

/** No violation that axe can find, in either theme, and no sideways scroll. A phone has the colors of a desk: it is looked at in light. */
export async function expectAccessible(page: Page) {
  for (const colorScheme of base.info().project.use.isMobile ? (['light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    expect(await violationsOf(page, colorScheme === 'dark' ? { runOnly: COLOR_RULES } : {}), colorScheme).toEqual([])
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

export { expect } from '@playwright/test'
