import { isHttpError } from '@sveltejs/kit'

/** A part that its page can do without: null where it did not come. Who is sent to sign in still is. */
export const optional = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((failure: unknown) => {
    if (isHttpError(failure)) return null
    throw failure
  })
