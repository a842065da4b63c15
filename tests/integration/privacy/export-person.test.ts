import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { tablesAbout, toldTables } from '#electron/services/privacy/tables-about.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { rowSetValue } from '#shared/schema/rows/row-set.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { privacyRows } from '#tests/harness/privacy-rows.ts'
import { readPdf } from '#tests/harness/read-pdf.ts'

const personFile = z.object({
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  lookedInto: z.array(z.object({ at: z.string(), what: z.string(), who: z.string() })),
})

let app: TestApp

beforeEach(async () => {
  app = await startApp({ data: 'sample' })
})
afterEach(() => {
  expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
  app.close()
})

const reader = () => createRowReader(app.application.folder.db)

/** The child with the most in the records: requests with decisions, stays and money. */
function busyChild(): string {
  const rows = reader()
  const [busiest] = rows
    .listRows('child', {})
    .map(({ id }) => ({
      id,
      count:
        rows.countRows('care_request', { childId: id }) * 5 + rows.countRows('ledger_entry', { childId: id }),
    }))
    .toSorted((a, b) => b.count - a.count)
  return busiest?.id ?? ''
}

async function open(subjectKind: 'child' | 'staffMember', subjectId: string, language: 'nl' | 'en' = 'nl') {
  const { base64 } = await app.done('privacy.exportPerson', { subjectKind, subjectId, language })
  const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  return {
    names: Object.keys(files),
    pdf: readPdf(Buffer.from(files['gegevens.pdf'] ?? [])),
    json: personFile.parse(JSON.parse(text('gegevens.json'))),
    readMe: text('LEESMIJ.txt'),
  }
}

