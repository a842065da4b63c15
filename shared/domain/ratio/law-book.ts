import { invariant } from '#shared/kernel/invariant.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { readLawFile } from './law-file.ts'
import type { LawBook, LawOfPart, LawPart, LawVersion, RatioLaw, RatioSetting } from './model.ts'

/**
 * Makes a law book of parsed law files (`resources/law`). Throws when a file does not fit or when two versions of a
 * part overlap: then the answer would depend on the order of the files. BKR-20
 */
export function createLawBook(files: readonly unknown[]): LawBook {
  const versions = files.map(readLawFile)
  for (const law of versions) {
    invariant(law.validTo === null || law.validFrom <= law.validTo, `law ${law.id} ends before it starts`)
    for (const other of versions) {
      invariant(law === other || law.id !== other.id, `law ${law.id} is there twice`)
      invariant(law === other || !isOverlapping(law, other), `laws ${law.id} and ${other.id} overlap`)
    }
  }
  return { versions }
}

function isOverlapping(law: LawVersion, other: LawVersion): boolean {
  if (law.part !== other.part) return false
  return isInForce(law, other.validFrom) || isInForce(other, law.validFrom)
}

function isInForce(law: LawVersion, day: IsoDay): boolean {
  return law.validFrom <= day && (law.validTo === null || day <= law.validTo)
}

/** The version of a part in force on the day of care; `undefined` when there is none. BKR-20 */
export function findLaw<Part extends LawPart>(
  book: LawBook,
  part: Part,
  day: IsoDay,
): LawOfPart<Part> | undefined {
  for (const law of book.versions) if (isOfPart(law, part) && isInForce(law, day)) return law
  return undefined
}

function isOfPart<Part extends LawPart>(law: LawVersion, part: Part): law is LawOfPart<Part> {
  return law.part === part
}

/**
 * The version that decides a setting's ratio on the day of care, chosen by that day and never by today. `undefined`
 * when no version covers it, or when a version it builds on (table 1 under ve and combined) is missing. BKR-20
 */
export function lawFor(book: LawBook, setting: RatioSetting, day: IsoDay): RatioLaw | undefined {
  const dayCare = findLaw(book, 'day-care', day)
  switch (setting) {
    case 'kdv':
    case 'psg':
      return dayCare
    case 've':
      return dayCare && findLaw(book, 'preschool-education', day)
    case 'bso':
      return findLaw(book, 'out-of-school', day)
    case 'combined': {
      const combined = findLaw(book, 'combined', day)
      return combined?.kind === 'as-day-care' && dayCare === undefined ? undefined : combined
    }
  }
}
