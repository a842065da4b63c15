import type { RestrictionView } from '#shared/ipc/calls/privacy.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { KeptText } from '../../ui/KeptText.tsx'
import classes from './privacy.module.css'

/** Whose data is kept and not used now, and the way to lift that; Ctrl+Z takes it back. PRIV-2 */
export function RestrictionList({ restrictions }: { readonly restrictions: readonly RestrictionView[] }) {
  const { t, word } = useTexts()
  const lift = useAct('privacy.lift')
  if (restrictions.length === 0) return null
  return (
    <section aria-labelledby="restrictions">
      <h2 id="restrictions">{t('privacy.restrictions', { count: restrictions.length })}</h2>
      <p className={classes.muted}>{t('privacy.restrictionsSentence')}</p>
      <ProblemNotice text={lift.problem} />
      <ul className={classes.lines} role="list">
        {restrictions.map((restriction) => {
          const { id, childName, reason, since } = restriction
          const name =
            childName === '' ? t('privacy.nameless', { what: word('privacySubjectKind.child') }) : childName
          return (
            <li key={id} className={classes.card}>
              <h3>{name}</h3>
              <p>{t('privacy.since', { day: since })}</p>
              {reason === '' ? null : <p>{reason}</p>}
              <KeptText of={restriction} />
              <ButtonRow>
                <Button
                  right="privacy.edit"
                  isUnavailable={lift.isRunning}
                  onClick={() => void lift.run({ restrictionId: id })}
                >
                  {t('privacy.lift', { name })}
                </Button>
              </ButtonRow>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
