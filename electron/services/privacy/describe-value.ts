import type { i18n } from 'i18next'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { writeMessage } from '#shared/text/create-texts.ts'
import { writeHours, writeMoney, writeMonth, writeShortDate, writeTime } from '#shared/text/formats.ts'
import type { Language } from '#shared/text/formats.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { AnyRow } from './collect-person.ts'

/** Names of places, groups and schools by number. */
export type NameOfPlace = (id: string) => string | undefined

export interface Describer {
  readonly texts: i18n
  readonly language: Language
  readonly nameOfPlace: NameOfPlace
}

/** Codes whose sentences are part of the app already: the field, and what their texts begin with. */
const codeTexts: Readonly<Record<string, string>> = {
  setting: 'setting',
  swapReason: 'swapReason',
  payment: 'payment',
  account: 'account',
  'staff_member.role': 'staffRole',
  'absence.reason': 'absenceReason',
  'consent.kind': 'consentKind',
  'handover_agreement.kind': 'handoverKind',
  'care_request.status': 'requestStatus',
  'privacy_request.kind': 'privacyRequestKind',
  'privacy_request.status': 'privacyRequestStatus',
  subjectKind: 'privacySubjectKind',
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T/
const MONTH = /^\d{4}-\d{2}$/

/** One value as somebody reads it: a date, a time, an amount, a word for a code. An empty value is a dash. */
export function describeValue(describer: Describer, table: TableName, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return describer.texts.t(value ? 'personFile.yes' : 'personFile.no')
  if (typeof value === 'number') return describeNumber(describer, field, value)
  if (typeof value === 'string') return describeText(describer, table, field, value)
  return describeList(describer, value)
}

function describeNumber({ texts, language }: Describer, field: string, value: number): string {
  if (field === 'weekday') return texts.t(`weekday.${value}`)
  if (field.endsWith('Minute')) return writeTime(value)
  if (field === 'minutes') return writeHours(value, language)
  if (field.startsWith('cents')) return writeMoney(value, language)
  return String(value)
}

function describeText(
  { texts, language, nameOfPlace }: Describer,
  table: TableName,
  field: string,
  value: string,
): string {
  if (DAY.test(value)) return writeShortDate(value)
  if (INSTANT.test(value)) return writeMoment(value)
  if (field === 'month' && MONTH.test(value)) return writeMonth(value, language)
  const place = /(^l|L)ocationId$|(^g|G)roupId$|^schoolId$/.test(field) ? nameOfPlace(value) : undefined
  if (place !== undefined) return place
  const prefix = codeTexts[`${table}.${field}`] ?? codeTexts[field] ?? `personValue.${table}.${field}`
  const code = `${prefix}.${value}`
  return texts.exists(code) ? texts.t(code) : value
}

/** Lists and records: messages as sentences, stretches of time as times, a kept check as its verdict and its steps. */
function describeList(describer: Describer, value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((each) => describeList(describer, each)).join('; ')
  if (typeof value !== 'object' || value === null) return describeText(describer, 'child', '', String(value))
  if ('code' in value && 'params' in value) return writeMessage(describer.texts, value as Message)
  const { sentence, steps } = value as AnyRow
  if (isMessage(sentence) && Array.isArray(steps)) {
    const lines = steps.flatMap((step: AnyRow) => (isMessage(step['message']) ? [step['message']] : []))
    return [sentence, ...lines].map((message) => writeMessage(describer.texts, message)).join(' ')
  }
  return Object.entries(value)
    .filter(([field, inner]) => inner !== null && !isOwnNumber(field))
    .map(
      ([field, inner]) =>
        `${labelOf(describer.texts, field)} ${describeValue(describer, 'care_request', field, inner)}`,
    )
    .join(', ')
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'code' in value && 'params' in value
}

export function labelOf(texts: i18n, field: string): string {
  return texts.t(`personField.${field}`)
}

/** Numbers by which the program ties rows together say nothing to a reader; they are in the file for programs. */
export function isOwnNumber(field: string): boolean {
  return (
    field === 'id' ||
    (field.endsWith('Id') && !/(^l|L)ocationId$|(^g|G)roupId$|^schoolId$/.test(field) && !isPerson(field))
  )
}

function isPerson(field: string): boolean {
  return field === 'mentorId' || field === 'staffMemberId' || field === 'actorId'
}

/** A moment by the clock on the wall in the Netherlands: `23-11-2026 09:00`. */
export function writeMoment(instant: string): string {
  const { day, minute } = dutchTimeOf(instant as Instant)
  return `${writeShortDate(day)} ${writeTime(minute)}`
}
