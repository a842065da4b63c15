import { useState } from 'react'
import type { BackupsView } from '#shared/ipc/calls/backups.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { MakeCopy } from './MakeCopy.tsx'
import { isSecondPlaceNext } from './second-place.ts'
import { writeFailure } from './write-failure.ts'
import classes from './backups.module.css'

/** A folder on a stick or the network to which every copy goes as well. */
export function SecondPlacePart({ status }: { readonly status: BackupsView }) {
  const texts = useTexts()
  const { t } = texts
  const { today } = useSession()
  const { second } = status
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
        <Form onSubmit={choose}>
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
          <FormFoot>
            <Button type="submit" isUnavailable={folder.trim() === '' || setPlace.isRunning}>
              {t('backups.secondSave')}
            </Button>
          </FormFoot>
        </Form>
      ) : (
        <>
          <Notice tone={second.isReachable && second.failure === null ? 'good' : 'caution'}>
            <p>
              {t(
                isSecondPlaceNext(status)
                  ? 'backups.secondNext'
                  : second.isReachable
                    ? 'backups.secondOk'
                    : 'backups.secondAway',
                { folder: second.folder },
              )}
            </p>
            {second.failure === null ? null : <p>{writeFailure(texts, second.failure, today)}</p>}
          </Notice>
          <MakeCopy isBusyElsewhere={status.isBusy} />
          <Button isUnavailable={setPlace.isRunning} onClick={() => void setPlace.run({ folder: null })}>
            {t('backups.secondForget')}
          </Button>
        </>
      )}
    </div>
  )
}
