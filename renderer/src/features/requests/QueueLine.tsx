import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import { useTexts } from '../../app/texts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './detail.module.css'

/** Where the request stands in the queue and why there, who asked the same place before, and that it fits by now. */
export function QueueLine({ detail }: { readonly detail: RequestDetail }) {
  const { t, write, language } = useTexts()
  const { queue, rivals, isNowFitting } = detail
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    rivals.map(({ childName }) => childName),
  )
  return (
    <>
      {queue === null ? null : (
        <p className={classes.queue}>
          {t('inbox.queue', { position: queue.position, reason: write(queue.reason) })}
        </p>
      )}
      {rivals.length === 0 ? null : (
        <Notice tone="caution">{t('inbox.rivals', { count: rivals.length, names })}</Notice>
      )}
      {isNowFitting ? <Notice tone="good">{t('inbox.nowFitting')}</Notice> : null}
    </>
  )
}
