import process from 'node:process'

/** Milliseconds of a clock that only goes forward, that nobody sets, and that all processes of this machine share. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6
