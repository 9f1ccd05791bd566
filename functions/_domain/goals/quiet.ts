/** At night nobody is set a goal: from ten in the evening to six in the morning of the learner. */
export const isNight = (hour: number): boolean => hour >= 22 || hour < 6
