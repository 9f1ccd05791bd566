/** The text of a form field; empty if the field is missing or a file. */
export const formText = (form: FormData, field: string): string => {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}
