import type { BankFormat, BankQuestion } from '../_domain/attempts/bank.ts'
import { readAiken } from './aiken/read.ts'
import { aikenCannot, writeAiken } from './aiken/write.ts'
import { cannotHoldMedia, type BankMedia } from './bank-media.ts'
import { readCsv } from './csv/read.ts'
import { writeCsv } from './csv/write.ts'
import type { FileEntry } from './diagnostics.ts'
import type { Steps } from './steps.ts'
import { giftCannot } from './gift/answers.ts'
import { readGift } from './gift/read.ts'
import { writeGift } from './gift/write.ts'
import { readJson } from './json/read.ts'
import { writeJson } from './json/write.ts'
import { moodleCannot } from './moodle-xml/answers.ts'
import { readMoodleXml } from './moodle-xml/read.ts'
import { writeMoodleXml } from './moodle-xml/write.ts'

interface Format {
  /** Throws an ImportError where it refuses the whole file. */
  read: (text: string) => Steps<FileEntry, Record<string, unknown> | void>
  /** `test` describes the test and `media` are the files that its questions show, in formats that carry them. */
  write: (bank: BankQuestion[], test: object, media: readonly BankMedia[]) => string
  /** Why the format cannot carry all of a question. */
  cannot: (question: BankQuestion) => string | undefined
  extension: string
  mediaType: string
}

const carriesAll = () => undefined
const textsAlone = (cannot: Format['cannot']) => (question: BankQuestion) =>
  cannotHoldMedia(question) ?? cannot(question)

export const formats: Record<BankFormat, Format> = {
  gift: {
    read: readGift,
    write: writeGift,
    cannot: textsAlone(giftCannot),
    extension: 'gift',
    mediaType: 'text/plain',
  },
  aiken: {
    read: readAiken,
    write: writeAiken,
    cannot: textsAlone(aikenCannot),
    extension: 'txt',
    mediaType: 'text/plain',
  },
  moodle_xml: {
    read: readMoodleXml,
    write: writeMoodleXml,
    cannot: moodleCannot,
    extension: 'xml',
    mediaType: 'application/xml',
  },
  csv: { read: readCsv, write: writeCsv, cannot: cannotHoldMedia, extension: 'csv', mediaType: 'text/csv' },
  json: { read: readJson, write: writeJson, cannot: carriesAll, extension: 'json', mediaType: 'application/json' },
}
