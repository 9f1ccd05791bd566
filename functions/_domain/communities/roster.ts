import { normalAddress } from './address.ts'
import { type Role } from './roles.ts'

/** How long somebody who was invited by a roster may take, in days. */
export const ROSTER_DAYS = 60
/** How long a community that somebody made on the site is young, in days. */
export const YOUNG_DAYS = 7
/** How many people a community has mailed, and told in the app, a day that they are invited: a young one may be anybody’s, so it has a few classes. */
export const MOST_INVITED_A_DAY = { young: 200, settled: 50_000 }
/** How many lines one roster may have. */
export const MOST_ROSTER_LINES = 50_000

/** Why a line is not taken. */
export const ROSTER_PROBLEMS = [
  'bad_address',
  'duplicate',
  'long_name',
  'unknown_role',
  'role_not_allowed',
  'long_group',
  'unknown_group',
  'group_archived',
  'declined',
] as const
export type RosterProblem = (typeof ROSTER_PROBLEMS)[number]

/** A line of a roster as it was written. */
export interface RosterLine {
  line: number
  email: string
  name: string
  role: string
  group: string
}

/** What is known of a community before the roster is taken. */
export interface RosterSetting {
  /** The members that the roster names, by address. */
  members: ReadonlyMap<string, string>
  /** Who is invited already, and whether they said no. */
  invited: ReadonlyMap<string, { declined: boolean; expired: boolean }>
  /** By their names in lower case. */
  groups: ReadonlyMap<string, { id: string; archived: boolean }>
  /** Which roles the reader may invite to. */
  may: readonly Role[]
  makesGroups: boolean
}

export interface InvitedLine {
  address: string
  name: string
  role: Role
  /** The name of a group in lower case. */
  group: string | undefined
}

export interface RosterPlan {
  /** Not known here so far: invited, whether there is an account of the address or not. */
  invite: InvitedLine[]
  /** Invited already: role, name and group are as in this roster from now on. */
  renew: InvitedLine[]
  /** Members who are to be in a group. */
  regroup: { user: string; group: string }[]
  /** Members of whom the roster says nothing new. */
  members: number
  /** Groups to make, as they were written first. */
  newGroups: string[]
  /** Groups that are not there. */
  missingGroups: string[]
  problems: { line: number; address: string; problem: RosterProblem }[]
}

const ROLE_WORDS = new Map<string, Role>([
  ['', 'student'],
  ['student', 'student'],
  ['learner', 'student'],
  ['pupil', 'student'],
  ['instructor', 'instructor'],
  ['teacher', 'instructor'],
  ['tutor', 'instructor'],
  ['admin', 'admin'],
  ['administrator', 'admin'],
])

const LONGEST_NAME = 60
const LONGEST_GROUP = 80

export const groupKey = (name: string): string => name.trim().toLowerCase()

/** Decides of each line what becomes of it. The first of several lines with one address counts. */
export function planRoster(lines: readonly RosterLine[], setting: RosterSetting): RosterPlan {
  const plan: RosterPlan = {
    invite: [],
    renew: [],
    regroup: [],
    members: 0,
    newGroups: [],
    missingGroups: [],
    problems: [],
  }
  const seen = new Set<string>()
  const unknown = new Map<string, string>()
  for (const line of lines) {
    const address = normalAddress(line.email)
    const problem = problemOf(line, address, { ...setting, seen })
    const group = groupKey(line.group) || undefined
    const isUnknown = group !== undefined && group.length <= LONGEST_GROUP && !setting.groups.has(group)
    if (isUnknown && (problem === undefined || problem === 'unknown_group') && !unknown.has(group))
      unknown.set(group, line.group.trim())
    if (address === undefined || problem !== undefined) {
      plan.problems.push({
        line: line.line,
        address: address ?? line.email.slice(0, 254),
        problem: problem ?? 'bad_address',
      })
      if (address !== undefined) seen.add(address)
      continue
    }
    seen.add(address)
    const user = setting.members.get(address)
    if (user !== undefined) {
      if (group === undefined) plan.members++
      else plan.regroup.push({ user, group })
      continue
    }
    const role = roleIn(line.role) ?? 'student'
    const before = setting.invited.get(address)
    plan[before && !before.expired ? 'renew' : 'invite'].push({ address, name: line.name.trim(), role, group })
  }
  plan[setting.makesGroups ? 'newGroups' : 'missingGroups'].push(...unknown.values())
  return plan
}

const roleIn = (word: string): Role | undefined => ROLE_WORDS.get(word.trim().toLowerCase())

function problemOf(
  { name, role: word, group: written }: RosterLine,
  address: string | undefined,
  { seen, members, invited, groups, may, makesGroups }: RosterSetting & { seen: ReadonlySet<string> },
): RosterProblem | undefined {
  if (address === undefined) return 'bad_address'
  if (seen.has(address)) return 'duplicate'
  if (name.trim().length > LONGEST_NAME) return 'long_name'
  const role = roleIn(word)
  if (role === undefined) return 'unknown_role'
  if (!members.has(address) && !may.includes(role)) return 'role_not_allowed'
  if (!members.has(address) && invited.get(address)?.declined) return 'declined'
  const group = groupKey(written)
  if (group.length > LONGEST_GROUP) return 'long_group'
  if (group === '') return undefined
  if (groups.get(group)?.archived) return 'group_archived'
  return groups.has(group) || makesGroups ? undefined : 'unknown_group'
}
