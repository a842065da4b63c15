/*
 * The columns the first steps are written with. The database checks form once more after the schema did: a bug in the
 * program then stops at the door. Texts compare byte by byte everywhere, so that an order is the same on every server.
 * Landed steps are made of these: they are never edited either.
 */

/** Text whose order no language setting changes. */
export const plainText = 'text collate "C"'
const idForm = "~ '^[A-Za-z0-9._:-]{1,64}$'"
const dayForm = "~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$'"
const instantForm = "~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]T.*Z$'"

export const key = `id ${plainText} primary key check (id ${idForm})`
export const id = (column: string): string => `${column} ${plainText} not null check (${column} ${idForm})`
/** A reference that may be empty. */
export const openId = (column: string): string => `${column} ${plainText}`
export const to = (table: string): string => `references ${table}(id) deferrable initially deferred`
export const name = (column: string): string =>
  `${column} ${plainText} not null check (length(${column}) between 1 and 200)`
export const shortText = (column: string): string =>
  `${column} ${plainText} not null check (length(${column}) <= 200)`
export const longText = (column: string): string =>
  `${column} ${plainText} not null check (length(${column}) <= 2000)`
export const who = (column: string): string =>
  `${column} ${plainText} not null check (length(${column}) between 1 and 64)`
export const openWho = (column: string): string =>
  `${column} ${plainText} check (length(${column}) between 1 and 64)`
export const day = (column: string): string => `${column} ${plainText} not null check (${column} ${dayForm})`
export const openDay = (column: string): string => `${column} ${plainText} check (${column} ${dayForm})`
export const month = `month ${plainText} not null check (month ~ '^[12][0-9]{3}-[01][0-9]$')`
export const instant = (column: string): string =>
  `${column} ${plainText} not null check (${column} ${instantForm})`
export const openInstant = (column: string): string =>
  `${column} ${plainText} check (${column} ${instantForm})`
export const minute = (column: string): string =>
  `${column} integer not null check (${column} between 0 and 1440)`
export const openMinute = (column: string): string => `${column} integer check (${column} between 0 and 1440)`
export const weekday = 'weekday integer not null check (weekday between 1 and 7)'
export const count = (column: string): string => `${column} integer not null check (${column} >= 0)`
export const flag = (column: string): string => `${column} boolean not null`
export const oneOf = (column: string, values: string): string =>
  `${column} ${plainText} not null check (${column} in (${values}))`
export const openOneOf = (column: string, values: string): string =>
  `${column} ${plainText} check (${column} in (${values}))`
export const list = (column: string): string =>
  `${column} jsonb not null check (jsonb_typeof(${column}) = 'array')`
export const json = (column: string): string => `${column} jsonb not null`
export const openJson = (column: string): string => `${column} jsonb`

export const settings = `'dayCare', 'toddlerCare', 'outOfSchoolCare'`
export const regions = `'north', 'middle', 'south'`
export const period = `${day('valid_from')}, ${openDay('valid_until')}, check (valid_until is null or valid_from <= valid_until)`
export const interval = `${minute('start_minute')}, ${minute('end_minute')}, check (start_minute < end_minute)`
