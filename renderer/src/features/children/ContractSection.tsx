import { useState } from 'react'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { addDays, formatMinute, isoWeekOf, mondayOfWeek } from '#shared/kernel/time.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ContractChangeForm } from './ContractChangeForm.tsx'
import { ContractEndForm } from './ContractEndForm.tsx'
import { mayStart } from './may-start.ts'
import classes from './children.module.css'

type ListedContract = ChildCard['contracts'][number]

/** The contracts of a child, each with its change and its end. CARE-5 */
export function ContractSection({ card, day }: { readonly card: ChildCard; readonly day: IsoDay }) {
  const { t } = useTexts()
  return (
    <>
      <h3>{t('child.contracts')}</h3>
      {card.contracts.length === 0 ? <p className={classes.muted}>{t('child.noContracts')}</p> : null}
      <ul>
        {card.contracts.map((contract) => (
          <li key={contract.id}>
            <ContractLine contract={contract} day={day} />
            <ContractActs contract={contract} mayChange={mayStart(card, 'changeContract')} />
          </li>
        ))}
      </ul>
    </>
  )
}

function ContractLine({ contract, day }: { readonly contract: ListedContract; readonly day: IsoDay }) {
  const { t, word, language } = useTexts()
  const monday = mondayOfWeek(isoWeekOf(day))
  const weekdayName = (weekday: Weekday) => weekdayShort(addDays(monday, weekday - 1), language)
  return (
    <>
      <strong>{contract.groupName}</strong> · {word(`setting.${contract.setting}`)} ·{' '}
      {t(`form.${contract.form}`)}
      <br />
      {contract.endDate === null
        ? t('child.from', { day: contract.startDate })
        : t('child.fromUntil', { start: contract.startDate, end: contract.endDate })}
      <br />
      {contract.days
        .map(({ weekday, startMinute, endMinute }) =>
          startMinute === null || endMinute === null
            ? weekdayName(weekday)
            : `${weekdayName(weekday)} ${formatMinute(startMinute)}–${formatMinute(endMinute)}`,
        )
        .join(' · ')}
    </>
  )
}

function ContractActs({
  contract,
  mayChange,
}: {
  readonly contract: ListedContract
  readonly mayChange: boolean
}) {
  const { t } = useTexts()
  const { today } = useSession()
  const [open, setOpen] = useState<'change' | 'end' | null>(null)
  const toggle = (which: 'change' | 'end') => setOpen(open === which ? null : which)
  if (contract.endDate !== null && contract.endDate < today) return null
  return (
    <>
      <div className={classes.acts}>
        {mayChange ? (
          <Button
            size="small"
            right="contracts.edit"
            aria-expanded={open === 'change'}
            aria-label={t('contract.changeOf', { group: contract.groupName })}
            onClick={() => toggle('change')}
          >
            {t('contract.change')}
          </Button>
        ) : null}
        <Button
          size="small"
          kind="quiet"
          right="contracts.edit"
          aria-expanded={open === 'end'}
          aria-label={t('contract.endOf', { group: contract.groupName })}
          onClick={() => toggle('end')}
        >
          {t('contract.end')}
        </Button>
      </div>
      {open === 'change' && mayChange ? (
        <ContractChangeForm contractId={contract.id} onDone={() => setOpen(null)} />
      ) : null}
      {open === 'end' ? <ContractEndForm contractId={contract.id} onDone={() => setOpen(null)} /> : null}
    </>
  )
}
