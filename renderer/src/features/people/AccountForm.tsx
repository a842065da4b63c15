import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { AccountDraft } from './AccountFields.tsx'
import { AccountFields, locationsOf } from './AccountFields.tsx'
import classes from './people.module.css'

interface AccountFormProps {
  readonly person: PersonView
  readonly onEnded: () => void
}

/** As what somebody works from today on; ending it holds on every computer. PRIV-4 */
export function AccountForm({ person, onEnded }: AccountFormProps) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const queries = useQueryClient()
  const open = useAct('accounts.open')
  const end = useAct('accounts.end')
  const [isTried, setTried] = useState(false)
  const { actorId, name, role, locationIds, accountId, accountUntil, isYou } = person
  const [draft, setDraft] = useState<AccountDraft>({
    role,
    isEverywhere: locationIds.length === 0,
    locationIds,
    validUntil: accountUntil,
  })
  const finish = async (sentence: string) => {
    announcer.say(sentence)
    await queries.invalidateQueries({ queryKey: ['people.list'] })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (open.isRunning) return
    setTried(true)
    const places = locationsOf(draft)
    if (places === null) return
    const { role: nextRole, validUntil } = draft
    const result = await open.run({ actorId, name, role: nextRole, locationIds: places, validUntil })
    if (result.status === 'done') await finish(t('people.roleSaved', { name }))
  }
  const stop = async (isNow: boolean) => {
    if (end.isRunning) return
    const result = await end.run({ actorId, isNow })
    if (result.status !== 'done') return
    await finish(t(isNow ? 'people.endedNow' : 'people.endedTomorrow', { name }))
    onEnded()
  }
  const problem = open.problem ?? end.problem
  return (
    <form
      className={`${classes.form} ${classes.section}`}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <h3>{t('people.roleTitle')}</h3>
      {accountId === null ? <p className={classes.muted}>{t('people.roleFromRecords')}</p> : null}
      <AccountFields
        draft={draft}
        isTried={isTried}
        onChange={(next) => setDraft((current) => ({ ...current, ...next }))}
      />
      {problem === null ? null : (
        <Notice tone="problem" isAlert>
          {problem}
        </Notice>
      )}
      <div className={classes.acts}>
        <Button type="submit" isUnavailable={open.isRunning}>
          {t('people.roleSave')}
        </Button>
        {isYou ? null : (
          <>
            <Button kind="quiet" onClick={() => void stop(false)}>
              {t('people.endTomorrow')}
            </Button>
            <Button kind="quiet" onClick={() => void stop(true)}>
              {t('people.endNow')}
            </Button>
          </>
        )}
      </div>
      {isYou ? null : <p className={classes.muted}>{t('people.endWhat')}</p>}
    </form>
  )
}
