/** The longest note on a question. The database checks the same. */
export const NOTE_LENGTH = 2000
