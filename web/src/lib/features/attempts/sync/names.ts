/** Where a device stores attempts. */
export const DATABASE = 'laude'
export const STORE = 'attempts'
