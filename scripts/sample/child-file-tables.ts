import { consentKindWords, handoverKindWords, wordOf } from '#shared/import/words.ts'
import type { FullRowSet } from './build-sample.ts'
import { day, dutchMoment, yesNo } from './write-cells.ts'
import type { Table } from './write-cells.ts'

/** The files of the children, as a person would have written them down. */
export function childFileTables(rows: FullRowSet): Record<string, Table> {
  return {
    dossiers: [
      ['kind', 'adres', 'geheim adres', 'dieet', 'allergieën', 'medische notitie', 'bijzonderheden'],
      ...rows.child_file.map((row) => [
        row.childId,
        row.address,
        yesNo(row.isAddressSecret),
        row.diet,
        row.allergies,
        row.medicalNotes,
        row.notes,
      ]),
    ],
    contacten: [
      ['kind', 'volgorde', 'naam', 'relatie', 'telefoon', 'ouder', 'bellen bij nood', 'mag ophalen'],
      ...rows.child_contact.map((row) => [
        row.childId,
        row.sortOrder,
        row.name,
        row.relation,
        row.phone,
        yesNo(row.isParent),
        yesNo(row.isEmergency),
        yesNo(row.mayCollect),
      ]),
    ],
    oudertoestemmingen: [
      ['kind', 'soort', 'gegeven op', 'gegeven door', 'ingetrokken op', 'ingetrokken door'],
      ...rows.consent.map((row) => [
        row.childId,
        wordOf(consentKindWords, row.kind),
        day(row.givenOn),
        row.givenBy,
        day(row.withdrawnOn),
        row.withdrawnBy,
      ]),
    ],
    afspraken: [
      [
        ...['nummer', 'kind', 'soort', 'afspraak', 'vanaf', 'tot en met', 'ouder', 'manager'],
        ...['managernummer', 'getekend op', 'papier'],
      ],
      ...rows.handover_agreement.map((row) => [
        row.id,
        row.childId,
        wordOf(handoverKindWords, row.kind),
        row.agreement,
        day(row.validFrom),
        day(row.validUntil),
        row.parentName,
        row.managerName,
        row.managerId,
        dutchMoment(row.signedAt),
        row.document,
      ]),
    ],
    geheimhouding: [
      ['kind', 'gevraagd op', 'vanaf', 'tot en met'],
      ...rows.secrecy.map((row) => [
        row.childId,
        day(row.requestedOn),
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    beperkingen: [
      ['kind', 'reden', 'vanaf', 'tot en met'],
      ...rows.processing_restriction.map((row) => [
        row.childId,
        row.reason,
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
  }
}
