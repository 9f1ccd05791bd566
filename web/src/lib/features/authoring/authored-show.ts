import { testStatus } from '#contracts/tests/tests.ts'

/** Which tests the list shows. */
export interface AuthoredShow {
  search?: string
  status?: 'draft' | 'live' | 'retired'
  category?: string
  page?: string
}

/** How many tests a page of the list holds. */
export const AUTHORED_PAGE = 40

/** What a URL asks for; what it asks for wrongly is left out. */
export function readAuthoredShow(params: URLSearchParams): AuthoredShow {
  const search = params.get('search')?.trim().slice(0, 100)
  const status = testStatus.safeParse(params.get('status')).data
  const category = params.get('category') ?? undefined
  const page = Number(params.get('page'))
  return {
    ...(search ? { search } : {}),
    ...(status ? { status } : {}),
    ...(category && /^[a-z][a-z0-9_]{0,63}$/.test(category) ? { category } : {}),
    ...(Number.isInteger(page) && page > 1 && page < 200 ? { page: String(page) } : {}),
  }
}
