import { useRef } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { useArrivalFocus } from './use-arrival-focus.ts'
import classes from './sync.module.css'

/** A computer by itself: what that means, and how it joins headquarters. */
export function EnrolPart({ onEnrolled }: { readonly onEnrolled: () => void }) {
  const { t } = useTexts()
  const { actor } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useArrivalFocus(heading)
  return (
    <section className={classes.enrol} aria-labelledby="sync-enrol">
      <h2 id="sync-enrol" ref={heading} tabIndex={-1}>
        {t('sync.enrol.title')}
      </h2>
      <p>
        {t('sync.enrol.now')} {t('sync.enrol.what')}
      </p>
      {mayDo(actor.role, 'sync.enrol') ? (
        <EnrolForm onEnrolled={onEnrolled} />
      ) : (
        <p className={classes.muted}>{t('sync.enrol.byOther')}</p>
      )}
    </section>
  )
}
