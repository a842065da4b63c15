import { invariant } from '#shared/kernel/invariant.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RatioCode } from './codes.ts'
import {
  buildNeedTable,
  DAY_CARE_AGES,
  hasTooManyBabies,
  needIndex,
  type NeedTable,
} from './day-care-need.ts'
import { findLaw, lawFor } from './law-book.ts'
import { countAll, countBetween, findBand, findCell } from './ratio-table.ts'
import {
  AGE_SLOTS,
  NOT_ALLOWED,
  type CountsView,
  type DayCareLaw,
  type LawBook,
  type OutOfSchoolFormulaLaw,
  type PreschoolLaw,
  type RatioBand,
  type RatioLaw,
  type RatioLevel,
  type RatioSetting,
  type UnitRatioSetting,
} from './model.ts'

/** A setting's ratio under one law version, ready for many look-ups. */
export interface CompiledRatio {
  readonly setting: UnitRatioSetting
  readonly law: RatioLaw
  /** The day-care version under ve, psg, kdv and combined; `undefined` for tables 2, 3 and the formula. */
  readonly dayCare: DayCareLaw | undefined
  readonly level: RatioLevel
  /**
   * Ages at which the law starts to count children differently, in order. Two groups with as many children between
   * each two boundaries get the same answer.
   */
  readonly ageBoundaries: readonly number[]
  /**
   * Staff the law asks for these children, or NOT_ALLOWED. At level `location` the counts are those of the whole
   * centre and the size of base groups is not judged here. Allocates nothing. Counts must be whole and not negative.
   */
  required(counts: CountsView): number
  /** Whether these children may be one group: at level `location` the maximum of a base group. BKR-6 */
  groupAllowed(counts: CountsView): boolean
  /**
   * Why the number for this one group is not sure; empty when it is. The list is shared: do not keep or change it.
   * At level `location` these are the cautions on a base group of that size. BKR-3, BKR-6, BKR-9, BKR-11
   */
  cautionsFor(counts: CountsView): readonly RatioCode[]
  /** Of a merged group: what decides for these children. Left out when one law decides for all. */
  partFor?(counts: CountsView): CompiledRatio
}

/** Younger children make a school group a combined one. BKR-9 */
const SCHOOL_AGE = 4

/** By law book; then by setting and versions. A law book is made once, so this holds a handful of tables. */
const compiledByBook = new WeakMap<LawBook, Map<string, CompiledRatio>>()
const needTables = new WeakMap<DayCareLaw, NeedTable>()

