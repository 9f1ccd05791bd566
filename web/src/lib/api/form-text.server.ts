/** What was typed into a field. A file in its place, or nothing at all, is an empty text. */
export const formText = (form: FormData, field: string): string => {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}
