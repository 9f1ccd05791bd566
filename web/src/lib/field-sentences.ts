import { numberText } from '#domain/locale/numbers.ts'
/**
 * What a form says of a value that a schema, a service or the database refused. Their messages are for programs: zod’s words, and
 * keys of the JSON. What is not known here is not shown.
 */
export const fieldSentence = (message: string): string =>
  KNOWN[message] ?? PATTERNS.map(([pattern, say]) => sayMatch(message, pattern, say)).find(Boolean) ?? CHECK

const CHECK = 'Check this value.'
const FILL_IN = 'Fill this in.'
const CHOOSE = 'Choose one of the options.'

type Say = (...groups: string[]) => string

function sayMatch(message: string, pattern: RegExp, say: Say): string | undefined {
  const match = pattern.exec(message)
  return match ? say(...match.slice(1)) : undefined
}

const plain = (digits: string) => numberText(Number(digits))

/** Messages of zod, with what they are about, and of our own that hold a number or a name. */
const PATTERNS: readonly (readonly [RegExp, Say])[] = [
  [/^Too small: expected string to have >=1 characters$/, () => FILL_IN],
  [
    /^Too small: expected string to have >=(\d+) characters$/,
    (least = '') => `Use at least ${plain(least)} characters.`,
  ],
  [/^Too big: expected string to have <=(\d+) characters$/, (most = '') => `Use at most ${plain(most)} characters.`],
  [/^Too small: expected (?:array|set) to have >=1 items$/, () => 'Choose at least one.'],
  [/^Too big: expected (?:array|set) to have <=(\d+) items$/, (most = '') => `Choose at most ${plain(most)}.`],
  [/^Too small: expected \w+ to be >=(-?[\d.e+]+)$/, (least = '') => `Enter ${plain(least)} or more.`],
  [/^Too small: expected \w+ to be >(-?[\d.e+]+)$/, (least = '') => `Enter more than ${plain(least)}.`],
  [/^Too big: expected \w+ to be <=(-?[\d.e+]+)$/, (most = '') => `Enter ${plain(most)} or less.`],
  [/^Too big: expected \w+ to be <(-?[\d.e+]+)$/, (most = '') => `Enter less than ${plain(most)}.`],
  [/^at most (\d+) characters$/, (most = '') => `Use at most ${plain(most)} characters.`],
  [/^has fewer than 2 choices$/, () => 'Write at least two choices.'],
  [/^has fewer than 2$/, () => 'Write at least two.'],
  [/^has more than (\d+)/, (most = '') => `Leave it at ${plain(most)} or fewer.`],
  [/^has the same (\w+) twice$/, () => 'Two of them are the same.'],
  [/^has to (?:name|say) /, () => FILL_IN],
  [/^is neither a choice, nor accepted texts/, () => FILL_IN],
  [/^Invalid number: must be a multiple of 0\.01$/, () => 'Use at most two decimal places.'],
  [/^Invalid input: expected int, received number$/, () => 'Enter a whole number.'],
  [/^Invalid input: expected (?:int|number), received /, () => 'Enter a number.'],
  [/^Invalid input: expected \w+, received (?:undefined|null)$/, () => FILL_IN],
  [/^Invalid (?:option|input|discriminator value)/, () => CHOOSE],
  [/^Invalid URL$/, () => 'Enter a link that begins with http:// or https://.'],
  [/^Unrecognized keys?: /, () => UNKNOWN_KEY],
  [/^nested deeper than (\d+)$/, (depth = '') => `Groups can be at most ${depth} levels deep.`],
  [/^unknown event type /, () => 'Choose what is counted from the list.'],
  [/^\w+ is not counted as [\w:]+$/, () => 'This is not counted. Choose another from the list.'],
  [/^(\w+) pays ([\d]+)(?: to ([\d]+))?$/, (rarity = '', least = '', most) => sayPay(rarity, least, most)],
  [/^is no gate of (.+)$/, (where = '') => `Choose only gates of ${where}.`],
  [/^achievements ask for each other in a circle/, () => 'Achievements that ask for each other can never be earned.'],
  [/^line (\d+): (.+)$/, (line = '', what = '') => `Line ${line}: ${what}.`],
]

function sayPay(rarity: string, least: string, most?: string): string {
  const name = rarity.charAt(0).toUpperCase() + rarity.slice(1)
  return `${name} achievements pay ${plain(least)}${most ? ` to ${plain(most)}` : ''} XP.`
}

const UNKNOWN_KEY = 'This key is not known here.'
const ONE_THRESHOLD = 'Only a rule with a single number to reach can have tiers.'
const NO_EVIDENCE = 'Leave this empty: nothing is handed in at this gate.'

