import { formProblem } from '#lib/problems.ts'

/** What a page says whose mail Auth refused to send. An Auth without mail says so in two ways: ours, and a project's. */
export const mailRefusal = (code: string | undefined): string =>
  code === 'not_supported_locally' || code === 'email_provider_disabled'
    ? 'This site sends no email. Ask the people who run it.'
    : formProblem(code)
