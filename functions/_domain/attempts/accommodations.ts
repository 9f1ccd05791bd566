export const ACCOMMODATION_KINDS = ['extra_factor', 'extra_minutes', 'excused'] as const
export type AccommodationKind = (typeof ACCOMMODATION_KINDS)[number]

/** The checks of the table have the same. */
export const ACCOMMODATION_LIMITS = { factor: 3, minutes: 600, reason: 500 } as const
