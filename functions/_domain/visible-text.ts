/** Anything but blanks, marks without a letter, and characters that are not drawn. */
const VISIBLE = new RegExp(
  String.raw`[^\u0020\u00A0\u00AD\u0300-\u036F\u0483-\u0489\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u20D0-\u20FF\u2800\u3000\u3164\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]`,
  'u',
)

/** Whether there is anything to see in a text: invisible letters and blanks are nothing. */
export const hasVisible = (text: string) => VISIBLE.test(text.replaceAll(/\s/gu, ''))
