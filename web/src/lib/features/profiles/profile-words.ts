import { CHOOSE } from './handover.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'

/** The sentence next to a refused field. */
const FIELDS: Record<string, string> = {
  display_name: 'Enter the name others will see: up to 60 characters that can be read, on one line.',
  username: 'Use 3 to 30 letters, digits, hyphens or underscores, with a letter or digit at both ends.',
  bio: 'Keep it to 300 characters.',
  time_zone: 'Choose a time zone from the list.',
}

const CODES: Record<string, string> = {
  already_exists: 'Somebody has this username. Try another.',
  name_of_teacher: 'An instructor or admin of your community has this name, or one that looks like it. Choose another.',
  username_reserved: 'Nobody can have this username. Try another.',
  username_differs: 'This is not your username.',
  sole_admin: CHOOSE,
}

export const fieldProblems = ({ code, errors }: FormRefusal): Record<string, string> =>
  Object.fromEntries(errors.map(({ path: field }) => [field, CODES[code] ?? FIELDS[field] ?? 'This cannot be taken.']))
