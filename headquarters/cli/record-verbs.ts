import { resolve } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId, OrganisationId } from '#shared/domain/ids.ts'
import { schoolRegions } from '#shared/domain/organisation/model.ts'
import { derivedId } from '#shared/import/derived-id.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { ImportCause, ImportReport } from '#shared/schema/import/model.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { importFiles, isEmpty, takeName } from './import-folder.ts'
import { listRecords } from './list-records.ts'
import type { Office } from './office.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { done, exitCode, misunderstood, refused } from './verb.ts'
import type { Verb, VerbAnswer } from './verb.ts'

/** Operators read English. */
const texts = createTexts(ruleTexts, 'en')
/** A fact without a first day has always held. */
const ALWAYS = isoDay('1900-01-01')
/** The morning ends at one o'clock unless somebody says otherwise. CAL-4 */
const USUAL_BOUNDARY_MINUTE = 13 * 60
/** Places named per cause; all are counted. */
const SHOWN_PLACES = 8
const ID = /^[A-Za-z0-9._:-]{1,48}$/

const createOrganisation: Verb = {
  name: 'create-organisation',
  usage: 'NAME [--id ID]',
  about: 'begins an organisation; everything else can be imported',
  more: ['--id ID   how it is called in files; otherwise made from the name'],
  mayCreate: true,
  operands: 1,
  options: { id: { type: 'string' } },
  async run(words, office) {
    const [known] = await listRecords(office.store, 'organisation')
    if (known !== undefined) return refused(`There is an organisation already: ${known.name}.`)
    const name = (words.operands[0] ?? '').trim()
    const id = words.text('id') ?? idFrom(name)
    if (!ID.test(id)) return misunderstood('Give it an id of letters, digits and dashes: --id ID.')
    const answer = await writeRows(
      { organisation: [{ id: id as OrganisationId, name }] },
      office,
      `${name} begins, as ${id}.`,
    )
    await takeName(office.store)
    return answer
  },
}

const createLocation: Verb = {
  name: 'create-location',
  usage: 'NAME --region north|middle|south [--id ID]',
  about: 'adds a location; groups, children and the rest come by import',
  more: [
    '--region  decides its school holidays',
    '--id ID   how it is called in files; otherwise made from the name',
  ],
  operands: 1,
  options: { region: { type: 'string' }, id: { type: 'string' } },
  async run(words, office) {
    const region = schoolRegions.find((candidate) => candidate === words.text('region'))
    if (region === undefined)
      return misunderstood(`Say the region of its school holidays: --region ${schoolRegions.join('|')}.`)
    const [organisation] = await listRecords(office.store, 'organisation')
    if (organisation === undefined)
      return refused('There is no organisation yet: "hq create-organisation NAME".')
    const name = (words.operands[0] ?? '').trim()
    const id = (words.text('id') ?? idFrom(name)) as LocationId
    if (!ID.test(id)) return misunderstood('Give it an id of letters, digits and dashes: --id ID.')
    if ((await listRecords(office.store, 'location')).some((location) => location.id === id))
      return refused(`There is a location ${id} already.`)
    const location = {
      id,
      organisationId: organisation.id,
      name,
      region,
      lrkDayCare: null,
      lrkOutOfSchoolCare: null,
      sharedIndoorAreaDm2: 0,
      outdoorAreaDm2: 0,
      legalEntityId: null,
    }
    const boundary = {
      id: derivedId(id, 'middag'),
      locationId: id,
      boundaryMinute: USUAL_BOUNDARY_MINUTE,
      validFrom: ALWAYS,
      validUntil: null,
    }
    return writeRows(
      { location: [location], daypart_boundary: [boundary] },
      office,
      `${name} is there, as ${id}.`,
    )
  },
}

const locations: Verb = {
  name: 'locations',
  usage: '',
  about: 'lists the locations with their ids',
  operands: 0,
  options: {},
  async run(_words, { store }) {
    const list = await listRecords(store, 'location')
    return list.length === 0
      ? done('There is no location yet.')
      : done(...list.map(({ id, name }) => `${id}  ${name}`))
  },
}

const importVerb: Verb = {
  name: 'import',
  usage: 'FOLDER [--check]',
  about: 'brings in the same folder of CSV files as the app: all of it or nothing',
  more: ['--check   only looks, and says everything that is wrong'],
  mayCreate: true,
  operands: 1,
  options: { check: { type: 'boolean' } },
  async run(words, office) {
    const files = readFolder(resolve(words.folder, words.operands[0] ?? ''))
    if (!files.ok) return misunderstood(say(files.refusal))
    const isFirst = await isEmpty(office.store)
    const report = await importFiles(files.value, words.has('check'), office)
    if (isFirst && report.status === 'imported') await takeName(office.store)
    return { exitCode: report.isClean ? exitCode.fine : exitCode.refused, lines: reportLines(report) }
  },
}

async function writeRows(rows: RowSet, office: Office, told: string): Promise<VerbAnswer> {
  const result = await office.operator.act('importOrganisation', { rows })
  if (result.ok) return done(told)
  return refused(say({ code: `refusal.${result.refusal.code}`, params: result.refusal.params }))
}

/** `De Regenboog` becomes `de-regenboog`. */
function idFrom(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 48)
}

function reportLines(report: ImportReport): readonly string[] {
  const lines = report.causes.map(causeLine)
  if (report.isClean) {
    for (const { table, ...count } of report.counts) {
      lines.push(say({ code: 'cli.importCount', params: { tableCode: `import.table.${table}`, ...count } }))
    }
  }
  const code = { refused: 'cli.importRefused', checked: 'cli.importChecked', imported: 'cli.importDone' }[
    report.status
  ]
  lines.push(say({ code, params: { errors: report.errorCount, warnings: report.warningCount } }))
  return lines
}

function causeLine(cause: ImportCause): string {
  const places = cause.places
    .slice(0, SHOWN_PLACES)
    .map(({ file, row, column }) =>
      [file, row === null ? '' : say({ code: 'cli.row', params: { row } }), column ?? '']
        .filter((part) => part !== '')
        .join(' '),
    )
  const more = cause.count - places.length
  if (more > 0) places.push(say({ code: 'cli.more', params: { more } }))
  return `${cause.severity === 'error' ? '✕' : '!'} ${say(cause.message)} (${cause.count}×: ${places.join('; ')})`
}

function say(message: Message): string {
  return writeMessage(texts, message)
}

export const recordVerbs: readonly Verb[] = [createOrganisation, createLocation, locations, importVerb]
