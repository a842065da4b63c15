import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './ledger.module.css'
import { saveFile } from '../../app/save-file.ts'

interface MonthActsProps {
  readonly locationId: LocationId
  readonly view: LedgerMonthView
  readonly onBook: () => void
  readonly onTariffs: () => void
  readonly onClose: () => void
}

/** Files for the administration, what can be booked, and the end of the month. */
export function MonthActs({ locationId, view, onBook, onTariffs, onClose }: MonthActsProps) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const exporting = useAct('ledger.export')
  const [saved, setSaved] = useState<string | null>(null)
  const exportAs = async (format: 'csv' | 'xlsx') => {
    setSaved(null)
    const result = await exporting.run({ locationId, month: view.month, format })
    if (result.status !== 'done') return
    const { fileName, base64, lines, controlTotal } = result.output
    saveFile(fileName, base64)
    const sentence = t('ledger.exported', { fileName, count: lines, total: controlTotal })
    setSaved(sentence)
    announcer.say(sentence)
  }
  return (
    <section aria-label={t('ledger.acts')} className={classes.monthActs}>
      <ProblemNotice text={exporting.problem} />
      {saved === null ? null : <Notice tone="good">{saved}</Notice>}
      <ButtonRow>
        <Button onClick={onTariffs}>{t('ledger.tariffs')}</Button>
        <Button right="ledger.edit" onClick={onBook}>
          {t('ledger.book')}
        </Button>
        <Button onClick={() => void exportAs('csv')} isUnavailable={exporting.isRunning}>
          {t('ledger.exportCsv')}
        </Button>
        <Button onClick={() => void exportAs('xlsx')} isUnavailable={exporting.isRunning}>
          {t('ledger.exportXlsx')}
        </Button>
        {view.isOpen ? (
          <Button kind="primary" right="ledger.close" onClick={onClose}>
            {t('ledger.close')}
          </Button>
        ) : null}
      </ButtonRow>
    </section>
  )
}
