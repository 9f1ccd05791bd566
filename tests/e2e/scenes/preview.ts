import { toPage } from '../../../supabase/preview/to-page.ts'
import { madeUpReport } from '../../support/made-up-report.ts'
import { scene } from '../scene.ts'

scene('preview', async ({ page, take }) => {
  await page.setContent(toPage(madeUpReport))
  await take('preview')
  await take('preview-whole', true)
})
