import type { CallOutput } from '#shared/ipc/contract.ts'
import { useTexts } from '../../app/texts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './children.module.css'

/** Whether what is added fits, weekday by weekday, and why the change cannot be saved as it is. CARE-5 */
export function ContractRoom({ preview }: { readonly preview: CallOutput<'contracts.preview'> }) {
  const { t, write, word } = useTexts()
  return (
    <section aria-label={t('contract.room')} aria-live="polite">
      <h4>{t('contract.room')}</h4>
      {preview.room.length === 0 ? <p className={classes.muted}>{t('contract.noRoomAsked')}</p> : null}
      <ul className={classes.days}>
        {preview.room.map(({ weekday, verdict, message, day }) => (
          <li key={weekday}>
            <VerdictTag verdict={verdict} /> <strong>{word(`weekday.${weekday}`)}</strong>: {write(message)}{' '}
            {day === null || verdict === 'ok' ? '' : t('contract.decidingDay', { day })}
          </li>
        ))}
      </ul>
      {preview.problem === null ? null : <Notice tone="caution">{write(preview.problem)}</Notice>}
    </section>
  )
}
