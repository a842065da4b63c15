import type { Message } from '../explanation/model.ts'
import { holdsOn } from './days-held.ts'
import type { MergePlanInput } from './merge-input.ts'
import type { MergeModel } from './merge-model.ts'
import type { MergeProposal } from './model.ts'

/** Why little or nothing is proposed, and what to know besides. MERGE-2, MERGE-7, MERGE-9 */
export function noticesOfDay(
  input: MergePlanInput,
  models: readonly MergeModel[],
  proposals: readonly MergeProposal[],
): readonly Message[] {
  const { day, index } = input
  const notices: Message[] = []
  const isYoungOpen = day.settings.some(
    ({ setting, opening }) => setting !== 'outOfSchoolCare' && opening !== null,
  )
  const young = day.groups.filter(({ setting }) => setting !== 'outOfSchoolCare')
  const withChildren = young.filter(({ presences }) => presences.length > 0)
  if (!isYoungOpen) notices.push({ code: 'merge.notice.closed', params: {} })
  else if (withChildren.length < 2) {
    notices.push({ code: 'merge.notice.oneGroup', params: { count: withChildren.length } })
  } else if (models.length === 0) notices.push({ code: 'merge.notice.noneTogether', params: {} })
  else if (proposals.length === 0) notices.push({ code: 'merge.notice.nothingToSave', params: {} })
  const unknown = withChildren
    .flatMap(({ groupId }) => index.groupById.get(groupId) ?? [])
    .filter(({ roomAreaDm2 }) => roomAreaDm2 <= 0)
    .map(({ name }) => name)
  if (unknown.length > 0) {
    const params = { count: unknown.length, groups: unknown.join(', ') }
    notices.push({ code: 'merge.notice.roomUnknown', params })
  }
  const setAside = input.dismissed.filter((dismissed) => holdsOn(dismissed, day.day)).length
  if (setAside > 0) notices.push({ code: 'merge.notice.setAside', params: { count: setAside } })
  const school = day.units.find(({ setting, level }) => setting === 'outOfSchoolCare' && level === 'location')
  if (school !== undefined && school.groupIds.length > 1 && school.segments.length > 0) {
    notices.push({ code: 'merge.notice.school', params: {} })
  }
  if (proposals.length > 0 && !day.isRosterKnown) {
    notices.push({ code: 'merge.notice.rosterUnknown', params: {} })
  }
  return notices
}
