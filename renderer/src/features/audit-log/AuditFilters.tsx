import { useState } from 'react'
import { trailGroups } from '#shared/domain/audit/model.ts'
import type { AuditFilter } from '#shared/ipc/calls/audit.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { FieldRow } from '../../ui/FieldRow.tsx'
import { SelectField } from '../../ui/SelectField.tsx'

export const noFilter: AuditFilter = {
  fromDay: null,
  untilDay: null,
  actorId: null,
  group: null,
  childId: null,
}

interface AuditFiltersProps {
  readonly filter: AuditFilter
  readonly people: CallOutput<'audit.standing'>['people']
  readonly onChange: (filter: AuditFilter) => void
}

/** Of when, of whom, of what kind, about which child. */
export function AuditFilters({ filter, people, onChange }: AuditFiltersProps) {
  const { t } = useTexts()
  const mayDo = useMayDo()
  const [childText, setChildText] = useState('')
  const isFiltered = Object.values(filter).some((value) => value !== null)
  return (
    <FieldRow label={t('auditLog.filters')}>
      <DayField
        label={t('auditLog.from')}
        value={filter.fromDay}
        onChange={(fromDay) => onChange({ ...filter, fromDay })}
      />
      <DayField
        label={t('auditLog.until')}
        value={filter.untilDay}
        onChange={(untilDay) => onChange({ ...filter, untilDay })}
      />
      <SelectField
        label={t('auditLog.who')}
        value={filter.actorId ?? ''}
        options={[
          { value: '', label: t('auditLog.everybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name === '' ? t('auditLog.unknown') : name })),
        ]}
        onChange={(actorId) => onChange({ ...filter, actorId: actorId === '' ? null : actorId })}
      />
      <SelectField
        label={t('auditLog.group')}
        value={filter.group ?? ''}
        options={[
          { value: '' as const, label: t('auditLog.group.all') },
          ...trailGroups.map((group) => ({ value: group, label: t(`auditLog.group.${group}`) })),
        ]}
        onChange={(group) => onChange({ ...filter, group: group === '' ? null : group })}
      />
      {mayDo('children.view') ? (
        <ChildFilter
          text={childText}
          isChosen={filter.childId !== null}
          onChange={(childId, text) => {
            setChildText(text)
            if (childId !== filter.childId) onChange({ ...filter, childId })
          }}
        />
      ) : null}
      {isFiltered ? (
        <Button
          onClick={() => {
            setChildText('')
            onChange(noFilter)
          }}
        >
          {t('auditLog.clear')}
        </Button>
      ) : null}
    </FieldRow>
  )
}

const shownChildren = 8

interface ChildFilterProps {
  readonly text: string
  readonly isChosen: boolean
  readonly onChange: (childId: ChildId | null, text: string) => void
}

/** A child by a few letters of its name. */
function ChildFilter({ text, isChosen, onChange }: ChildFilterProps) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const isTyping = location !== undefined && !isChosen && text.trim() !== ''
  const found = useCall(
    'children.search',
    { locationId: location?.id ?? '', text: text.slice(0, 100), limit: shownChildren },
    { isEnabled: isTyping },
  )
  const children = isTyping ? (found.data?.children ?? []) : []
  return (
    <ComboField
      label={t('auditLog.child')}
      placeholder={t('auditLog.childPlaceholder')}
      text={text}
      onType={(typed) => onChange(null, typed)}
      options={children.map(({ id, name, groupName }) => ({ value: id, label: name, aside: groupName }))}
      isSearching={found.isFetching}
      onChoose={({ value, label }) => onChange(children.find(({ id }) => id === value)?.id ?? null, label)}
    />
  )
}
