/** What the search over a community's questions shows, as the query of its URL. */
export interface BankShow {
  q?: string
  topic?: string
  tag?: string
  kind?: string
  difficulty?: string
  pool?: string
  /** A group of questions by how learners answer them. */
  answered?: string
  page?: string
}

/** Questions that learners answer oddly, and those that nobody was asked. */
export const ANSWERED: Readonly<Record<string, { says: string; query: Record<string, string> }>> = {
  hard: { says: 'Hard: less than 40% correct', query: { facility_to: '0.4' } },
  easy: { says: 'Easy: more than 90% correct', query: { facility_from: '0.9' } },
  odd: { says: 'Low discrimination', query: { discrimination_to: '0.1' } },
  unused: { says: 'Never asked in an exam', query: { unused: 'true' } },
}

export const BANK_PAGE = 50
const FIELDS = ['q', 'topic', 'tag', 'kind', 'difficulty', 'pool', 'answered'] as const

/** What a URL asks for; empty fields of the form are left out. */
export function readBankShow(params: URLSearchParams): BankShow {
  const page = Number(params.get('page'))
  const entries = FIELDS.flatMap((field) => {
    const value = params.get(field)?.trim().slice(0, 100)
    return value ? [[field, value] as const] : []
  })
  return {
    ...Object.fromEntries(entries),
    ...(Number.isInteger(page) && page > 1 && page < 100 ? { page: String(page) } : {}),
  }
}

/** The same as the API is asked for it. */
export function toBankQuery({ answered, page = '1', ...asked }: BankShow): Record<string, string> {
  return {
    ...asked,
    ...(answered ? ANSWERED[answered]?.query : {}),
    limit: String(BANK_PAGE),
    offset: String(BANK_PAGE * (Number(page) - 1)),
  }
}
