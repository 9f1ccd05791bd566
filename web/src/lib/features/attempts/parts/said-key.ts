import type { Revealed } from '#contracts/attempts/answers.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import { answerTexts } from '#domain/attempts/answer-texts.ts'
import { boxRulesOf } from '#domain/attempts/kinds/box-rules.ts'
import { LETTERS } from '#lib/features/attempts/box/letters.ts'

/** What is right, as within a sentence: by the letters of rows where there are some. */
export const saidKey = (
  key: Revealed['right'],
  { kind, options, parts, unit }: Pick<AskedQuestion, 'kind' | 'options' | 'parts' | 'unit'>,
): readonly string[] =>
  boxRulesOf(kind).rows(options) === null
    ? answerTexts(key, { options, parts, unit })
    : boxRulesOf(key.kind)
        .places(key)
        .map((place) => LETTERS[place] ?? '')
