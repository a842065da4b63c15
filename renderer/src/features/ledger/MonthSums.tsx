import type { LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import { useTexts } from '../../app/texts.tsx'
import classes from './ledger.module.css'
import { useMoment } from './use-moment.ts'

/** What is still to be invoiced of the lines that were asked for, or when and by whom the month was handed over. */
export function MonthSums({ view }: { readonly view: LedgerMonthView }) {
  const { t } = useTexts()
  const write = useMoment()
  if (view.isOpen)
    return (
      <p className={classes.total} role="status">
        {t('ledger.toInvoice', { ...view.toInvoice })}
      </p>
    )
  const { closed } = view
  return (
    <p className={classes.closed} role="status">
      {t('ledger.nothingToInvoice')}{' '}
      {closed === null
        ? t('ledger.closedBefore')
        : t('ledger.closedSentence', {
            moment: write(closed.at),
            name: closed.byName,
            total: closed.controlTotal,
          })}
    </p>
  )
}
