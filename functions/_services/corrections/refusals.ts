export const CORRECTIONS_REFUSED = 'Only instructors and admins can correct questions.'
