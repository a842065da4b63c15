import { useState } from 'react'
import type { BackupsView } from '#shared/ipc/calls/backups.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { writeFailure } from './write-failure.ts'
import classes from './backups.module.css'

/** A folder on a stick or the network to which every copy goes as well. */
export function SecondPlacePart({ second }: { readonly second: BackupsView['second'] }) {
  const texts = useTexts()
  const { t } = texts
  const { today } = useSession()
  const setPlace = useAct('backups.setPlace')
  const [folder, setFolder] = useState('')
  const choose = async () => {
    if (folder.trim() === '' || setPlace.isRunning) return
    const reply = await setPlace.run({ folder })
    if (reply.status === 'done') setFolder('')
  }
  return (
    <div className={classes.part}>
      <h3>{t('backups.secondTitle')}</h3>
      {second === null ? (
        <form
          className={classes.part}
          onSubmit={(event) => {
            event.preventDefault()
            void choose()
          }}
        >
          <div className={classes.field}>
            <TextField
              label={t('backups.secondFolder')}
              hint={t('backups.secondWhy')}
              problem={setPlace.problem}
              value={folder}
              maxLength={1000}
              onChange={(value) => {
                setPlace.clear()
                setFolder(value)
              }}
            />
          </div>
          <Button type="submit" isUnavailable={folder.trim() === '' || setPlace.isRunning}>
            {t('backups.secondSave')}
          </Button>
        </form>
      ) : (
        <>
          <Notice tone={second.isReachable && second.failure === null ? 'good' : 'caution'}>
            <p>
              {t(second.isReachable ? 'backups.secondOk' : 'backups.secondAway', { folder: second.folder })}
            </p>
            {second.failure === null ? null : <p>{writeFailure(texts, second.failure, today)}</p>}
          </Notice>
          <Button isUnavailable={setPlace.isRunning} onClick={() => void setPlace.run({ folder: null })}>
            {t('backups.secondForget')}
          </Button>
        </>
      )}
    </div>
  )
}
