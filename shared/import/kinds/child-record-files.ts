import { isPhoneNumber } from '#shared/domain/child-file/phone-number.ts'
import { bytesOfBase64 } from '#shared/kernel/base64.ts'
import { sha256OfBytes } from '#shared/kernel/sha-256.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { consentKindWords, handoverKindWords } from '../words.ts'

const dossiers = defineFileKind({
  kind: 'childFiles',
  title: 'dossiers',
  names: ['dossiers', 'dossier', 'kinddossiers', 'child files'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    address: optional('adres', 'address'),
    isAddressSecret: optional('geheim adres', 'secret address'),
    diet: optional('dieet', 'diet'),
    allergies: optional('allergieën', 'allergie', 'allergies'),
    medicalNotes: optional('medische notitie', 'medisch', 'medical notes'),
    notes: optional('bijzonderheden', 'opmerking', 'notes'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const file = {
      // One of a child: its own number is the child's.
      id: childId,
      childId,
      address: row.optionalText('address'),
      isAddressSecret: row.isYes('isAddressSecret'),
      diet: row.note('diet'),
      allergies: row.note('allergies'),
      medicalNotes: row.note('medicalNotes'),
      notes: row.note('notes'),
    }
    rows.putDerived('child_file', file, row)
  },
})

const contacts = defineFileKind({
  kind: 'childContacts',
  title: 'contacten',
  names: ['contacten', 'contactpersonen', 'contact', 'contacts'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    sortOrder: required('volgorde', 'order'),
    name: required('naam', 'name'),
    relation: optional('relatie', 'relation'),
    phone: optional('telefoon', 'telefoonnummer', 'phone'),
    isParent: optional('ouder', 'parent'),
    isEmergency: optional('bellen bij nood', 'noodnummer', 'emergency'),
    mayCollect: optional('mag ophalen', 'afhaalbevoegd', 'may collect'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const sortOrder = row.whole('sortOrder', 0)
    const phone = row.optionalText('phone')
    if (phone !== '' && !isPhoneNumber(phone)) row.fail('import.badPhone', 'phone')
    const contact = {
      id: derivedId('contact', childId, sortOrder),
      childId,
      name: row.text('name'),
      relation: row.optionalText('relation'),
      phone,
      isParent: row.isYes('isParent'),
      isEmergency: row.isYes('isEmergency'),
      mayCollect: row.isYes('mayCollect'),
      sortOrder,
    }
    rows.putDerived('child_contact', contact, row)
  },
})

const consents = defineFileKind({
  kind: 'parentConsents',
  title: 'oudertoestemmingen',
  names: ['oudertoestemmingen', 'toestemmingen ouders', 'parent consents'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    consentKind: required('soort', 'kind of consent'),
    givenOn: required('gegeven op', 'given on'),
    givenBy: required('gegeven door', 'given by'),
    withdrawnOn: optional('ingetrokken op', 'withdrawn on'),
    withdrawnBy: optional('ingetrokken door', 'withdrawn by'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const kind = row.choice('consentKind', consentKindWords)
    const givenOn = row.day('givenOn')
    const withdrawnOn = row.optionalDay('withdrawnOn')
    if (withdrawnOn !== null && withdrawnOn < givenOn) row.fail('import.endBeforeStart', 'withdrawnOn')
    const consent = {
      id: derivedId('toestemming', childId, kind, givenOn),
      ...{ childId, kind, givenOn, withdrawnOn },
      givenBy: row.text('givenBy'),
      withdrawnBy: row.optionalText('withdrawnBy'),
    }
    rows.putDerived('consent', consent, row)
  },
})

const handovers = defineFileKind({
  kind: 'handovers',
  title: 'afspraken',
  names: ['afspraken', 'haalafspraken', 'agreements'],
  columns: {
    id: required('nummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    handoverKind: required('soort', 'kind of agreement'),
    agreement: required('afspraak', 'agreement'),
    validFrom: required('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
    parentName: required('ouder', 'parent'),
    managerName: required('manager', 'locatiemanager'),
    managerId: required('managernummer', 'manager number'),
    signedAt: required('getekend op', 'signed at'),
    document: required('papier', 'document', 'paper'),
  },
  read(row, rows) {
    const id = row.id('id')
    rows.declare('handover_agreement', id)
    const document = row.document('document')
    const validFrom = row.day('validFrom')
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    const agreement = {
      ...{ id, validFrom, validUntil, document },
      childId: row.id('childId'),
      kind: row.choice('handoverKind', handoverKindWords),
      agreement: row.note('agreement'),
      parentName: row.text('parentName'),
      managerName: row.text('managerName'),
      managerId: row.id('managerId'),
      signedAt: row.dateTime('signedAt'),
      documentDigest: sha256OfBytes(bytesOfBase64(document)),
    }
    rows.put('handover_agreement', agreement, row)
  },
})

const secrecies = defineFileKind({
  kind: 'secrecies',
  title: 'geheimhouding',
  names: ['geheimhouding', 'geheimhoudingen', 'secrecy'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    requestedOn: required('gevraagd op', 'requested on'),
    validFrom: required('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const requestedOn = row.day('requestedOn')
    const validFrom = row.day('validFrom')
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    const id = derivedId('geheimhouding', childId, validFrom)
    rows.putDerived('secrecy', { id, childId, requestedOn, validFrom, validUntil }, row)
  },
})

const restrictions = defineFileKind({
  kind: 'restrictions',
  title: 'beperkingen',
  names: ['beperkingen', 'beperking', 'restrictions'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    reason: required('reden', 'reason'),
    validFrom: required('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const validFrom = row.day('validFrom')
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    const id = derivedId('beperking', childId, validFrom)
    const restriction = { id, childId, reason: row.note('reason'), validFrom, validUntil }
    rows.putDerived('processing_restriction', restriction, row)
  },
})

/** What is kept of a child beside its days; a column for citizen numbers is refused in these as in any. FILE-1, FILE-3 */
export const childRecordFiles: readonly FileKind[] = [
  dossiers,
  contacts,
  consents,
  handovers,
  secrecies,
  restrictions,
]
