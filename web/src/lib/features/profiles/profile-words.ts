import { CHOOSE } from './handover.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'

/** The sentence next to a refused field. */
const FIELDS: Record<string, string> = {
  display_name: 'Enter the name that other people will see: one line of up to 60 readable characters.',
  username: 'Use 3 to 30 letters, digits, hyphens, or underscores. Start and end with a letter or digit.',
  bio: 'Use up to 300 characters.',
  time_zone: 'Choose a time zone from the list.',
}

const CODES: Record<string, string> = {
  already_exists: 'This username is taken. Try another.',
  name_of_teacher: 'This name is too close to the name of an instructor or admin in your community. Choose another.',
  username_reserved: 'This username is reserved. Try another.',
  username_differs: 'This is not your username.',
  sole_admin: CHOOSE,
}

export const fieldProblems = ({ code, errors }: FormRefusal): Record<string, string> =>
  Object.fromEntries(errors.map(({ path: field }) => [field, CODES[code] ?? FIELDS[field] ?? 'This can’t be saved.']))
