export type AreaMark = 'none' | 'chosen' | 'right' | 'wrong' | 'missed'

/** How each area is marked; `right` are the places of right ones, once they may be known. */
export const areaMarks = (areas: number, chosen: readonly number[], right: readonly number[] | null): AreaMark[] =>
  Array.from({ length: areas }, (_, place) => {
    const isChosen = chosen.includes(place)
    if (!right) return isChosen ? 'chosen' : 'none'
    if (right.includes(place)) return isChosen ? 'right' : 'missed'
    return isChosen ? 'wrong' : 'none'
  })
