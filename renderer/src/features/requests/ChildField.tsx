import type { LocationId } from '#shared/domain/ids.ts'
import type { FoundChild } from '#shared/ipc/calls/children.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import { weekdayShort, writeAge } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { ComboField } from '../../ui/ComboField.tsx'
import type { Draft } from './draft.ts'
import classes from './requests.module.css'

const shownChildren = 8
/** A Monday, to name weekdays by. */
const anyMonday = isoDay('2026-11-23')

interface ChildFieldProps {
  readonly locationId: LocationId
  readonly draft: Draft
  /** The name of the chosen child, for a draft that began with the child alone. */
  readonly knownName: string
  readonly problem: string | null
  readonly onChange: (next: Partial<Draft>) => void
}

/** Who it is about: a few letters, then the arrows. */
export function ChildField({ locationId, draft, knownName, problem, onChange }: ChildFieldProps) {
  const { t, language } = useTexts()
  const isTyping = draft.childId === null && draft.childText !== ''
  const found = useCall(
    'children.search',
    { locationId, text: draft.childText.slice(0, 100), limit: shownChildren },
    { isEnabled: isTyping },
  )
  const options = (isTyping ? (found.data?.children ?? []) : []).map((child) => ({
    value: child.id,
    label: child.name,
    aside: <span className={classes.muted}>{asideOf(child, language)}</span>,
  }))
  return (
    <ComboField
      label={t('newRequest.child')}
      placeholder={t('newRequest.childPlaceholder')}
      text={draft.childText === '' && draft.childId !== null ? knownName : draft.childText}
      // The line above named another child, or none: it no longer speaks for this field.
      onType={(childText) => onChange({ childText, childId: null, quickText: '' })}
      options={options}
      isSearching={found.isFetching}
      onChoose={(option) => {
        const child = found.data?.children.find(({ id }) => id === option.value)
        if (child !== undefined) onChange({ childId: child.id, childText: child.name })
      }}
      problem={problem}
    />
  )
}

function asideOf({ ageMonths, groupName, weekdays }: FoundChild, language: Language): string {
  const days = weekdays.map((weekday) => weekdayShort(addDays(anyMonday, weekday - 1), language)).join(' ')
  return [writeAge(ageMonths, language), groupName, days].filter((part) => part !== '').join(' · ')
}
