import { useContextDoor } from '../../app/use-door.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import classes from './gate.module.css'
import { SetUpForm } from './SetUpScreen.tsx'

/** On a computer that is open without a password: the way to give it one, among the settings. */
export function SetUpPart() {
  const { t } = useTexts()
  const { actor } = useSession()
  return (
    <div className={classes.part}>
      <p>{t('gate.setUp.whyHere')}</p>
      <SetUpForm door={useContextDoor()} knownName={actor.name} />
    </div>
  )
}