describe('what somebody gets who asks what is kept (PRIV-2)', () => {
  test('of every table it is said how it is about a child and about staff, and no reference is overlooked', () => {
    expect(toldTables.toSorted()).toEqual(tableNames.toSorted())
    for (const table of tableNames) {
      const points: readonly [string, unknown][] = Object.entries(tables[table].references)
      for (const [column, target] of points) {
        if (target !== 'child' && target !== 'staff_member') continue
        const found = tablesAbout[table][target === 'child' ? 'child' : 'staffMember']
        const isTold = 'by' in found && (found.by === column || found.by === 'id')
        const isLeftOut = 'leftOut' in found && found.leftOut !== 'house'
        expect(isTold || isLeftOut, `${table}.${column}`).toBe(true)
      }
    }
  })

  test('every table and every field of it has words in both languages', () => {
    for (const table of tableNames) {
      const { child, staffMember } = tablesAbout[table]
      for (const found of [child, staffMember]) {
        if ('leftOut' in found && found.leftOut === 'house') continue
        for (const language of ['nl', 'en'] as const) {
          expect(ruleTexts[language][`personTable.${table}`], table).toMatch(/\w/)
          if ('leftOut' in found) expect(ruleTexts[language][`personLeftOut.${found.leftOut}`]).toMatch(/\w/)
        }
        if ('leftOut' in found) continue
        for (const field of Object.keys(tables[table].columns)) {
          for (const language of ['nl', 'en'] as const) {
            expect(ruleTexts[language][`personField.${field}`], `${table}.${field}`).toMatch(/\w/)
          }
        }
      }
    }
  })

  test('every row about the child is in the file for programs, with every field explained', async () => {
    const childId = busyChild()
    const { json, readMe, names } = await open('child', childId)
    expect(names).toEqual(['gegevens.pdf', 'gegevens.json', 'LEESMIJ.txt'])
    const rows = reader()
    for (const table of tableNames) {
      if (!Object.hasOwn(tables[table].columns, 'childId') || 'leftOut' in tablesAbout[table].child) continue
      expect(json.tables[table]?.length ?? 0, table).toBe(rows.countRows(table, { childId }))
    }
    expect(json.tables['care_request']?.length).toBeGreaterThan(0)
    for (const [table, list] of Object.entries(json.tables)) {
      for (const field of Object.keys(list[0] ?? {})) expect(readMe).toContain(`${table}.${field}: `)
    }
  })

  test('nobody else is named: no colleague, no other child, on paper or in the file', async () => {
    const childId = busyChild()
    const rows = reader()
    const [self] = rows.listRows('child', {}).filter(({ id }) => id === childId)
    const { json, pdf } = await open('child', childId)
    const told = `${JSON.stringify(json)}\n${pdf.pages.join('\n')}`
    const others = [...rows.listRows('staff_member', {}), ...rows.listRows('child', {})].filter(
      ({ id }) => id !== childId,
    )
    for (const person of others) {
      expect(told.includes(fullName(person)), fullName(person)).toBe(false)
      expect(told.includes(`"${person.id}"`), person.id).toBe(false)
    }
    expect(told).toContain(self?.firstName)
    expect(json.tables['friendship']).toBeUndefined()
  })

  test('codes are words on paper, also in English', async () => {
    const childId = busyChild()
    const dutch = (await open('child', childId)).pdf.pages.join('\n')
    expect(dutch).toContain('Aanvragen en besluiten')
    expect(dutch).toMatch(/extra dag|ruildag|extra uren|flexibele dag/)
    expect(dutch).not.toMatch(/extraDay|swapDay|personField|personValue|personTable|\{\{/)
    const english = (await open('child', childId, 'en')).pdf.pages.join('\n')
    expect(english).toContain('Requests and decisions')
    expect(english).toMatch(/Page 1 of \d/)
  })

  test('staff get their own: shifts, and no child by name or number', async () => {
    const rows = reader()
    const [fixed] = rows.listRows('fixed_face', {})
    const staffId = fixed?.staffMemberId ?? ''
    const { json, pdf } = await open('staffMember', staffId)
    expect(json.tables['shift']?.length).toBe(rows.countRows('shift', { staffMemberId: staffId }))
    expect(json.tables['fixed_face']?.every((row) => row['childId'] === 'een ander kind')).toBe(true)
    const told = `${JSON.stringify(json)}\n${pdf.pages.join('\n')}`
    for (const child of rows.listRows('child', {})) expect(told.includes(fullName(child))).toBe(false)
  })

  test('who looked into it and handed it out is in it, as a role', async () => {
    const childId = busyChild()
    await open('child', childId)
    const { json, pdf } = await open('child', childId)
    expect(json.lookedInto.map(({ what, who }) => [what, who])).toContainEqual([
      'alles over deze persoon meegegeven',
      'locatiemanager',
    ])
    expect(pdf.pages.join('\n')).toContain('alles over deze persoon meegegeven')
  })

  test('nobody by that number is refused', async () => {
    const asked = { subjectKind: 'child', subjectId: 'nobody', language: 'nl' }
    expect(await app.refused('privacy.exportPerson', asked)).toMatchObject({ code: 'refusal.notFound' })
  })
})

test('the file, the people around a child, consents and signed papers go along (FILE-1, FILE-2)', async () => {
  const { child_file, child_contact, consent, handover_agreement } = privacyRows
  const ofNoor = rowSetValue.parse({
    child_file: [child_file],
    child_contact: [child_contact],
    consent: [consent],
    handover_agreement: [handover_agreement],
  })
  const small = await startApp({ data: { ...aRowSet(), ...ofNoor } })
  try {
    const { base64 } = await small.done('privacy.exportPerson', {
      subjectKind: 'child',
      subjectId: 'noor',
      language: 'nl',
    })
    const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
    expect(Object.keys(files)).toContain('papieren/afspraak-1.pdf')
    expect(Buffer.from(files['papieren/afspraak-1.pdf'] ?? []).toString('base64')).toBe(
      privacyRows.handover_agreement.document,
    )
    const { tables: told } = personFile.parse(
      JSON.parse(Buffer.from(files['gegevens.json'] ?? []).toString()),
    )
    expect(told['child_file']?.[0]).toMatchObject({
      allergies: 'pinda',
      address: 'Kastanjelaan 12, Westerveld',
    })
    expect(told['child_contact']?.[0]).toMatchObject({ name: 'Riet Bakker', phone: '06 1234 0000' })
    expect(told['handover_agreement']?.[0]).toMatchObject({
      managerName: 'een collega',
      parentName: 'Eva Bakker',
    })
    const paper = readPdf(Buffer.from(files['gegevens.pdf'] ?? [])).pages.join('\n')
    expect(paper).toContain('Riet Bakker')
    expect(paper).toContain('06 1234 0000')
  } finally {
    small.close()
  }
})
