import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { monthOf, nextMonth, previousMonth } from '#shared/kernel/month.ts'
import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { FlexibleDesk } from './FlexibleDesk.tsx'
import classes from './flexible.module.css'

/** A month of flexible days, of one child or of all: what fits, what is guaranteed, and asking several at once. FLEX-1 */
export function FlexibleScreen({ childId }: { readonly childId: string | null }) {
  const { t } = useTexts()
  const session = useSession()
  const location = useCurrentLocation()
  const [month, setMonth] = useState<IsoMonth>(() => monthOf(workingDay(session)))
  const [chosen, setChosen] = useState(childId ?? '')
  const shown = useCall(
    'flexibleDays.month',
    { locationId: location?.id ?? '-', month, childId: chosen === '' ? null : chosen },
    { isEnabled: location !== undefined },
  )
  return (
    <Page
      title={t('screen.flexible')}
      isBusy={shown.isFetching}
      tools={<MonthTools month={month} onMonth={setMonth} />}
    >
      <div className={classes.screen}>
        <p className={classes.muted}>{t('flexible.sentence')}</p>
        <CallTrouble error={shown.error} />
        {shown.data === undefined || location === undefined ? null : (
          <>
            <ChildChoice data={shown.data} value={chosen} onChange={setChosen} />
            <p>
              {t('flexible.guarantee', {
                day: shown.data.guaranteedFrom,
                count: shown.data.guaranteeDays,
              })}
            </p>
            {shown.data.children.length === 0 ? (
              <EmptyState title={t('flexible.empty')}>
                <p>{t('flexible.emptySentence')}</p>
              </EmptyState>
            ) : (
              <FlexibleDesk
                // Another month or child is another choice of days.
                key={`${month} ${chosen}`}
                locationId={location.id}
                month={month}
                guaranteeDays={shown.data.guaranteeDays}
                rows={shown.data.children}
              />
            )}
          </>
        )}
      </div>
    </Page>
  )
}

function MonthTools({
  month,
  onMonth,
}: {
  readonly month: IsoMonth
  readonly onMonth: (month: IsoMonth) => void
}) {
  const { t } = useTexts()
  return (
    <div className={classes.tools}>
      <IconButton
        label={t('flexible.previousMonth')}
        icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => onMonth(previousMonth(month))}
      />
      <span className={classes.month} aria-live="polite">
        {t('flexible.month', { month })}
      </span>
      <IconButton
        label={t('flexible.nextMonth')}
        icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => onMonth(nextMonth(month))}
      />
    </div>
  )
}

function ChildChoice({
  data,
  value,
  onChange,
}: {
  readonly data: CallOutput<'flexibleDays.month'>
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { t } = useTexts()
  const options = [
    { value: '', label: t('flexible.allChildren') },
    ...data.choices.map((choice) => ({ value: String(choice.childId), label: choice.name })),
  ]
  const isKnown = options.some((option) => option.value === value)
  const isCut = value === '' && data.children.length < data.choices.length
  return (
    <div className={classes.child}>
      <SelectField
        label={t('flexible.child')}
        {...(isCut ? { hint: t('flexible.noMoreChildren', { count: data.children.length }) } : {})}
        value={isKnown ? value : ''}
        options={options}
        onChange={onChange}
      />
    </div>
  )
}
