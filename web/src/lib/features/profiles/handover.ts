import type { DeletedAdminship, Handover } from '#contracts/profiles/deletion.ts'

/** The value of the choice to close a community. */
export const CLOSE = 'close'
export const CHOOSE = 'Choose a new admin, or close the community.'

/** The field of a community in the form, and where the function says that something is wrong with its choice. */
export const fieldOf = (slug: string) => `communities.${slug}`

/** What the form says of each community that needs a choice. One without other members needs none. */
export function readHandovers(form: FormData, adminships: readonly DeletedAdminship[]) {
  const choices = adminships
    .filter(({ others }) => others > 0)
    .map(({ community }) => {
      const choice = form.get(fieldOf(community))
      return { community, choice: typeof choice === 'string' ? choice : '' }
    })
  return {
    communities: choices.flatMap(({ community, choice }): Handover[] =>
      choice === '' ? [] : [{ community, successor: choice === CLOSE ? null : choice }],
    ),
    chosen: Object.fromEntries(choices.map(({ community, choice }) => [community, choice])),
    undecided: choices.flatMap(({ community, choice }) => (choice === '' ? [community] : [])),
  }
}
