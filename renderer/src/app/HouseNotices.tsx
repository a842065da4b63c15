import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import classes from './frame.module.css'
import { useSession } from './session.tsx'
import { useTexts } from './texts.tsx'
import { useGo } from './use-go.ts'

/** What holds on every screen and must not be missed: one line, above the content. */
export function HouseNotices() {
  const { t } = useTexts()
  const { actor } = useSession()
  const go = useGo()
  if (actor.name === '') {
    return (
      <div className={classes.houseNotice}>
        <Notice tone="caution">
          {t('lock.whoAreYou')}{' '}
          <LinkButton onClick={() => go.toSettings('people')}>{t('lock.sayWho')}</LinkButton>
        </Notice>
      </div>
    )
  }
  // Somebody of the authority sees everything a manager sees, and changes nothing. PRIV-4
  return actor.role === 'inspector' ? (
    <div className={classes.houseNotice}>
      <Notice>{t('lock.readOnly')}</Notice>
    </div>
  ) : null
}
