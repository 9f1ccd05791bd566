/** The shortcuts of the list of questions, and of a question in it. */
export const LIST_KEYS = [
  [['J', 'K'], 'Next and previous question'],
  [['↓', '↑'], 'The same, within the list'],
  [['Enter'], 'Open the question'],
] as const

export const QUESTION_KEYS = [
  [['A'], 'Write an answer'],
  [['/'], 'Find a saved reply'],
  [['N'], 'Write a note'],
  [['Ctrl Enter'], 'Send, while writing'],
  [['C'], 'Claim or release'],
  [['R'], 'Resolve'],
  [['Z'], 'Put off'],
  [['H'], 'Hand over'],
  [['M'], 'Join with another question'],
  [['J', 'K'], 'Next and previous question'],
] as const
