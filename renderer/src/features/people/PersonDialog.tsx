import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { AccountForm } from './AccountForm.tsx'
import classes from './people.module.css'
import { PinForm } from './PinForm.tsx'
import { SignInForm } from './SignInForm.tsx'

interface PersonDialogProps {
  readonly person: PersonView | undefined
  readonly onClose: () => void
}

/** One person: how he or she gets in on this computer, the short code, and as what somebody works. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog
      title={person?.name ?? ''}
      isOpen={person !== undefined}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      {person === undefined ? null : <PersonSections person={person} onClose={onClose} />}
    </Dialog>
  )
}

function PersonSections({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { hasPassword } = useSession()
  const mayDo = useMayDo()
  return (
    <div className={classes.sections}>
      {mayDo('people.manage') ? (
        hasPassword ? (
          <SignInForm person={person} />
        ) : (
          <p className={classes.muted}>{t('people.passwordFirst')}</p>
        )
      ) : null}
      {mayDo('people.manage') && hasPassword ? <PinForm person={person} /> : null}
      {mayDo('accounts.edit') ? <AccountForm person={person} onEnded={onClose} /> : null}
    </div>
  )
}
