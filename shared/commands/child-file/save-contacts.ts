import { z } from 'zod'
import type { ChildContact } from '#shared/domain/child-file/model.ts'
import { isPhoneNumber } from '#shared/domain/child-file/phone-number.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, nameValue, optionalNameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { deleteRow, putRow } from '../row-change.ts'
import { findChildToEdit, refuseCitizenNumber } from './find-child-to-edit.ts'

const CONTACTS_MAX = 20

const contactArgs = z.strictObject({
  /** null = somebody new. */
  id: idOf<string>().nullable(),
  name: nameValue,
  relation: optionalNameValue,
  /** null = as it is: who was not shown a number need not see it to change something else. */
  phone: z.string('text').trim().max(40, 'tooLong').nullable(),
  isParent: z.boolean(),
  isEmergency: z.boolean(),
  mayCollect: z.boolean(),
})

/** Writes the people around a child as one list, in the order in which they are called. FILE-1 */
export const saveContacts = defineCommand({
  type: 'saveContacts',
  version: 1,
  permission: 'childFile.edit',
  args: z.strictObject({
    childId: idOf<ChildId>(),
    contacts: z.array(contactArgs).max(CONTACTS_MAX, 'tooMany'),
  }),
  *handle({ childId, contacts }, context) {
    const child = yield* findChildToEdit(childId)
    if (!child.ok) return child
    const known = new Map((yield* listRows('child_contact', { childId })).map((row) => [row.id, row]))
    const rows: ChildContact[] = []
    for (const [sortOrder, { id, phone, ...contact }] of contacts.entries()) {
      const before = id === null ? undefined : known.get(id)
      // Somebody else took this person off the list meanwhile, or it is named twice.
      if (id !== null && (before === undefined || rows.some((row) => row.id === id))) {
        return refuseCommand('stateChanged')
      }
      const refusal = refuseCitizenNumber({ contactName: contact.name, relation: contact.relation })
      if (refusal !== null) return refuse(refusal)
      if (phone !== null && phone !== '' && !isPhoneNumber(phone)) {
        return refuseCommand('phoneForm', { name: contact.name })
      }
      rows.push({
        id: id ?? context.newId(),
        childId,
        ...contact,
        phone: phone ?? before?.phone ?? '',
        sortOrder,
      })
    }
    const kept = new Set(rows.map(({ id }) => id))
    const changes = [
      ...rows
        .filter((row) => {
          const before = known.get(row.id)
          return before === undefined || !isSameRow(before, row)
        })
        .map((row) => putRow('child_contact', row)),
      ...[...known.keys()].filter((id) => !kept.has(id)).map((id) => deleteRow('child_contact', id)),
    ]
    if (changes.length === 0) return refuseCommand('nothingToChange')
    return effect({ code: 'command.saveContacts', params: { firstName: child.value.firstName } }, changes)
  },
})
