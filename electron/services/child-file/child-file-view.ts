import type { ChildFile } from '#shared/domain/child-file/model.ts'
import { isSecretDuring } from '#shared/domain/child-file/secrecy.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

type Rows = Pick<RowReader, 'findRow' | 'listRows'>

/** Since when the data of a child is kept and not used; null = it is used. PRIV-2 */
export function restrictedSince(rows: Rows, childId: Child['id'], today: IsoDay): IsoDay | null {
  const standing = rows.listRows('processing_restriction', { childId }).find((row) => isValidOn(row, today))
  return standing?.validFrom ?? null
}

/** The file as a screen may have it: what is masked is not in it. FILE-1, FILE-2, PRIV-3 */
export function viewChildFile(rows: Rows, child: Child, today: IsoDay): ChildFileView {
  const childId = child.id
  const since = restrictedSince(rows, childId, today)
  const whole: ChildFileView = {
    childId,
    firstName: child.firstName,
    paperLanguage: rows.findRow('family', child.familyId)?.language ?? 'nl',
    restrictedSince: since,
    file: viewOfFile(rows.listRows('child_file', { childId })[0]),
    contacts: rows
      .listRows('child_contact', { childId })
      .toSorted((a, b) => a.sortOrder - b.sortOrder)
      .map(({ id, name, relation, phone, isParent, isEmergency, mayCollect }) => ({
        ...{ id, name, relation, isParent, isEmergency, mayCollect },
        hasPhone: phone !== '',
      })),
    consents: rows
      .listRows('consent', { childId })
      .toSorted((a, b) => newestFirst(a.givenOn, b.givenOn))
      .map(({ id, kind, givenOn, givenBy, withdrawnOn, withdrawnBy }) => ({
        ...{ id, kind, givenOn, givenBy, withdrawnOn, withdrawnBy },
      })),
    handovers: rows
      .listRows('handover_agreement', { childId })
      .toSorted((a, b) => newestFirst(a.validFrom, b.validFrom))
      .map(({ id, kind, agreement, validFrom, validUntil, parentName, managerName, signedAt }) => ({
        ...{ id, kind, agreement, validFrom, validUntil, parentName, managerName, signedAt },
      })),
    secrecies: rows
      .listRows('secrecy', { childId })
      .toSorted((a, b) => newestFirst(a.validFrom, b.validFrom))
      .map(({ id, requestedOn, validFrom, validUntil }) => ({ id, requestedOn, validFrom, validUntil })),
    preschoolGroupName: preschoolPlace(rows, childId, today),
  }
  return since === null ? whole : onlyForSafety(whole, today)
}

function viewOfFile(file: ChildFile | undefined): ChildFileView['file'] {
  const isAddressSecret = file?.isAddressSecret ?? false
  return {
    diet: file?.diet ?? '',
    allergies: file?.allergies ?? '',
    notes: file?.notes ?? '',
    hasMedicalNotes: (file?.medicalNotes ?? '') !== '',
    hasAddress: (file?.address ?? '') !== '',
    isAddressSecret,
    address: isAddressSecret ? null : (file?.address ?? ''),
  }
}

/**
 * What is left of the file while it is restricted: what keeps the child safe today, and what a parent may take back. A
 * child with an allergy still comes. PRIV-2
 */
function onlyForSafety(view: ChildFileView, today: IsoDay): ChildFileView {
  return {
    ...view,
    file: { ...view.file, notes: '', hasAddress: false, address: null },
    contacts: view.contacts.filter(({ isEmergency, mayCollect }) => isEmergency || mayCollect),
    consents: view.consents.filter(({ withdrawnOn }) => withdrawnOn === null),
    handovers: view.handovers.filter(({ validUntil }) => validUntil === null || validUntil >= today),
  }
}

/** Who sat in preschool education before secrecy began keeps the place; somebody should look at it. PRIV-3 */
function preschoolPlace(rows: Rows, childId: Child['id'], today: IsoDay): string | null {
  const secrecies = rows.listRows('secrecy', { childId })
  for (const { groupId, startDate, endDate } of rows.listRows('contract', { childId })) {
    if (endDate !== null && endDate < today) continue
    const group = rows.findRow('base_group', groupId)
    const from = startDate > today ? startDate : today
    if (group?.isPreschoolEducation === true && isSecretDuring(secrecies, childId, from, endDate)) {
      return group.name
    }
  }
  return null
}

function newestFirst(a: IsoDay, b: IsoDay): number {
  return a < b ? 1 : a > b ? -1 : 0
}
