import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { Inbox } from './use-inbox.ts'

/** Nothing in this list: good news, said calmly. Shows nothing while the list is still on its way. */
export function EmptyInbox({ inbox }: { readonly inbox: Inbox }) {
  const { t } = useTexts()
  const go = useGo()
  const { tab } = inbox.desk
  if (inbox.rows === undefined) return null
  const waiting = inbox.counts?.offered ?? 0
  return (
    <EmptyState
      title={t(`inbox.empty.${tab}`)}
      action={
        tab === 'open' ? <Button onClick={() => go.toNewRequest()}>{t('inbox.new')}</Button> : undefined
      }
    >
      <p>{t(`inbox.empty.${tab}Sentence`)}</p>
      {tab === 'open' && waiting > 0 ? <p>{t('inbox.empty.openWaiting', { count: waiting })}</p> : null}
    </EmptyState>
  )
}
