import { expect, test } from '@playwright/test'
import { toPage } from '../../supabase/preview/to-page.ts'
import { madeUpReport } from '../support/made-up-report.ts'
import { expectAccessible } from './pages.ts'

test('the page of a preview is accessible in both themes, and only its tables scroll sideways', async ({ page }) => {
  await page.setContent(toPage(madeUpReport))
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Dangerous')
  // Tables scroll by themselves, never the page.
  await expectAccessible(page)
  const skip = page.getByRole('link', { name: 'Skip to the report' })
  await page.keyboard.press('Tab')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  const locks = page.getByRole('region', { name: 'Locks on tables that were there before' })
  await locks.focus()
  await expect(locks).toBeFocused()
})
