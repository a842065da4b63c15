import type { LedgerLine } from '#shared/ipc/calls/ledger.ts'
import { writeMoney, writeShortDate } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import classes from './ledger.module.css'
import { useMoment } from './use-moment.ts'
import { writeSignedHours } from './write-amounts.ts'

/** One line with the rule it rests on, for lines that come from no request. */
export function LineCard({ line }: { readonly line: LedgerLine }) {
  const { t, write, language } = useTexts()
  const moment = useMoment()
  return (
    <dl className={classes.facts}>
      <dt>{t('ledger.child')}</dt>
      <dd>{line.childName}</dd>
      <dt>{t('ledger.kind')}</dt>
      <dd>{write(line.label)}</dd>
      <dt>{t('ledger.hours')}</dt>
      <dd>
        {writeSignedHours(line.minutes, language)} ({t('ledger.minutes', { minutes: line.minutes })})
      </dd>
      {line.centsPerHour === null ? null : (
        <>
          <dt>{t('ledger.linePrice')}</dt>
          <dd>{writeMoney(line.centsPerHour, language)}</dd>
        </>
      )}
      {line.cents === 0 ? null : (
        <>
          <dt>{t('ledger.amount')}</dt>
          <dd>{writeMoney(line.cents, language)}</dd>
        </>
      )}
      {line.expiresOn === null ? null : (
        <>
          <dt>{t('ledger.lineExpires')}</dt>
          <dd>{writeShortDate(line.expiresOn)}</dd>
        </>
      )}
      <dt>{t('ledger.lineReason')}</dt>
      <dd>{write(line.reason)}</dd>
      <dt>{t('ledger.source')}</dt>
      <dd>{write(line.source)}</dd>
      {line.note === '' ? null : (
        <>
          <dt>{t('ledger.lineNote')}</dt>
          <dd>{line.note}</dd>
        </>
      )}
      <dt>{t('ledger.lineBooked')}</dt>
      <dd>
        {moment(line.at)} {line.actorName}
      </dd>
    </dl>
  )
}
