import { useState } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { isMatch } from '../../app/fold-text.ts'
import type { NewCode } from '../../app/use-door.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChooseYourself } from './ChooseYourself.tsx'
import { NewPersonDialog } from './NewPersonDialog.tsx'
import { OwnAccess } from './OwnAccess.tsx'
import classes from './people.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonDialog } from './PersonDialog.tsx'

const fewToFilter = 8
const mostShown = 50

interface PeoplePartProps {
  /** Shows a new printed code on a page of its own. */
  readonly onNewCode: (newCode: NewCode) => void
}

/** Who may work here, as what, and how each of them gets in on this computer. PRIV-4 */
export function PeoplePart({ onNewCode }: PeoplePartProps) {
  const { t } = useTexts()
  const mayDo = useMayDo()
  const { hasPassword } = useSession()
  const list = useCall('people.list', {})
  const [typed, setTyped] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  if (list.isError) return <CallTrouble error={list.error} />
  if (list.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  const { people, isUnknown, recoveryCodeMadeAt } = list.data
  const you = people.find(({ isYou }) => isYou)
  const mayManage = mayDo('people.manage') || mayDo('accounts.edit')
  const matches = people.filter(({ name }) => typed.trim() === '' || isMatch(name, typed))
  const shown = inOrder(matches).slice(0, mostShown)
  return (
    <div className={classes.part}>
      {isUnknown ? <ChooseYourself people={people} /> : null}
      <p>{t('people.what')}</p>
      {people.length > fewToFilter ? (
        <div className={classes.filter}>
          <TextField
            label={t('people.find')}
            type="search"
            maxLength={100}
            value={typed}
            onChange={setTyped}
          />
        </div>
      ) : null}
      <PeopleTable people={shown} mayManage={mayManage} onChoose={({ actorId }) => setChosenId(actorId)} />
      {matches.length > shown.length ? (
        <p className={classes.muted}>{t('people.more', { count: matches.length - shown.length })}</p>
      ) : null}
      <ButtonRow>
        {mayDo('accounts.edit') ? <Button onClick={() => setAdding(true)}>{t('people.add')}</Button> : null}
      </ButtonRow>
      {mayManage ? null : <p className={classes.muted}>{t('people.byOther')}</p>}
      {hasPassword ? (
        <OwnAccess you={you} recoveryCodeMadeAt={recoveryCodeMadeAt} onNewCode={onNewCode} />
      ) : null}
      <PersonDialog
        person={people.find(({ actorId }) => actorId === chosenId)}
        onClose={() => setChosenId(null)}
      />
      <NewPersonDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  )
}

/** Yourself, then who signs in here, then the others; each by name. */
function inOrder(people: readonly PersonView[]): readonly PersonView[] {
  const rank = (person: PersonView) => (person.isYou ? 0 : person.slotId !== null ? 1 : 2)
  return people.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
