import { parseTheme, writeTheme } from '#lib/theme.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  theme: async ({ request, cookies, url }) => {
    const form = await request.formData()
    writeTheme(cookies, parseTheme(form.get('theme')), url.protocol === 'https:')
  },
}
