import { formText } from '#lib/api/form-text.server.ts'
import { toKnownZone } from '#lib/features/profiles/zones.ts'

const PASSWORD_LENGTH = 8

export interface Credentials {
  name: string
  email: string
  password: string
}

export interface SignUp extends Credentials {
  /** The zone of the device, or the chosen one; undefined if there is none that is known. */
  timeZone: string | undefined
}

export type FieldProblems = Partial<Record<keyof Credentials, string>>
type SignUpProblems = Partial<Record<keyof SignUp, string>>

export const readCredentials = (form: FormData): Credentials => ({
  name: formText(form, 'name').trim(),
  email: readEmail(form),
  // Not trimmed: spaces are part of a password.
  password: formText(form, 'password'),
})

export const readSignUp = (form: FormData): SignUp => ({
  ...readCredentials(form),
  timeZone: toKnownZone(formText(form, 'time_zone')),
})

export const readEmail = (form: FormData): string => formText(form, 'email').trim()

export const emailProblem = (email: string) => {
  if (!email) return 'Enter your email.'
  // Supabase Auth validates addresses; this only catches typing mistakes.
  return /^\S+@\S+\.\S+$/.test(email) ? undefined : 'This does not look like an email address.'
}

/** Auth hashes no more of a password, and refuses a longer one. */
const PASSWORD_BYTES = 72

export function newPasswordProblem(password: string): string | undefined {
  if (password.length < PASSWORD_LENGTH) return `Use at least ${PASSWORD_LENGTH} characters.`
  return new TextEncoder().encode(password).length > PASSWORD_BYTES ? 'Use a shorter password.' : undefined
}

const some = <P extends object>(problems: P): P | null => (Object.values(problems).some(Boolean) ? problems : null)

export const signInProblems = ({ email, password }: Credentials) =>
  some<FieldProblems>({ email: emailProblem(email), password: password ? undefined : 'Enter your password.' })

export const signUpProblems = ({ name, email, password, timeZone }: SignUp) =>
  some<SignUpProblems>({
    name: name ? undefined : 'Enter the name that other people will see.',
    email: emailProblem(email),
    password: newPasswordProblem(password),
    timeZone: timeZone === undefined ? 'Choose your time zone.' : undefined,
  })

/** The status of a page whose form Auth refused: Auth's own, or 503 where Auth failed. */
export const refusalStatus = ({ status = 503 }: { status?: number }) => (status >= 400 && status < 500 ? status : 503)
