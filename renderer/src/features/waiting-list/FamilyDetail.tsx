import { useEffect, useRef, useState } from 'react'
import type { ChildId, LocationId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FamilyLog } from './FamilyLog.tsx'
import { GroupMatches } from './GroupMatches.tsx'
import { KnownChildField } from './KnownChildField.tsx'
import { WishFields } from './WishFields.tsx'
import { sentWish, wishOf, type Wish } from './wish.ts'
import classes from './waiting-list.module.css'

type Family = CallOutput<'waitingList.get'>

/** One family: where it fits, what was offered and why, its friends, and its wish to change. WAIT-3, WAIT-5 */
export function FamilyDetail({
  entryId,
  location,
  onClosed,
}: {
  readonly entryId: WaitingEntryId
  readonly location: CurrentLocation
  readonly onClosed: () => void
}) {
  const { t, write } = useTexts()
  const family = useCall('waitingList.get', { entryId }, { isKeepingPrevious: false })
  const match = useCall('waitingList.match', { entryId }, { isKeepingPrevious: false })
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = family.data !== undefined
  // It opens below a long list: who asked for it is brought there.
  useEffect(() => {
    if (isThere) heading.current?.focus()
  }, [isThere])
  if (family.isError) return <CallTrouble error={family.error} />
  if (family.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  const { row } = family.data
  return (
    <section className={classes.detail} aria-label={row.name}>
      <h2 ref={heading} tabIndex={-1}>
        {row.name}
      </h2>
      <p>
        {t('waitingList.placeOf', { place: row.place })} {write(row.placeReason)}
      </p>
      {family.data.note === '' ? null : <p className={classes.note}>{family.data.note}</p>}
      {family.data.siblings.length === 0 ? null : (
        <p>{t('waitingList.siblings', { names: family.data.siblings.map(({ name }) => name).join(', ') })}</p>
      )}
      {match.data === undefined ? null : <GroupMatches groups={match.data.groups} />}
      <FamilyLog family={family.data} />
      <Friends family={family.data} locationId={location.id} />
      {row.status === 'offered' ? null : <ChangeWish family={family.data} location={location} />}
      <Leave family={family.data} onClosed={onClosed} />
    </section>
  )
}

function Friends({ family, locationId }: { readonly family: Family; readonly locationId: LocationId }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const add = useAct('friendships.set')
  const remove = useAct('friendships.remove')
  const [friendId, setFriendId] = useState<ChildId | null>(null)
  const [round, setRound] = useState(0)
  const { childId } = family.row
  const mayChange = useMayDo()('waitingList.edit')
  const problem = add.problem ?? remove.problem
  const save = async () => {
    if (friendId === null) return
    const result = await add.run({ childId, friendId })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    setFriendId(null)
    setRound(round + 1)
  }
  const takeAway = async (id: ChildId) => {
    const result = await remove.run({ childId, friendId: id })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  return (
    <section>
      <h3>{t('waitingList.friends')}</h3>
      {family.friends.length === 0 ? <p className={classes.muted}>{t('waitingList.noFriends')}</p> : null}
      <ul className={classes.people}>
        {family.friends.map((friend) => (
          <li key={friend.childId}>
            {friend.name}{' '}
            <Button
              size="small"
              kind="quiet"
              right="waitingList.edit"
              aria-label={t('waitingList.removeFriendOf', { name: friend.name })}
              onClick={() => void takeAway(friend.childId)}
            >
              {t('waitingList.removeFriend')}
            </Button>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Form look="line" onSubmit={save}>
          <KnownChildField
            key={round}
            label={t('waitingList.friend')}
            locationId={locationId}
            onChoose={setFriendId}
          />
          <Button type="submit" isUnavailable={friendId === null}>
            {t('waitingList.addFriend')}
          </Button>
        </Form>
      ) : null}
      <ProblemNotice text={problem} />
    </section>
  )
}

function ChangeWish({ family, location }: { readonly family: Family; readonly location: CurrentLocation }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const change = useAct('waitingList.change')
  const [wish, setWish] = useState<Wish | null>(null)
  const [isTried, setTried] = useState(false)
  if (wish === null) {
    return (
      <div>
        <Button right="waitingList.edit" onClick={() => setWish(wishOf(family.row, family.note))}>
          {t('waitingList.change')}
        </Button>
      </div>
    )
  }
  const save = async () => {
    setTried(true)
    const sent = sentWish(wish)
    if (sent === undefined) return
    const result = await change.run({ entryId: family.row.entryId, ...sent })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    setWish(null)
  }
  return (
    <Form look="panel" aria-label={t('waitingList.change')} onSubmit={save}>
      <h3>{t('waitingList.change')}</h3>
      <WishFields
        wish={wish}
        settings={location.settings}
        isTried={isTried}
        onChange={(next) => setWish({ ...wish, ...next })}
      />
      <FormFoot problem={change.problem} onCancel={() => setWish(null)}>
        <Button kind="primary" type="submit">
          {t('waitingList.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function Leave({ family, onClosed }: { readonly family: Family; readonly onClosed: () => void }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const withdraw = useAct('waitingList.withdraw')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const send = async () => {
    const result = await withdraw.run({ entryId: family.row.entryId, reason })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onClosed()
  }
  return (
    <div>
      <Button kind="quiet" right="waitingList.edit" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('waitingList.withdraw')}
      </Button>
      {isOpen ? (
        <Form look="line" aria-label={t('waitingList.withdraw')} onSubmit={send}>
          <TextField
            label={t('waitingList.reason')}
            value={reason}
            maxLength={2000}
            autoFocus
            onChange={setReason}
          />
          <Button type="submit">{t('waitingList.withdrawNow')}</Button>
        </Form>
      ) : null}
      <ProblemNotice text={withdraw.problem} />
    </div>
  )
}
