/** The shortcuts of the editor. */
export const EDITOR_KEYS = [
  [['Ctrl S'], 'Save now'],
  [['Ctrl Z'], 'Undo'],
  [['Ctrl Shift Z'], 'Redo'],
  [['Ctrl B', 'Ctrl I'], 'Bold and italic, in a text'],
  [['Enter'], 'The next option'],
  [['Alt ←', 'Alt →'], 'Previous and next question'],
  [['Ctrl Enter'], 'A new question of this kind'],
] as const
