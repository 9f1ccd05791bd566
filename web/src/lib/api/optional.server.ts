import { isHttpError } from '@sveltejs/kit'

/** For data that a page can do without: null if the request failed. A redirect to sign-in still happens. */
export const optional = <T>(request: Promise<T>): Promise<T | null> =>
  request.catch((failure: unknown) => {
    if (isHttpError(failure)) return null
    throw failure
  })
