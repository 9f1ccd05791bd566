import { fail, redirect } from '@sveltejs/kit'
import { makeCommunityBody } from '#contracts/communities/settings.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** What is sent twice makes one community. */
export const load: PageServerLoad = () => ({ key: crypto.randomUUID() })

const NEXT = {
  test: managePaths.newTest,
  roster: (slug: string) => communityPaths.roster(slug),
  later: paths.manage,
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const text = (name: string) => formText(form, name).trim()
    const [name, slug, tagline, joining] = [text('name'), text('slug'), text('tagline'), text('joining')]
    const values = {
      name,
      slug,
      tagline,
      color: text('color') || 'laurel',
      joining,
      packs: form.getAll('packs').map(String),
      next: text('next'),
    }
    const { next, ...wanted } = values
    const read = makeCommunityBody.safeParse({ ...wanted, slug: slug === '' ? undefined : slug.toLowerCase() })
    if (!read.success) return fail(422, { values, errors: toFieldErrors(read.error.issues), problem: null })
    const answer = await rostersApi(accessToken).make(read.data, text('key'))
    if ('refused' in answer) {
      const { says, errors } = answer.refused
      return fail(409, { values, errors, problem: errors.length > 0 ? null : says })
    }
    const to = next === 'test' || next === 'roster' ? next : 'later'
    return redirect(303, NEXT[to](answer.data.slug))
  },
}
