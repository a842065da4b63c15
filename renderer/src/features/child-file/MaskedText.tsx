import { mayDo } from '#shared/commands/role-permissions.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './child-file.module.css'
import { useReveal } from './use-reveal.ts'
import type { Masked } from './use-reveal.ts'

interface MaskedTextProps {
  /** What is hidden, for the names of the buttons. */
  readonly label: string
  readonly masked: Masked
}

/** Dots in the place of a text, and a button that shows it for a while. Who may not show it reads who may. PRIV-4 */
export function MaskedText({ label, masked }: MaskedTextProps) {
  const { t } = useTexts()
  const { actor } = useSession()
  const { text, problem, show, hide } = useReveal(masked)
  if (!mayDo(actor.role, 'childFile.reveal')) {
    return <span className={classes.masked}>{t('childFile.maskedForYou')}</span>
  }
  return (
    <span className={classes.masked}>
      <span aria-live="polite">{text ?? <span aria-hidden="true">•••</span>}</span>
      <Button
        size="small"
        kind="quiet"
        aria-label={t(text === null ? 'childFile.showOf' : 'childFile.hideOf', { what: label })}
        onClick={() => (text === null ? void show() : hide())}
      >
        {t(text === null ? 'childFile.show' : 'childFile.hide')}
      </Button>
      {problem === null ? null : <span role="alert">{problem}</span>}
    </span>
  )
}
