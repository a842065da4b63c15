import { parseIsoDay, type IsoDay } from '#shared/kernel/time.ts'
import { invariant, must } from '#shared/kernel/invariant.ts'
import {
  fixedFacesExemptions,
  lawStatuses,
  type AgeCap,
  type LawDoubt,
  type LawHeader,
  type LawPart,
  type LawSource,
  type LawVersion,
  type RatioBand,
  type RatioCell,
  type RatioTable,
} from './model.ts'

/**
 * Reads one law file. The files are part of the program, so a file that does not fit is a fault and throws; the
 * message names the file and the field. Every field must be known: a misspelt one would silently lose a rule.
 */
export function readLawFile(file: unknown): LawVersion {
  const record = LawRecord.of(file, 'law file')
  const part = record.text('part')
  const read = Object.hasOwn(readers, part) ? readers[part as LawPart] : undefined
  const law = must(read, `law file ${record.text('id')} names an unknown part`)(record)
  record.end()
  return law
}

const readers: Readonly<Record<LawPart, (record: LawRecord) => LawVersion>> = {
  'day-care': (record) => ({
    ...readHeader(record),
    part: 'day-care',
    table: readTable(record.record('table')),
    ruleOne: readRuleOne(record.record('ruleOne')),
    maxBabiesInMixedGroup: record.whole('maxBabiesInMixedGroup'),
    uncertainCompositions: record.list('uncertainCompositions').map((row) => {
      invariant(Array.isArray(row), 'a composition is a list of counts')
      return row.map((count: unknown) => wholeNumber(count, 'uncertainCompositions'))
    }),
  }),
  'out-of-school': (record) =>
    record.oneOf('kind', ['formula', 'table']) === 'formula'
      ? {
          ...readHeader(record),
          part: 'out-of-school',
          kind: 'formula',
          fromAge: record.whole('fromAge'),
          oldFromAge: record.whole('oldFromAge'),
          youngPerThousand: record.whole('youngPerThousand'),
          oldPerThousand: record.whole('oldPerThousand'),
          maxGroupSize: record.whole('maxGroupSize'),
          usualGroupBands: record.records('usualGroupBands').map(readBand),
        }
      : {
          ...readHeader(record),
          part: 'out-of-school',
          kind: 'table',
          fromAge: record.whole('fromAge'),
          table: readTable(record.record('table')),
        },
  combined: (record) =>
    record.oneOf('kind', ['as-day-care', 'table']) === 'as-day-care'
      ? { ...readHeader(record), part: 'combined', kind: 'as-day-care' }
      : { ...readHeader(record), part: 'combined', kind: 'table', table: readTable(record.record('table')) },
  'preschool-education': (record) => ({
    ...readHeader(record),
    part: 'preschool-education',
    childrenPerStaff: record.whole('childrenPerStaff'),
    maxGroupSize: record.whole('maxGroupSize'),
  }),
  'deviation-day-care': (record) => ({ ...readDeviation(record), part: 'deviation-day-care' }),
  'deviation-school-day': (record) => ({ ...readDeviation(record), part: 'deviation-school-day' }),
  'deviation-school-free': (record) => ({ ...readDeviation(record), part: 'deviation-school-free' }),
  'staff-alone': (record) => ({
    ...readHeader(record),
    part: 'staff-alone',
    backupWithinMinutes: record.whole('backupWithinMinutes'),
  }),
  'fixed-faces': (record) => ({
    ...readHeader(record),
    part: 'fixed-faces',
    maxBaby: record.whole('maxBaby'),
    maxBabyLargeGroup: record.whole('maxBabyLargeGroup'),
    maxOlder: record.whole('maxOlder'),
    maxOlderLargeGroup: record.whole('maxOlderLargeGroup'),
    largeGroupStaff: record.whole('largeGroupStaff'),
    exemptions: record
      .list('exemptions')
      .map((exemption) => member(exemption, fixedFacesExemptions, 'exemptions')),
  }),
  trainees: (record) => ({
    ...readHeader(record),
    part: 'trainees',
    shareOneIn: record.whole('shareOneIn'),
    temporaryShareOneIn: record.isNull('temporaryShareOneIn') ? null : record.whole('temporaryShareOneIn'),
    needsQualifiedPerGroupDay: record.flag('needsQualifiedPerGroupDay'),
  }),
  space: (record) => ({
    ...readHeader(record),
    part: 'space',
    indoorDm2PerChild: record.whole('indoorDm2PerChild'),
    outdoorDm2PerChild: record.whole('outdoorDm2PerChild'),
    sleepRoomUnderMonths: record.whole('sleepRoomUnderMonths'),
  }),
  ages: (record) => ({
    ...readHeader(record),
    part: 'ages',
    primarySchoolFromAge: record.whole('primarySchoolFromAge'),
    leapBirthday: record.oneOf('leapBirthday', ['03-01']),
  }),
}

function readHeader(record: LawRecord): LawHeader {
  return {
    id: record.text('id'),
    validFrom: record.day('validFrom'),
    validTo: record.isNull('validTo') ? null : record.day('validTo'),
    article: record.text('article'),
    articleNumbering: record.oneOf('articleNumbering', ['until-2026-07-01', 'unchanged']),
    status: record.oneOf('status', lawStatuses),
    sources: record.records('sources').map(readSource),
    doubts: record.records('doubts').map(readDoubt),
  }
}

