import type { DayView } from '#shared/domain/board/model.ts'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { groupNameOf } from '../../app/write-merge.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import type { MergeDraft } from './merge-draft.ts'
import { groupsToChoose } from './merge-draft.ts'
import classes from './merging.module.css'

interface GroupFieldsProps {
  readonly draft: MergeDraft
  /** The day as it is planned; undefined while it is being asked for. */
  readonly view: DayView | undefined
  readonly opening: Interval | null
  readonly onChange: (part: Partial<MergeDraft>) => void
}

/** Which groups, on which day, between which times, in whose room. */
export function GroupFields({ draft, view, opening, onChange }: GroupFieldsProps) {
  const { t, write } = useTexts()
  const location = useCurrentLocation()
  const groups = groupsToChoose(location, draft)
  const startMinute = draft.startMinute ?? opening?.startMinute ?? null
  const endMinute = draft.endMinute ?? opening?.endMinute ?? null
  const toggle = (groupId: BaseGroupId, isTicked: boolean) =>
    onChange({
      groupIds: isTicked
        ? groups.map(({ id }) => id).filter((id) => id === groupId || draft.groupIds.includes(id))
        : draft.groupIds.filter((id) => id !== groupId),
      hostGroupId: !isTicked && draft.hostGroupId === groupId ? null : draft.hostGroupId,
    })
  const labelOf = (groupId: BaseGroupId, name: string) => {
    const group = view?.groups.find((each) => each.groupId === groupId)
    if (group === undefined) return name
    return t('merging.groupChildren', { group: name, count: group.children.length })
  }
  const hosts = draft.groupIds.map((id) => ({ value: id, label: groupNameOf(location, id) }))
  const host = hosts.find(({ value }) => value === draft.hostGroupId) ?? hosts[0]
  return (
    <>
      <DayField
        label={t('merging.day')}
        value={draft.day}
        problem={view === undefined || view.closed === null ? null : write(view.closed)}
        onChange={(day) => {
          if (day !== null) onChange({ day })
        }}
      />
      <fieldset className={classes.choices}>
        <legend>{t('merging.which')}</legend>
        {groups.map(({ id, name }) => (
          <CheckField
            key={id}
            label={labelOf(id, name)}
            isChecked={draft.groupIds.includes(id)}
            onChange={(isTicked) => toggle(id, isTicked)}
          />
        ))}
      </fieldset>
      <div className={classes.pair}>
        <TimeField
          label={t('merging.from')}
          value={startMinute}
          onChange={(minute) => onChange({ startMinute: minute })}
        />
        <TimeField
          label={t('merging.until')}
          value={endMinute}
          problem={
            startMinute !== null && endMinute !== null && startMinute >= endMinute
              ? t('merging.orderProblem')
              : null
          }
          onChange={(minute) => onChange({ endMinute: minute })}
        />
      </div>
      {host === undefined || hosts.length < 2 ? null : (
        <SelectField
          label={t('merging.host')}
          value={host.value}
          options={hosts}
          onChange={(hostGroupId) => onChange({ hostGroupId })}
        />
      )}
    </>
  )
}
