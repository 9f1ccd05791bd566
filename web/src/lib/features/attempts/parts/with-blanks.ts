/** A text with gaps where it is shown without their fields. */
export const withBlanks = (prompt: string) => prompt.replaceAll(/\{\{(\d+)\}\}/g, '\\_\\_\\_\\_ ($1)')