/** The ratio of a setting on the day of care; `undefined` when no law version covers that day. BKR-20 */
export function compileRatio(
  book: LawBook,
  setting: UnitRatioSetting,
  day: IsoDay,
): CompiledRatio | undefined {
  if (setting === 'merged') return compileMerged(book, day)
  const law = lawFor(book, setting, day)
  if (law === undefined) return undefined
  const dayCare = isOnTableOne(law) ? findLaw(book, 'day-care', day) : undefined
  const compiled = compiledByBook.get(book) ?? new Map<string, CompiledRatio>()
  compiledByBook.set(book, compiled)
  const key = dayCare === undefined ? `${setting} ${law.id}` : `${setting} ${law.id} ${dayCare.id}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const fresh = compileLaw(setting, law, dayCare)
  compiled.set(key, fresh)
  return fresh
}

function isOnTableOne(law: RatioLaw): boolean {
  return law.part === 'day-care' || law.part === 'preschool-education' || isCombinedAsDayCare(law)
}

function isCombinedAsDayCare(law: RatioLaw): boolean {
  return law.part === 'combined' && law.kind === 'as-day-care'
}

function compileLaw(setting: RatioSetting, law: RatioLaw, dayCare: DayCareLaw | undefined): CompiledRatio {
  if (dayCare !== undefined) return compileTableOne(setting, law, dayCare)
  if (law.part === 'out-of-school') {
    return law.kind === 'formula'
      ? compileFormula(setting, law)
      : compileBands(setting, law, law.table.bands, law.fromAge)
  }
  invariant(law.part === 'combined' && law.kind === 'table', 'table 1 is compiled with its day-care version')
  return compileBands(setting, law, law.table.bands, 0)
}

/** Table 1 of a day-care version, computed once. */
export function needTableOf(dayCare: DayCareLaw): NeedTable {
  const known = needTables.get(dayCare)
  if (known !== undefined) return known
  const fresh = buildNeedTable(dayCare)
  needTables.set(dayCare, fresh)
  return fresh
}

/** kdv, psg, ve and combined since 2019: one look-up in a table of all compositions. BKR-1..4, 9, 11, 12 */
function compileTableOne(setting: RatioSetting, law: RatioLaw, dayCare: DayCareLaw): CompiledRatio {
  const { size, needs, literalNeeds } = needTableOf(dayCare)
  const staffNeeds = law.part === 'preschool-education' ? raiseForPreschool(law, size, needs) : needs
  const cautionLists = listCautionLists(setting)
  const cautionsFor = (counts: CountsView): readonly RatioCode[] => {
    const index = indexOf(size, counts)
    const isRuleTwoUnsure = index >= 0 && needs[index] !== literalNeeds[index]
    const isBabyLimitUnsure =
      index >= 0 &&
      needs[index] === NOT_ALLOWED &&
      hasTooManyBabies(dayCare, counts) &&
      isAllowedByLetter(dayCare, counts)
    const bits =
      (isRuleTwoUnsure ? 1 : 0) +
      (isBabyLimitUnsure ? 2 : 0) +
      (setting !== 'combined' && countBetween(counts, 4, counts.length) > 0 ? 4 : 0) +
      (setting === 'psg' && countBetween(counts, 0, 2) > 0 ? 8 : 0)
    return cautionLists[bits] ?? []
  }
  const required = (counts: CountsView): number => {
    const index = indexOf(size, counts)
    return index < 0 ? NOT_ALLOWED : (staffNeeds[index] ?? NOT_ALLOWED)
  }
  return {
    setting,
    law,
    dayCare,
    level: 'group',
    ageBoundaries: listBoundaries([]),
    required,
    groupAllowed: (counts) => required(counts) !== NOT_ALLOWED,
    cautionsFor,
  }
}

/** The ages of table 1, where a refusal may name the age itself, and those the law adds. */
function listBoundaries(ages: readonly number[]): readonly number[] {
  const inside = ages.filter((age) => age > 0 && age < AGE_SLOTS)
  return [...new Set([1, 2, 3, DAY_CARE_AGES, ...inside])].toSorted((a, b) => a - b)
}

/** The place of a composition in the table; -1 when there are too many children. */
function indexOf(size: number, counts: CountsView): number {
  const babies = counts[0] ?? 0
  const ones = counts[1] ?? 0
  const twos = counts[2] ?? 0
  let threes = 0
  // BKR-9: a child of four and older counts as one of three.
  for (let age = 3; age < counts.length; age++) threes += counts[age] ?? 0
  return babies + ones + twos + threes >= size ? -1 : needIndex(size, babies, ones, twos, threes)
}

/** Would table 1 hold this group if the cap on babies were only in the cells that name it? BKR-4 */
export function isAllowedByLetter(dayCare: DayCareLaw, counts: CountsView): boolean {
  const band = findBand(dayCare.table.bands, counts)
  return band !== undefined && findCell(band, counts) !== undefined
}

/** BKR-12: on top of table 1, one preschool educator for so many children. */
function raiseForPreschool(law: PreschoolLaw, size: number, needs: Int8Array): Int8Array {
  const raised = new Int8Array(needs)
  for (let index = 0; index < raised.length; index++) {
    const need = needs[index] ?? NOT_ALLOWED
    if (need === NOT_ALLOWED) continue
    const total = totalAt(size, index)
    raised[index] =
      total > law.maxGroupSize ? NOT_ALLOWED : Math.max(need, Math.ceil(total / law.childrenPerStaff))
  }
  return raised
}

function totalAt(size: number, index: number): number {
  let total = 0
  for (let rest = index; rest > 0; rest = Math.floor(rest / size)) total += rest % size
  return total
}

/** Every combination of the four cautions, made beforehand so that asking allocates nothing. */
function listCautionLists(setting: RatioSetting): readonly (readonly RatioCode[])[] {
  const codes: readonly RatioCode[] = [
    'ratio.cautionRuleTwo',
    'ratio.cautionBabyLimit',
    'ratio.cautionSchoolAge',
    'ratio.cautionYoungInToddlerGroup',
  ]
  const combinations = setting === 'psg' ? 16 : 8
  return Array.from({ length: combinations }, (_, bits) =>
    codes.filter((_code, place) => ((bits >> place) & 1) === 1),
  )
}

const noCautions: readonly RatioCode[] = []
const groupSizeCaution: readonly RatioCode[] = ['ratio.cautionGroupSize']

/** bso since 2024-07-01: one sum over the centre. BKR-5, BKR-6 */
function compileFormula(setting: RatioSetting, law: OutOfSchoolFormulaLaw): CompiledRatio {
  return {
    setting,
    law,
    dayCare: undefined,
    level: 'location',
    ageBoundaries: listBoundaries([law.fromAge, law.oldFromAge]),
    required: (counts) => {
      if (countBetween(counts, 0, law.fromAge) > 0) return NOT_ALLOWED
      return Math.ceil(thousandthsOf(law, counts) / 1000)
    },
    groupAllowed: (counts) =>
      countBetween(counts, 0, law.fromAge) === 0 && countAll(counts) <= law.maxGroupSize,
    cautionsFor: (counts) => (isUsualGroup(law, counts) ? noCautions : groupSizeCaution),
  }
}

/** The sum of the formula in thousandths of a member of staff. BKR-5 */
export function thousandthsOf(law: OutOfSchoolFormulaLaw, counts: CountsView): number {
  return (
    law.youngPerThousand * countBetween(counts, law.fromAge, law.oldFromAge) +
    law.oldPerThousand * countBetween(counts, law.oldFromAge, counts.length)
  )
}

/** Whether a base group stays within the maxima of the former table 2. BKR-6 */
export function isUsualGroup(law: OutOfSchoolFormulaLaw, counts: CountsView): boolean {
  if (countAll(counts) === 0) return true
  const band = findBand(law.usualGroupBands, counts)
  return band !== undefined && findCell(band, counts) !== undefined
}

/**
 * A school group that younger children join for a while: a combined group as long as one of them is there, and a group
 * of out-of-school care before and after. It is counted by itself the whole day, which never asks less. BKR-5, BKR-9
 */
function compileMerged(book: LawBook, day: IsoDay): CompiledRatio | undefined {
  const combined = compileRatio(book, 'combined', day)
  const school = compileRatio(book, 'bso', day)
  if (combined === undefined || school === undefined) return undefined
  const compiled = compiledByBook.get(book) ?? new Map<string, CompiledRatio>()
  const key = `merged ${combined.law.id} ${combined.dayCare?.id ?? ''} ${school.law.id}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const partFor = (counts: CountsView): CompiledRatio =>
    countBetween(counts, 0, SCHOOL_AGE) > 0 ? combined : school
  const groupAllowed = (counts: CountsView): boolean => partFor(counts).groupAllowed(counts)
  const fresh: CompiledRatio = {
    setting: 'merged',
    law: combined.law,
    dayCare: combined.dayCare,
    level: 'group',
    ageBoundaries: listBoundaries([...combined.ageBoundaries, ...school.ageBoundaries]),
    required: (counts) => (groupAllowed(counts) ? partFor(counts).required(counts) : NOT_ALLOWED),
    groupAllowed,
    cautionsFor: (counts) => partFor(counts).cautionsFor(counts),
    partFor,
  }
  compiled.set(key, fresh)
  return fresh
}

/** Tables 2 and 3: a row and a cell, no further rules. BKR-7, BKR-8, BKR-10 */
function compileBands(
  setting: RatioSetting,
  law: RatioLaw,
  bands: readonly RatioBand[],
  fromAge: number,
): CompiledRatio {
  const required = (counts: CountsView): number => {
    if (countAll(counts) === 0) return 0
    if (countBetween(counts, 0, fromAge) > 0) return NOT_ALLOWED
    const band = findBand(bands, counts)
    return (band && findCell(band, counts)?.staff) ?? NOT_ALLOWED
  }
  return {
    setting,
    law,
    dayCare: undefined,
    level: 'group',
    ageBoundaries: listBoundaries(
      bands
        .flatMap((band) => [band, ...band.cells.flatMap((cell) => cell.caps)])
        .flatMap((range) => [range.fromAge, range.toAge]),
    ),
    required,
    groupAllowed: (counts) => required(counts) !== NOT_ALLOWED,
    cautionsFor: () => noCautions,
  }
}
