import type { LocationId } from '#shared/domain/ids.ts'
import { ledgerAccounts } from '#shared/domain/ledger/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldRow } from '../../ui/FieldRow.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { ChildPicker } from './ChildPicker.tsx'
import type { LedgerMonth } from './use-ledger-month.ts'

interface LedgerFiltersProps {
  readonly locationId: LocationId
  readonly ledger: LedgerMonth
}

/** Which month, whose lines, of which kind. */
export function LedgerFilters({ locationId, ledger }: LedgerFiltersProps) {
  const { t, word } = useTexts()
  const months = ledger.view?.months ?? [{ month: ledger.month, isOpen: true }]
  // While another month is on its way, the one that was asked for must be in the list.
  const all = months.some(({ month }) => month === ledger.month)
    ? months
    : [{ month: ledger.month, isOpen: true }, ...months]
  const knownName =
    ledger.childId === null || ledger.childText !== ''
      ? ledger.childText
      : (ledger.view?.lines[0]?.childName ?? '')
  return (
    <FieldRow>
      <SelectField
        label={t('ledger.month')}
        value={ledger.month}
        options={all.map(({ month, isOpen }) => ({
          value: month,
          label: t(isOpen ? 'ledger.monthOpen' : 'ledger.monthClosed', { month }),
        }))}
        onChange={ledger.toMonth}
      />
      <ChildPicker
        locationId={locationId}
        label={t('ledger.child')}
        childId={ledger.childId}
        text={knownName}
        placeholder={t('ledger.childPlaceholder')}
        onChange={ledger.toChild}
      />
      <SelectField
        label={t('ledger.account')}
        value={ledger.account}
        options={[
          { value: 'all' as const, label: t('ledger.accountAll') },
          ...ledgerAccounts.map((account) => ({ value: account, label: word(`account.${account}`) })),
        ]}
        onChange={ledger.toAccount}
      />
      {ledger.childId === null ? null : (
        <Button onClick={() => ledger.toChild(null, '')}>{t('ledger.childClear')}</Button>
      )}
    </FieldRow>
  )
}
