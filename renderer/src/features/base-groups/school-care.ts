import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { birthdayAt } from '#shared/kernel/time.ts'
import type { ChangeDraft } from './change-draft.ts'
import { stays } from './planned-change.ts'

const SCHOOL_AGE_YEARS = 4

/**
 * The start of school care for a child that leaves day care at four, with the days it has now: a new registration that
 * nobody makes by itself. null when there is nothing to start. PLAN-5, CARE-4
 */
export function schoolCareStart(child: PlanChild, groups: readonly PlanGroup[]): ChangeDraft | null {
  const isLeaving = child.marks.some(({ kind }) => kind === 'leave' || kind === 'schoolStart')
  const last = stays(child).findLast(({ setting }) => setting !== 'outOfSchoolCare')
  const hasSchoolCare = child.bars.some(({ setting }) => setting === 'outOfSchoolCare')
  const schoolGroups = groups.filter(({ setting }) => setting === 'outOfSchoolCare')
  const group =
    schoolGroups.find(({ minAgeMonths }) => minAgeMonths <= SCHOOL_AGE_YEARS * 12) ?? schoolGroups[0]
  if (!isLeaving || hasSchoolCare || last === undefined || group === undefined) return null
  return {
    kind: 'place',
    childId: child.childId,
    childName: child.name,
    entryId: null,
    setting: 'outOfSchoolCare',
    groupId: group.groupId,
    day: birthdayAt(child.birthDate, SCHOOL_AGE_YEARS),
    days: last.weekdays.map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
  }
}
