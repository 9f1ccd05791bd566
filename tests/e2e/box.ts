import { expect, type Page } from '@playwright/test'

/** The test box as its learner uses it. */
export function onBox(page: Page) {
  const option = (place: number) => page.locator(`[data-option="${place}"]`)
  return {
    option,
    open: async (attempt: string) => {
      await page.goto(`/c/harbor/attempts/${attempt}`)
      await expect(page.locator('main')).not.toHaveAttribute('inert')
    },
    at: (number: number, length: number) =>
      expect(page.getByRole('heading', { name: `Question ${number} of ${length}`, exact: true })).toBeAttached(),
    jump: async (number: number) => {
      await page.getByRole('button', { name: /All questions/ }).click()
      await page.getByRole('button', { name: new RegExp(`^Question ${number},`) }).click()
    },
    next: () => page.getByRole('button', { name: 'Next', exact: true }).click(),
    /** Answers the question, whatever it asks for: numbers, words, an order, or as many options as its prompt says. */
    answer: async (place = 0) => {
      const article = page.getByRole('article')
      const asItIs = article.getByRole('button', { name: 'This order is right' })
      if (await asItIs.isVisible()) return asItIs.click()
      // An order that was given before; the first row cannot move up.
      const up = article.getByRole('button', { name: /^Move up/ })
      if ((await up.count()) > 1) return up.nth(1).click()
      const lists = await article.getByRole('combobox').all()
      for (const list of lists) await list.selectOption({ index: place + 1 })
      const fields = await article.getByRole('textbox').all()
      for (const field of fields) await field.fill('42')
      const items = await article.locator('fieldset').all()
      for (const item of items) await item.getByRole('radio').nth(place).check()
      if (lists.length + fields.length + items.length > 0) return
      const counter = page.getByText(/^\d of \d chosen$/)
      const [, choose = 1] = (await counter.isVisible()) ? (/of (\d)/.exec(await counter.innerText()) ?? []) : []
      for (let more = 0; more < Number(choose); more++) await option(place + more).click()
    },
    answered: () => page.getByRole('progressbar', { name: 'Answered' }).getAttribute('aria-valuenow'),
    saved: (what: 'all' | 'device') => expect(page.locator('[data-saved]')).toHaveAttribute('data-saved', what),
    finish: async () => {
      await page.getByRole('button', { name: /All questions/ }).click()
      await page.getByRole('button', { name: 'Finish the test' }).click()
      await page.getByRole('button', { name: 'Finish now' }).click()
    },
  }
}

/** The service worker has this page at hand. */
export const untilKept = (page: Page) =>
  expect.poll(() => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined)).toBe(true)

/** Requests of the page for anything but its own files. */
export function countRequests(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!/^\/(_app|icon|manifest)/.test(pathname)) asked.push(`${request.method()} ${pathname}`)
  })
  return asked
}
