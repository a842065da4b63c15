import { mayDo } from '#shared/commands/role-permissions.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import classes from './sync.module.css'

/** Headquarters no longer knows this computer: it can join anew, and what was done here goes along. */
export function RejoinPart({ onEnrolled }: { readonly onEnrolled: () => void }) {
  const { t } = useTexts()
  const { actor } = useSession()
  return (
    <section className={classes.enrol} aria-labelledby="sync-rejoin">
      <h2 id="sync-rejoin">{t('sync.rejoin.title')}</h2>
      <p>{t('sync.rejoin.what')}</p>
      {mayDo(actor.role, 'sync.enrol') ? (
        <EnrolForm onEnrolled={onEnrolled} />
      ) : (
        <p className={classes.muted}>{t('sync.enrol.byOther')}</p>
      )}
    </section>
  )
}
