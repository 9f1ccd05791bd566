import { formText } from '#lib/api/form-text.server.ts'

const PASSWORD_LENGTH = 8

export interface Credentials {
  name: string
  email: string
  password: string
}

export type FieldProblems = Partial<Record<keyof Credentials, string>>

export const readCredentials = (form: FormData): Credentials => ({
  name: formText(form, 'name').trim(),
  email: formText(form, 'email').trim(),
  // Not trimmed: spaces are part of a password.
  password: formText(form, 'password'),
})

const emailProblem = (email: string) => {
  if (!email) return 'Enter your email.'
  // Supabase Auth validates addresses; this only catches typing mistakes.
  return /^\S+@\S+\.\S+$/.test(email) ? undefined : 'This does not look like an email address.'
}

const some = (problems: FieldProblems) => (Object.values(problems).some(Boolean) ? problems : null)

export const signInProblems = ({ email, password }: Credentials) =>
  some({ email: emailProblem(email), password: password ? undefined : 'Enter your password.' })

export const signUpProblems = ({ name, email, password }: Credentials) =>
  some({
    name: name ? undefined : 'Enter the name others will see.',
    email: emailProblem(email),
    password: password.length >= PASSWORD_LENGTH ? undefined : `Use at least ${PASSWORD_LENGTH} characters.`,
  })

/** The status of a page whose form Auth refused: Auth's own, or 503 where Auth failed. */
export const refusalStatus = ({ status = 503 }: { status?: number }) => (status >= 400 && status < 500 ? status : 503)
