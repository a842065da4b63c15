import type { WaitingEntryId } from '#shared/domain/ids.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { settingWords, waitingPriorityWords } from '../words.ts'

/** Who waits for a place. A child on it stands in the file of children too, also when it is not born yet. WAIT-1 */
const waitingList = defineFileKind({
  kind: 'waitingList',
  title: 'wachtlijst',
  names: ['wachtlijst', 'wachtlijsten', 'aanmeldingen', 'inschrijvingen', 'waiting list'],
  columns: {
    id: required('nummer', 'aanmeldnummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    setting: required('opvangsoort', 'soort opvang', 'soort', 'setting', 'care type'),
    days: required('dagen', 'gewenste dagen', 'wens', 'days'),
    startMinute: optional('van', 'begintijd', 'from'),
    endMinute: optional('tot', 'eindtijd', 'until'),
    minimumDays: optional('minimaal dagen', 'minimum dagen', 'minimum days'),
    wishedFrom: required('gewenst vanaf', 'gewenste ingangsdatum', 'vanaf', 'wished from'),
    receivedOn: required('aangemeld op', 'ontvangen op', 'aanmelddatum', 'received on'),
    priority: optional('voorrang', 'priority'),
    note: optional('toelichting', 'opmerking', 'note'),
  },
  read(row, rows) {
    const id = row.id('id') as WaitingEntryId
    rows.declare('waiting_entry', id)
    const weekdays = [...new Set(row.weekdays('days'))].toSorted((a, b) => a - b)
    const times = row.optionalInterval('startMinute', 'endMinute')
    const minimumDays = row.whole('minimumDays', 1)
    // Days that could not be read are a problem of their own.
    if (weekdays.length > 0 && (minimumDays < 1 || minimumDays > weekdays.length)) {
      row.fail('import.minimumDays', 'minimumDays', { count: weekdays.length })
    }
    const entry = {
      id,
      childId: row.id('childId'),
      locationId: row.id('locationId'),
      setting: row.choice('setting', settingWords),
      days: weekdays.map((weekday) => ({
        weekday,
        startMinute: times?.startMinute ?? null,
        endMinute: times?.endMinute ?? null,
      })),
      minimumDays,
      wishedFrom: row.day('wishedFrom'),
      receivedOn: row.day('receivedOn'),
      priority: row.optionalChoice('priority', waitingPriorityWords) ?? ('none' as const),
      note: row.note('note'),
      status: 'waiting' as const,
      closedAt: null,
      closedReason: '',
    }
    rows.put('waiting_entry', entry, row)
  },
})

/** Children who should be in one group. The order in which two are named makes no difference. PLAN-6 */
const friendships = defineFileKind({
  kind: 'friendships',
  title: 'vriendjes',
  names: ['vriendjes', 'vrienden', 'vriendschappen', 'friends', 'friendships'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    friendId: required('vriendje', 'vriend', 'friend'),
  },
  read(row, rows) {
    const named = [row.id('childId'), row.id('friendId')] as const
    const [childId, friendId] = named[0] <= named[1] ? named : ([named[1], named[0]] as const)
    if (childId === friendId && childId !== '') row.fail('import.ownFriend', 'friendId')
    rows.putDerived('friendship', { id: derivedId('vriendjes', childId, friendId), childId, friendId }, row)
  },
})

export const waitingFiles: readonly FileKind[] = [waitingList, friendships]
