import type { ShiftId, StaffMemberId } from '#shared/domain/ids.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { roleWords } from '../words.ts'

const staff = defineFileKind({
  kind: 'staff',
  title: 'personeel',
  names: ['personeel', 'medewerkers', 'team', 'staff', 'staff members'],
  columns: {
    id: required('nummer', 'personeelsnummer', 'medewerkernummer', 'id', 'number'),
    locationId: required('locatie', 'locatienummer', 'location'),
    firstName: required('voornaam', 'roepnaam', 'first name'),
    surnamePrefix: optional('tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'prefix'),
    surname: required('achternaam', 'surname', 'last name'),
    role: required('functie', 'rol', 'role'),
    isPreschoolEducator: optional('ve-gekwalificeerd', 've', 'vve', 've-diploma', 'preschool educator'),
  },
  read(row, rows) {
    const id = row.id('id') as StaffMemberId
    rows.declare('staff_member', id)
    const member = {
      id,
      locationId: row.id('locationId'),
      firstName: row.text('firstName'),
      surnamePrefix: row.optionalText('surnamePrefix'),
      surname: row.text('surname'),
      role: row.choice('role', roleWords),
      isPreschoolEducator: row.isYes('isPreschoolEducator'),
    }
    rows.put('staff_member', member, row)
  },
})

const shifts = defineFileKind({
  kind: 'shifts',
  title: 'diensten',
  names: ['diensten', 'dienst', 'rooster', 'roosters', 'shifts', 'roster'],
  columns: {
    id: required('nummer', 'dienstnummer', 'id', 'number'),
    staffMemberId: required('medewerker', 'medewerkernummer', 'personeelsnummer', 'staff member'),
    locationId: required('locatie', 'locatienummer', 'location'),
    groupId: required('groep', 'groepsnummer', 'group'),
    day: required('datum', 'dag', 'date'),
    startMinute: required('begin', 'van', 'start'),
    endMinute: required('eind', 'tot', 'end'),
    breaks: optional('pauzes', 'pauze', 'breaks'),
  },
  read(row, rows) {
    const id = row.id('id') as ShiftId
    rows.declare('shift', id)
    const shift = {
      id,
      staffMemberId: row.id('staffMemberId'),
      locationId: row.id('locationId'),
      groupId: row.id('groupId'),
      day: row.day('day'),
      ...row.interval('startMinute', 'endMinute'),
      breaks: row.intervals('breaks'),
    }
    if (!row.hasFailed) {
      let freeFrom = shift.startMinute
      for (const pause of shift.breaks) {
        if (pause.startMinute >= pause.endMinute) row.fail('import.emptyInterval', 'breaks')
        else if (pause.startMinute < shift.startMinute || pause.endMinute > shift.endMinute)
          row.fail('import.breakOutside', 'breaks')
        else if (pause.startMinute < freeFrom) row.fail('import.breaksOverlap', 'breaks')
        freeFrom = pause.endMinute
      }
    }
    rows.put('shift', shift, row)
  },
})

export const staffFiles: readonly FileKind[] = [staff, shifts]
