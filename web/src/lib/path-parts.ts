/** The query of an address; empty without values. */
export const query = (values: Record<string, string | undefined>) => {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''
}
export const community = (slug: string) => `/c/${encodeURIComponent(slug)}`
/** What the test box takes: an attempt on a test, or practice across tests. Their pages have the same names. */
export type TakingPlace = 'attempts' | 'practice'
export const taking = (slug: string, id: string, at: TakingPlace) =>
  `${community(slug)}/${at}/${encodeURIComponent(id)}`
export const manage = (slug: string) => `${community(slug)}/manage`
export const manageResources = (slug: string) => `${manage(slug)}/resources`
export const manageResource = (slug: string, id: string) => `${manageResources(slug)}/${encodeURIComponent(id)}`
export const manageQuestions = (slug: string) => `${manage(slug)}/support`
export const manageQuestion = (slug: string, id: string) => `${manageQuestions(slug)}/${encodeURIComponent(id)}`
export const certificate = (number: string) => `/certificates/${encodeURIComponent(number)}`
