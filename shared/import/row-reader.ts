import type {
  BaseGroupId,
  ChildId,
  LegalEntityId,
  LocationId,
  OrganisationId,
  RequestId,
  SchoolId,
  StaffMemberId,
} from '#shared/domain/ids.ts'
import { readHours, readMoney } from '#shared/kernel/read-amounts.ts'
import type { Instant, Interval, IsoDay, IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import type { ImportPlace } from '#shared/schema/import/model.ts'
import { findUnsafe } from './cell-safety.ts'
import type { ImportCode } from './import-codes.ts'
import type { ProblemLog } from './problem-log.ts'
import type { RowOrigin } from './row-collector.ts'
import {
  readContractStretches,
  readDateTime,
  readDay,
  readId,
  readIntervals,
  readSquareMetres,
  readTime,
  readWeek,
  readWeekdays,
  readWhole,
  readWord,
} from './read-value.ts'
import type { ContractStretch } from './read-value.ts'
import { yesNoWords } from './words.ts'
import type { Words } from './words.ts'

const NAME_MAX_CHARS = 200
const NOTE_MAX_CHARS = 2000
const DOCUMENT_MAX_CHARS = 200_000
const PDF_IN_BASE64 = /^JVBERi[A-Za-z0-9+/]+=*$/
/** Stands in for a value that could not be read; its row is refused, so it is never stored. */
const NO_DAY = '1900-01-01' as IsoDay
const NO_INSTANT = '1900-01-01T00:00:00.000Z' as Instant
const NO_WEEK = '1900-W01' as IsoWeek

/** Whose number a column holds, by the name of the field. */
interface IdFields {
  readonly organisationId: OrganisationId
  readonly legalEntityId: LegalEntityId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly toGroupId: BaseGroupId
  readonly wantedGroupId: BaseGroupId
  readonly schoolId: SchoolId
  readonly childId: ChildId
  readonly friendId: ChildId
  readonly staffMemberId: StaffMemberId
  readonly mentorId: StaffMemberId
  readonly requestId: RequestId
}
type IdOf<Field extends string> = Field extends keyof IdFields ? IdFields[Field] : string

/** The columns of a sheet that were recognised: position and header by field. */
export type ColumnPlaces = ReadonlyMap<string, { readonly index: number; readonly header: string }>

/**
 * One row of a file. Every question gives a value of the right type; a cell that does not hold one is reported, and
 * the row is marked as failed, so that all problems of a row come out at once and none of its records is used.
 */
export class RowReader<Key extends string> implements RowOrigin {
  readonly #file: string
  readonly #number: number
  readonly #cells: readonly string[]
  readonly #columns: ColumnPlaces
  readonly #problems: ProblemLog
  #hasFailed = false

  constructor(
    file: string,
    number: number,
    cells: readonly string[],
    columns: ColumnPlaces,
    problems: ProblemLog,
  ) {
    this.#file = file
    this.#number = number
    this.#cells = cells
    this.#columns = columns
    this.#problems = problems
  }

  get hasFailed(): boolean {
    return this.#hasFailed
  }

  place(field: string | null): ImportPlace {
    const column = field === null ? undefined : this.#columns.get(field)
    return { file: this.#file, row: this.#number, column: column?.header ?? null }
  }

  fail(code: ImportCode, key: Key | null, params: Readonly<Record<string, string | number>> = {}): void {
    this.#hasFailed = true
    const place = this.place(key)
    this.#problems.error(code, place, place.column === null ? params : { column: place.column, ...params })
  }

  /** Whether the cell holds anything. */
  has(key: Key): boolean {
    return this.#raw(key).trim() !== ''
  }

  text(key: Key): string {
    return this.#required(key, readLine(NAME_MAX_CHARS), 'import.tooLong', '')
  }

  optionalText(key: Key): string {
    return this.#optional(key, readLine(NAME_MAX_CHARS), 'import.tooLong', '')
  }

  note(key: Key): string {
    return this.#optional(
      key,
      (text) => (text.length <= NOTE_MAX_CHARS ? text : undefined),
      'import.tooLong',
      '',
    )
  }

  id<Field extends Key>(key: Field): IdOf<Field> {
    return this.#required(key, readId, 'import.badId', '') as IdOf<Field>
  }

  optionalId<Field extends Key>(key: Field): IdOf<Field> | null {
    return this.#optional<string | null>(key, readId, 'import.badId', null) as IdOf<Field> | null
  }

  day(key: Key): IsoDay {
    return this.#required(key, readDay, 'import.badDay', NO_DAY)
  }

  optionalDay(key: Key): IsoDay | null {
    return this.#optional<IsoDay | null>(key, readDay, 'import.badDay', null)
  }

  dateTime(key: Key): Instant {
    return this.#required(key, readDateTime, 'import.badDateTime', NO_INSTANT)
  }

  optionalDateTime(key: Key): Instant | null {
    return this.#optional<Instant | null>(key, readDateTime, 'import.badDateTime', null)
  }

  time(key: Key): MinuteOfDay {
    return this.#required(key, readTime, 'import.badTime', 0)
  }

  optionalTime(key: Key): MinuteOfDay | null {
    return this.#optional<MinuteOfDay | null>(key, readTime, 'import.badTime', null)
  }

  /** Two columns that make a stretch of a day which ends after it starts. */
  interval(startKey: Key, endKey: Key): Interval {
    const interval = { startMinute: this.time(startKey), endMinute: this.time(endKey) }
    if (!this.#hasFailed && interval.startMinute >= interval.endMinute)
      this.fail('import.emptyInterval', endKey)
    return interval
  }

  /** The same, or both empty. */
  optionalInterval(startKey: Key, endKey: Key): Interval | null {
    if (this.has(startKey) || this.has(endKey)) return this.interval(startKey, endKey)
    return null
  }

  intervals(key: Key): readonly Interval[] {
    return this.#optional<readonly Interval[]>(key, readIntervals, 'import.badTimes', [])
  }

  contractStretches(key: Key): readonly ContractStretch[] {
    return this.#optional<readonly ContractStretch[]>(key, readContractStretches, 'import.badTimes', [])
  }

  whole(key: Key, fallback: number): number {
    return this.#optional(key, readWhole, 'import.badNumber', fallback)
  }

  squareMetres(key: Key): number {
    return this.#optional(key, readSquareMetres, 'import.badNumber', 0)
  }

  /** Whole cents. */
  money(key: Key): number {
    return this.#required(key, readMoney, 'import.badMoney', 0)
  }

  /** Minutes; negative when the file says so. */
  hours(key: Key): number {
    return this.#required(key, readHours, 'import.badHours', 0)
  }

  weekdays(key: Key): readonly Weekday[] {
    return this.#required<readonly Weekday[]>(key, readWeekdays, 'import.badWeekday', [])
  }

  week(key: Key): IsoWeek {
    return this.#required(key, readWeek, 'import.badWeek', NO_WEEK)
  }

  registerNumber(key: Key): string | null {
    return this.#optional<string | null>(
      key,
      (text) => (/^\d{9}$/.test(text) ? text : undefined),
      'import.badLrk',
      null,
    )
  }

  choice<Value extends string>(key: Key, words: Words<Value>): Value {
    const fallback = words[0]?.[0]
    if (fallback === undefined) throw new RangeError('a choice needs words')
    return this.#required(
      key,
      (text) => readWord(words, text),
      'import.badChoice',
      fallback,
      choiceParams(words),
    )
  }

  optionalChoice<Value extends string>(key: Key, words: Words<Value>): Value | null {
    const read = (text: string): Value | undefined => readWord(words, text)
    return this.#optional<Value | null>(key, read, 'import.badChoice', null, choiceParams(words))
  }

  /** Empty means no. */
  isYes(key: Key): boolean {
    return this.#optional(key, (text) => readWord(yesNoWords, text), 'import.badYesNo', 'no') === 'yes'
  }

  /** A PDF in base64. Longer than any other cell, and nothing a spreadsheet would run: it begins with `JVBERi`. */
  document(key: Key): string {
    const text = this.#raw(key).trim()
    if (text !== '' && (text.length > DOCUMENT_MAX_CHARS || !PDF_IN_BASE64.test(text))) {
      this.fail('import.badDocument', key)
      return ''
    }
    if (text === '') this.fail('import.valueMissing', key)
    return text
  }

  #raw(key: Key): string {
    const column = this.#columns.get(key)
    const cell = column === undefined ? '' : (this.#cells[column.index] ?? '')
    // A lone dash is how people write "none".
    return /^\s*[-–—]\s*$/.test(cell) ? '' : cell
  }

  #required<Value>(
    key: Key,
    read: (text: string) => Value | undefined,
    code: ImportCode,
    standIn: Value,
    params?: Readonly<Record<string, string>>,
  ): Value {
    if (!this.has(key)) {
      this.fail('import.valueMissing', key)
      return standIn
    }
    return this.#optional(key, read, code, standIn, params)
  }

  #optional<Value>(
    key: Key,
    read: (text: string) => Value | undefined,
    code: ImportCode,
    standIn: Value,
    params: Readonly<Record<string, string>> = {},
  ): Value {
    const raw = this.#raw(key)
    const text = raw.trim()
    if (text === '') return standIn
    const unsafe = findUnsafe(raw)
    if (unsafe !== undefined) {
      this.fail(unsafe, key)
      return standIn
    }
    const value = read(text)
    if (value !== undefined) return value
    this.fail(code, key, code === 'import.tooLong' ? {} : { value: text, ...params })
    return standIn
  }
}

function readLine(maxChars: number): (text: string) => string | undefined {
  return (text) => (text.length <= maxChars ? text.replaceAll(/\s+/g, ' ') : undefined)
}

function choiceParams(words: Words<string>): { readonly choices: string } {
  return { choices: words.map(([, names]) => names[0]).join(', ') }
}
