import { expect, type Page } from '@playwright/test'

export const focused = (page: Page) => page.locator(':focus')

/** Presses Tab until what is named has the focus, and a ring around it that can be seen. */
export async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const text = await focused(page).evaluate((element) => {
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      const label = isField ? element.labels?.[0]?.textContent : element.textContent
      return element.getAttribute('aria-label') ?? label ?? ''
    })
    if (!name.test(text.trim())) continue
    const ring = await focused(page).evaluate((element) => {
      // What is drawn for an input may be the element beside it.
      const drawn = [element, element.nextElementSibling]
        .filter((one) => one !== null)
        .map((one) => getComputedStyle(one))
      return drawn.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      )
    })
    expect(ring, `a ring around ${String(name)}`).toBe(true)
    return
  }
  throw new Error(`Tab never reaches ${String(name)}.`)
}
