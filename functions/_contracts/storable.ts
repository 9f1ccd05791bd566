import { z } from 'zod'

/** Postgres stores no text with a NUL in it, and half a surrogate pair is no character. */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

export const NOT_STORABLE = 'has a character that is none'

/** Text as it was sent. Every string that a request brings is one of these, or has a pattern that allows no other. */
export const storable = (max: number) => z.string().max(max).refine(isStorable, NOT_STORABLE)

/** The same without blanks around it, which do not count towards the length. */
export const trimmed = (max: number) => z.string().trim().max(max).refine(isStorable, NOT_STORABLE)

/** The Idempotency-Key of a request, or a key in its place. */
export const key = z.string().min(1).max(200).refine(isStorable, NOT_STORABLE)

/** An integer column of Postgres has 32 bits. */
export const MAX_INTEGER = 2 ** 31 - 1

/** The calendar of Postgres goes from the year 1 before Christ to 1 after, without the year 0 of ISO 8601. */
export const hasYear = (date: string) => !date.startsWith('0000')
export const NO_YEAR = 'there is no year 0'