/** Our own messages: of the contracts, the domain and the services. */
const KNOWN: Readonly<Record<string, string>> = {
  // Rules.
  'expected a rule': 'Choose what this condition asks for.',
  'expected a rule, such as {"counter": …, "gte": …}': 'Choose what this condition asks for.',
  'unknown key': UNKNOWN_KEY,
  'expected type[:metric:agg][@dim=value,…], dimensions sorted': 'Choose what is counted from the list.',
  'these dimensions are not counted together': 'These details are not counted together. Choose another from the list.',
  'a run has no dimensions': 'Perfect exams in a row can’t be counted within one category.',
  'a run has no window': 'Perfect exams in a row can’t be limited to a number of days.',
  'expected gte or lte': 'Enter the number to reach.',
  'only a min counter falls': 'This number only grows: ask for “at least”.',
  'a min counter falls: use lte': 'This number only falls: ask for “at most”.',
  'all_tests is for test_completed@first_pass=true': 'Only passed tests can be asked for as “every test”.',
  'expected gte, lte, eq or in': 'Choose what to compare with.',
  'expected gte before lt': 'The first hour must be before the last.',
  'more than there are': 'This is more than there are names above.',
  'expected top or percentile': 'Enter either a number of places or a percentage.',
  'expected a slug': 'Choose a name from the list.',
  'only a rule with one threshold (gte) can have tiers': ONE_THRESHOLD,
  'expected a threshold for some tier': 'Enter a number for at least one tier.',
  'expected a threshold above the tier before': 'Each tier needs a higher number than the one before.',
  // Achievements.
  'expected a snake_case name': 'Use lowercase letters, digits and _, beginning with a letter.',
  'expected a lucide icon name': CHOOSE,
  'lower-case words joined by underscores': 'Use lowercase letters, digits and _ between words.',
  'lower-case words joined by hyphens': 'Use lowercase letters, digits and - between words.',
  'does not follow from its rarity': 'This does not fit the rarity.',
  'is not so': CHECK,
  // Questions.
  'is empty': FILL_IN,
  'is missing': FILL_IN,
  'has none': FILL_IN,
  'names no option': FILL_IN,
  'names an option that is not there': FILL_IN,
  'names a category that is not there': FILL_IN,
  'is not chosen': CHOOSE,
  'has characters that cannot be printed': 'Remove the characters that can’t be read.',
  'has a picture or other media, which cannot be kept here':
    'Add pictures with the button above the text: those of other sites are not shown.',
  'is too far from zero': 'Enter a number that is nearer to zero.',
  'is below zero': 'Enter 0 or more.',
  'has to hold {{1}}, {{2}} and so on, each gap once and in order':
    'Each gap has to be in the text once, and in order: the first, the second and so on.',
  'has no gap': 'Write at least one gap into the text.',
  'is no picture': 'Choose a picture.',
  'has fewer than 3 corners': 'Give at least three corners.',
  'has to have an area for each option': 'Draw an area for each name.',
  'has an area that is not inside the picture': 'Keep every area inside the picture.',
  // Resources.
  'an address that starts with https://': 'Enter a link that begins with https://.',
  'the address of a public website, without a login or a port':
    'Enter the link of a public website, as it is in the address bar.',
  'too long as browsers write it': 'This link is too long. Look for a shorter one.',
  'names a topic twice': 'Choose each one only once.',
  'is no topic of this community': 'Choose topics of this community.',
  'is another resource’s': 'This community has a resource with this link.',
  // Gates and courses.
  'only an instructor passes this gate: it has no rule': 'Leave the rule out: an instructor decides at this gate.',
  'expected the rule that passes it': 'Write the rule that passes this gate.',
  'learners hand in their own work: let the rule open the gate instead':
    'Learners hand in “Your own work” themselves. Choose “An instructor”, and put the rule under “What opens it”.',
  'nothing is handed in here': NO_EVIDENCE,
  'only a knowledge check has a score to pass': 'Only a knowledge check has a score to pass.',
  'names one twice': 'Choose each one only once.',
  'names an option twice': 'Choose each one only once.',
  'is no achievement of this community': 'Choose an achievement of this community.',
  'is no gate within reach any more': 'One of these gates was deleted or moved. Choose again.',
  'expected course or program': 'Choose a course or a program.',
  'a language tag such as es or pt-BR': 'Enter a language code such as es or pt-BR.',
  'is no course of this community': 'Choose a course of this community.',
  // Plans.
  'has passed': 'Choose today or a later day.',
  'is too far ahead': 'Choose a day within the next two years.',
  'names a day twice': 'Choose each day only once.',
  'Invalid ISO date': 'Choose a day.',
  'is no test of this community': 'Choose a test of this community.',
  'expected something to change': 'Nothing was changed yet.',
  'is taken': 'This name is taken. Choose another.',
  'is reserved': 'This name is reserved. Choose another.',
  'has a character that is none': 'Remove the characters that can’t be read.',
  'say what is missing': 'Write what is missing. The learner reads it.',
  'expected text or a link': 'Write what you did, or add a link to it.',
}
