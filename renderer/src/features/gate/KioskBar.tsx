import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import classes from './kiosk.module.css'

/** Who writes now, and a button to be done. */
export function KioskBar() {
  const { t } = useTexts()
  const { actor } = useSession()
  const queries = useQueryClient()
  const leave = useAct('gate.kioskLeave')
  return (
    <header className={classes.bar}>
      <span>{t('kiosk.as', { name: actor.name })}</span>
      {leave.problem === null ? null : <span role="alert">{leave.problem}</span>}
      <button
        type="button"
        className={classes.done}
        onClick={() =>
          void leave.run({}).then(() => queries.invalidateQueries({ queryKey: ['gate.status'] }))
        }
      >
        {t('kiosk.done')}
      </button>
    </header>
  )
}
