import { Button } from '../ui/Button.tsx'
import { CallError, refusalOf, writeTrouble } from './call-error.ts'
import classes from './frame.module.css'
import { useTexts } from './texts.tsx'

/** The application did not answer the very first question. */
export function StartTrouble({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const texts = useTexts()
  if (refusalOf(error)?.code === 'sync.wiped') {
    return (
      <main className={classes.crash}>
        <h1>{texts.t('sync.wipedTitle')}</h1>
        <p>{writeTrouble(texts, error)}</p>
        <p>{texts.t('sync.wipedNext')}</p>
      </main>
    )
  }
  const isUnreachable = error instanceof CallError && error.message === 'call.disconnected'
  return (
    <main className={classes.crash}>
      <h1>{texts.t('fault.title')}</h1>
      <p>{isUnreachable ? texts.t('fault.connection') : writeTrouble(texts, error)}</p>
      <Button kind="primary" onClick={onRetry}>
        {texts.t('fault.retry')}
      </Button>
    </main>
  )
}
