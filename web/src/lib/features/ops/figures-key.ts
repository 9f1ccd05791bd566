/** What the page of operators loads, for asking again. */
export const OPS_FIGURES = 'laude:ops-figures'
