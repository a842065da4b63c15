import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Form } from '../../ui/Form.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
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
  const [said, setSaid] = useState('')
  const { actorId, name, role, locationIds, accountId, accountUntil, isYou } = person
  const suggested = useSuggestedPlaces(person)
  const hasSuggestion = suggested.length > 0
  const [draft, setDraft] = useState<AccountDraft>({
    role,
    isEverywhere: locationIds.length === 0 && !hasSuggestion,
    locationIds: hasSuggestion ? suggested : locationIds,
    validUntil: accountUntil,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['people.list'] })
  const submit = async () => {
    if (open.isRunning) return
    setTried(true)
    const places = locationsOf(draft)
    if (places === null) return
    const { role: nextRole, validUntil } = draft
    const result = await open.run({ actorId, name, role: nextRole, locationIds: places, validUntil })
    if (result.status !== 'done') return
    setSaid(t('people.roleSaved', { name }))
    await refresh()
  }
  const stop = async (isNow: boolean) => {
    if (end.isRunning) return
    const result = await end.run({ actorId, isNow })
    if (result.status !== 'done') return
    announcer.say(t(isNow ? 'people.endedNow' : 'people.endedTomorrow', { name }))
    await refresh()
    onEnded()
  }
  const problem = open.problem ?? end.problem
  return (
    <Form onSubmit={submit}>
      <h3>{t('people.roleTitle')}</h3>
      {accountId === null ? <p className={classes.muted}>{t('people.roleFromRecords')}</p> : null}
      <AccountFields
        draft={draft}
        isTried={isTried}
        {...(hasSuggestion ? { placesHint: t('people.whereSuggested') } : {})}
        onChange={(next) => {
          setSaid('')
          setDraft((current) => ({ ...current, ...next }))
        }}
      />
      <ProblemNotice text={problem} />
      <ButtonRow>
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
        <span role="status">{said}</span>
      </ButtonRow>
      {isYou ? null : <p className={classes.muted}>{t('people.endWhat')}</p>}
    </Form>
  )
}

/** For staff that never had an account: where the roster has them, as far as whoever looks may give it. PRIV-4 */
function useSuggestedPlaces({ accountId, rosteredAt }: PersonView): readonly LocationId[] {
  const { locations, actor } = useSession()
  // In one house everywhere is that house.
  if (accountId !== null || locations.length < 2) return []
  const mayGive = (id: LocationId) => actor.locationIds.length === 0 || actor.locationIds.includes(id)
  return rosteredAt.filter((id) => mayGive(id) && locations.some((location) => location.id === id))
}
