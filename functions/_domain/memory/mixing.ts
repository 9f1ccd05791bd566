/**
 * Whether questions came mixed as in an exam, or as a drill of what was missed. Who answers right in a drill has just seen what is
 * right: that is remembered, and raises no mastery. Work that mixes both is a drill for the questions that were missed.
 */
export type Mixing = 'mixed' | 'drill' | 'drills_missed'