function readSource(record: LawRecord): LawSource {
  const source = {
    name: record.text('name'),
    url: record.textOrNull('url'),
    state: record.textOrNull('state'),
  }
  record.end()
  return source
}

function readDoubt(record: LawRecord): LawDoubt {
  const doubt = {
    topic: record.text('topic'),
    status: record.oneOf('status', lawStatuses),
    text: record.text('text'),
  }
  record.end()
  return doubt
}

function readTable(record: LawRecord): RatioTable {
  const table = { number: record.whole('number'), bands: record.records('bands').map(readBand) }
  record.end()
  return table
}

function readBand(record: LawRecord): RatioBand {
  const band = {
    fromAge: record.whole('fromAge'),
    toAge: record.whole('toAge'),
    cells: record.records('cells').map(readCell),
  }
  invariant(band.fromAge < band.toAge, 'a band of a table must hold an age')
  invariant(band.cells.length > 0, 'a band of a table must have a cell')
  invariant(
    band.cells.every((cell, index) => cell.staff >= (band.cells[index - 1]?.staff ?? 0)),
    'the cells of a band go from few staff to many',
  )
  record.end()
  return band
}

function readCell(record: LawRecord): RatioCell {
  const cell = {
    staff: record.whole('staff'),
    maxChildren: record.whole('maxChildren'),
    caps: record.records('caps').map(readCap),
    isLastOtherAdult: record.flag('isLastOtherAdult'),
  }
  record.end()
  return cell
}

function readCap(record: LawRecord): AgeCap {
  const cap = {
    fromAge: record.whole('fromAge'),
    toAge: record.whole('toAge'),
    maxChildren: record.whole('maxChildren'),
  }
  record.end()
  return cap
}

function readRuleOne(record: LawRecord) {
  const childrenPerStaff = record
    .list('childrenPerStaff')
    .map((value) => wholeNumber(value, 'childrenPerStaff'))
  invariant(childrenPerStaff.length === 4, 'rule 1 has a number for each of the ages 0 to 3')
  const ruleOne = { childrenPerStaff, divisorTenths: record.whole('divisorTenths') }
  record.end()
  return ruleOne
}

function readDeviation(record: LawRecord) {
  return {
    ...readHeader(record),
    maxMinutesPerDay: record.whole('maxMinutesPerDay'),
    minOpenMinutes: record.whole('minOpenMinutes'),
    planNames: record.oneOf('planNames', ['times', 'framework', 'nothing']),
    isWeeklyPattern: record.flag('isWeeklyPattern'),
  }
}

function wholeNumber(value: unknown, field: string): number {
  invariant(
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
    `${field} must be a whole number`,
  )
  return value
}

function member<Member extends string>(value: unknown, members: readonly Member[], field: string): Member {
  return must(
    members.find((candidate) => candidate === value),
    `${field} must be one of ${members.join(', ')}`,
  )
}

/** One object of a law file; remembers which fields were read, so that a leftover is noticed. */
class LawRecord {
  readonly #fields: ReadonlyMap<string, unknown>
  readonly #name: string
  readonly #read = new Set<string>()

  private constructor(fields: ReadonlyMap<string, unknown>, name: string) {
    this.#fields = fields
    this.#name = name
  }

  static of(value: unknown, name: string): LawRecord {
    invariant(
      typeof value === 'object' && value !== null && !Array.isArray(value),
      `${name} must be an object`,
    )
    const fields = new Map<string, unknown>(Object.entries(value))
    const id = fields.get('id')
    return new LawRecord(fields, typeof id === 'string' ? `law file ${id}` : name)
  }

  end(): void {
    const extra = [...this.#fields.keys()].filter((field) => !this.#read.has(field))
    invariant(extra.length === 0, `${this.#name} has unknown fields: ${extra.join(', ')}`)
  }

  text(field: string): string {
    const value = this.#take(field)
    invariant(typeof value === 'string' && value !== '', `${this.#label(field)} must be text`)
    return value
  }

  textOrNull(field: string): string | null {
    return this.isNull(field) ? null : this.text(field)
  }

  isNull(field: string): boolean {
    return this.#take(field) === null
  }

  whole(field: string): number {
    return wholeNumber(this.#take(field), this.#label(field))
  }

  flag(field: string): boolean {
    const value = this.#take(field)
    invariant(typeof value === 'boolean', `${this.#label(field)} must be true or false`)
    return value
  }

  day(field: string): IsoDay {
    return must(parseIsoDay(this.text(field)), `${this.#label(field)} must be a day`)
  }

  oneOf<Member extends string>(field: string, members: readonly Member[]): Member {
    return member(this.#take(field), members, this.#label(field))
  }

  list(field: string): readonly unknown[] {
    const value = this.#take(field)
    invariant(Array.isArray(value), `${this.#label(field)} must be a list`)
    return value
  }

  record(field: string): LawRecord {
    return LawRecord.of(this.#take(field), this.#label(field))
  }

  records(field: string): readonly LawRecord[] {
    return this.list(field).map((item) => LawRecord.of(item, this.#label(field)))
  }

  #take(field: string): unknown {
    this.#read.add(field)
    return this.#fields.get(field)
  }

  #label(field: string): string {
    return `${this.#name}, ${field}`
  }
}
